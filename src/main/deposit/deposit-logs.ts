import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { ExecutionLog } from '../platform/execution-rpc/schemas.ts';

/** keccak-256 of `DepositEvent(bytes,bytes,bytes,bytes,bytes)`. */
const DEPOSIT_EVENT = '0x649bbc62d0e31342afea4e5cd82d4049e7e1ee912fc0889aa790803be39038c5';
/** Five offsets and the length of the first value, 32 bytes each, stand before the 48 bytes of the public key. */
const PUBKEY_AT = 2 + 2 * 6 * 32;

/** Public key of a deposit log: the first of five dynamic values (deposit-contract, DepositEvent). Lower case. */
export const pubkeyOfLog = (log: Pick<ExecutionLog, 'data'>): string => `0x${log.data.slice(PUBKEY_AT, PUBKEY_AT + 96).toLowerCase()}`;

/** Deposits of a key that the contract logged from a block on, oldest first. */
export async function depositLogs(
  execution: Pick<ExecutionRpc, 'logs'>,
  contract: string,
  pubkey: string,
  fromBlock: number,
): Promise<readonly ExecutionLog[]> {
  const logs = await execution.logs({ address: contract, topics: [DEPOSIT_EVENT], fromBlock: Math.max(0, fromBlock), toBlock: 'latest' });
  return logs.filter((log) => pubkeyOfLog(log) === pubkey);
}
