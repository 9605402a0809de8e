import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { jsonRpc } from './json-rpc.ts';
import {
  bigAnswer,
  blockAnswer,
  bytesAnswer,
  type ExecutionBlock,
  type ExecutionLog,
  forkTimesAnswer,
  type Hex,
  hashAnswer,
  logAnswer,
  numberAnswer,
  receiptAnswer,
  syncingAnswer,
  type TransactionReceipt,
} from './schemas.ts';

export type BlockTag = 'latest' | 'safe' | 'finalized' | 'earliest' | 'pending' | number;

/**
 * What Hearth asks an execution client, named after the JSON-RPC methods (execution-apis). Every call has a time-out of 4 s.
 * Errors: AppError `execution.unreachable`, `execution.refused`.
 */
export type ExecutionRpc = {
  readonly chainId: () => Promise<number>;
  readonly blockNumber: () => Promise<number>;
  /** Null: the client does not have it. */
  readonly block: (tag: BlockTag) => Promise<ExecutionBlock | null>;
  readonly peerCount: () => Promise<number>;
  /** Null: not syncing, or (geth on a followed chain) it cannot tell. */
  readonly syncing: () => Promise<{ readonly currentBlock: number; readonly highestBlock: number } | null>;
  readonly clientVersion: () => Promise<string>;
  /**
   * Activation times of the fork that holds at its head, the next and the last known one, in Unix seconds (EIP-7910). Null: the client
   * lacks the method; a time is null where it knows none, the current one too before the first fork by time.
   */
  readonly forkTimes: () => Promise<{ readonly current: number | null; readonly next: number | null; readonly last: number | null } | null>;
  /** Wei. */
  readonly balance: (address: string) => Promise<bigint>;
  /** `0x` where there is no contract. */
  readonly code: (address: string) => Promise<Hex>;
  /** Null while not mined, or while the client still indexes (geth before block 1). */
  readonly transactionReceipt: (hash: string) => Promise<TransactionReceipt | null>;
  /** The next nonce, counting what waits to be mined. */
  readonly transactionCount: (address: string) => Promise<number>;
  readonly logs: (filter: {
    readonly address: string;
    readonly topics: readonly (string | null)[];
    readonly fromBlock: number;
    readonly toBlock: BlockTag;
  }) => Promise<readonly ExecutionLog[]>;
  readonly call: (to: string, data: string) => Promise<Hex>;
  /** Answers the transaction's hash at once; waits for nothing. */
  readonly sendRawTransaction: (raw: string) => Promise<Hex>;
};

const tagged = (tag: BlockTag) => (typeof tag === 'number' ? `0x${tag.toString(16)}` : tag);
/** JSON-RPC 2.0, “method not found”. */
const METHOD_UNKNOWN = /: -32601 /;
const INDEXING = /indexing is in progress/;

/** Speaks to the execution client at `url`. */
export function executionRpc(url: string): ExecutionRpc {
  const ask = jsonRpc(url);
  return {
    chainId: () => ask(numberAnswer, 'eth_chainId'),
    blockNumber: () => ask(numberAnswer, 'eth_blockNumber'),
    block: (tag) => ask(blockAnswer, 'eth_getBlockByNumber', tagged(tag), false),
    peerCount: () => ask(numberAnswer, 'net_peerCount'),
    syncing: () => ask(syncingAnswer, 'eth_syncing'),
    clientVersion: () => ask(z.string(), 'web3_clientVersion'),
    forkTimes: () =>
      ask(forkTimesAnswer, 'eth_config').catch((error: unknown) => {
        if (error instanceof AppError && METHOD_UNKNOWN.test(error.params.details ?? '')) return null;
        throw error;
      }),
    balance: (address) => ask(bigAnswer, 'eth_getBalance', address, 'latest'),
    code: (address) => ask(bytesAnswer, 'eth_getCode', address, 'latest'),
    transactionReceipt: (hash) =>
      ask(receiptAnswer, 'eth_getTransactionReceipt', hash).catch((error: unknown) => {
        if (error instanceof AppError && INDEXING.test(error.params.what ?? '')) return null;
        throw error;
      }),
    transactionCount: (address) => ask(numberAnswer, 'eth_getTransactionCount', address, 'pending'),
    logs: ({ fromBlock, toBlock, ...filter }) =>
      ask(z.array(logAnswer), 'eth_getLogs', { ...filter, fromBlock: tagged(fromBlock), toBlock: tagged(toBlock) }),
    call: (to, data) => ask(bytesAnswer, 'eth_call', { to, data }, 'latest'),
    sendRawTransaction: (raw) => ask(hashAnswer, 'eth_sendRawTransaction', raw),
  };
}
