import { z } from 'zod';
import { hex32, pubkey, unixMs } from '../../shared/scalars.ts';

/**
 * One deposit. Written BEFORE the transaction is sent, as an intent without `txHash`, so that a crash in between can never lead to a
 * second one: `nonce` (the wallet's next, when it was written) and `fromBlock` tell later whether anything was sent.
 */
export const depositRecord = z.object({
  pubkey,
  /** `placeOf` its network. */
  instance: z.string().nullable(),
  txHash: hex32.nullable(),
  at: unixMs,
  nonce: z.number().int().nonnegative(),
  fromBlock: z.number().int().nonnegative(),
});
export type DepositRecord = z.infer<typeof depositRecord>;

/** The file `evidence.json`. */
export const depositEvidence = z.object({ version: z.literal(1), deposits: z.array(depositRecord) });
export type DepositEvidence = z.infer<typeof depositEvidence>;
export const noDeposits: DepositEvidence = { version: 1, deposits: [] };
