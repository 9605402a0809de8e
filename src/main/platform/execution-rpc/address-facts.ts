import type { AddressFacts } from '../../../shared/keys.ts';
import type { ExecutionRpc } from './execution-rpc.ts';

/** What a chain knows of an address: code, and whether it ever sent a transaction or holds coins. Errors: `execution.*`. */
export async function lookUpAddress(
  rpc: Pick<ExecutionRpc, 'balance' | 'code' | 'transactionCount'>,
  address: string,
): Promise<AddressFacts> {
  const [code, sent, balance] = await Promise.all([rpc.code(address), rpc.transactionCount(address), rpc.balance(address)]);
  return { contract: code !== '0x', used: code !== '0x' || sent > 0 || balance > 0n };
}
