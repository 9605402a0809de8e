import { z } from 'zod';

/** Hex as Ethereum's JSON-RPC writes it. */
export type Hex = `0x${string}`;
const hex = z.templateLiteral(['0x', z.string().regex(/^[0-9a-fA-F]*$/)]);
export const bytesAnswer = hex;
export const hashAnswer = hex;
/** Numbers that fit a JavaScript number: block numbers, counts, times. */
export const numberAnswer = hex.transform((v) => Number(v));
export const bigAnswer = hex.transform((v) => BigInt(v));

export const blockAnswer = z
  .object({ number: numberAnswer, hash: hex, timestamp: numberAnswer, gasLimit: numberAnswer, baseFeePerGas: bigAnswer.optional() })
  .transform(({ baseFeePerGas, ...b }) => ({ ...b, baseFeeWei: baseFeePerGas ?? null }))
  .nullable();
/** `timestamp` in Unix seconds; `baseFeeWei` per gas, null before EIP-1559. */
export type ExecutionBlock = NonNullable<z.infer<typeof blockAnswer>>;

export const logAnswer = z.object({
  address: hex,
  topics: z.array(hex),
  data: hex,
  blockNumber: numberAnswer,
  transactionHash: hex,
});
export type ExecutionLog = z.infer<typeof logAnswer>;

export const receiptAnswer = z
  .object({ status: hex, blockNumber: numberAnswer, blockHash: hex, gasUsed: numberAnswer, logs: z.array(logAnswer) })
  .transform(({ status, ...r }) => ({ ...r, succeeded: status === '0x1' }))
  .nullable();
export type TransactionReceipt = NonNullable<z.infer<typeof receiptAnswer>>;

/** geth and most others give false, or an object with these numbers. */
export const syncingAnswer = z.union([
  z.literal(false).transform(() => null),
  z.object({ currentBlock: numberAnswer, highestBlock: numberAnswer }),
]);

const fork = z.object({ activationTime: z.number().int().nonnegative() });
const later = fork.nullish().transform((f) => f?.activationTime ?? null);
/** Of `eth_config`: times alone, in Unix seconds. Geth 1.16.9 with its head before Shanghai gives null for the current one. */
export const forkTimesAnswer = z.object({ current: later, next: later, last: later });
