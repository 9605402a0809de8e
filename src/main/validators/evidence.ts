import { z } from 'zod';
import { address, gwei, pubkey, slot, unixMs } from '../../shared/scalars.ts';

/** An exit that was signed here. Written before it is published; what the chain made of it is filled in when found. */
export const exitRecord = z.object({
  pubkey,
  /** `placeOf` its network. */
  instance: z.string().nullable(),
  validatorIndex: z.number().int(),
  epoch: z.number().int(),
  signedAt: unixMs,
  includedSlot: slot.nullable(),
  paid: z.object({ slot, amountGwei: gwei }).nullable(),
});
export type ExitRecord = z.infer<typeof exitRecord>;

/** An address that was sent to the chain from here for a validator of 0x00. What the chain pays to is compared with it for ever. */
const changeRecord = z.object({ pubkey, instance: z.string().nullable(), withdrawalAddress: address, sentAt: unixMs });

/** The file `exits.json`. */
export const exitEvidence = z.object({
  version: z.literal(1),
  exits: z.array(exitRecord),
  changes: z.array(changeRecord).default([]),
});
export type ExitEvidence = z.infer<typeof exitEvidence>;
export const noExits: ExitEvidence = { version: 1, exits: [], changes: [] };
