import { z } from 'zod';
import { station } from './road.ts';
import { address, gwei, hex32, nothing, pubkey, unixMs } from './scalars.ts';
import { secretText } from './sealed.ts';

/** beacon-APIs ValidatorStatus, and what comes before: `unknown` nowhere on chain, `deposited` only in the deposit queue. */
export const validatorStatus = z.enum([
  'unknown',
  'deposited',
  'pending_initialized',
  'pending_queued',
  'active_ongoing',
  'active_exiting',
  'active_slashed',
  'exited_unslashed',
  'exited_slashed',
  'withdrawal_possible',
  'withdrawal_done',
]);
export type ValidatorStatus = z.infer<typeof validatorStatus>;

/** One key and what the chain and the validator client say of it. Far-future epochs are null. */
export const validator = z.object({
  pubkey,
  index: z.number().int().nullable(),
  status: validatorStatus,
  balanceGwei: gwei.nullable(),
  effectiveBalanceGwei: gwei.nullable(),
  withdrawalCredentials: hex32.nullable(),
  withdrawalAddress: address.nullable(),
  /** The address the person set when the key's deposit was signed. */
  intendedAddress: address.nullable(),
  activationEpoch: z.number().int().nullable(),
  exitEpoch: z.number().int().nullable(),
  withdrawableEpoch: z.number().int().nullable(),
  /** Loaded in the own validator client; null where that could not be asked. */
  loaded: z.boolean().nullable(),
});
export type Validator = z.infer<typeof validator>;

/** What an exit would do, before anything is signed. */
export const exitPreview = z.object({
  pubkey,
  index: z.number().int(),
  /** What the person types to confirm. */
  phrase: z.string(),
  /** The first epoch in which the chain accepts the exit; null: now. */
  earliestEpoch: z.number().int().nullable(),
  exitedAt: unixMs,
  withdrawableAt: unixMs,
  paidAt: unixMs,
  balanceGwei: gwei,
  withdrawalAddress: address.nullable(),
  /** `keymanager` signs by itself; `keystore` needs the keystore password. */
  signer: z.enum(['keymanager', 'keystore']),
  /** Why it cannot be done now; null: it can. */
  refused: z.string().nullable(),
});
export type ExitPreview = z.infer<typeof exitPreview>;

/** What a signed file would do: end a validator, or set the address of validators that have 0x00. */
const signedFile = z.object({
  kind: z.enum(['exit', 'change']),
  /** What the person types to confirm. */
  phrase: z.string(),
  validators: z.array(
    z.object({
      validatorIndex: z.number().int().nonnegative(),
      /** These two are null where the chain has no such validator. */
      pubkey: pubkey.nullable(),
      balanceGwei: gwei.nullable(),
      /** Where its coins go afterwards. */
      withdrawalAddress: address.nullable(),
      /** Null: the chain can take it; else why not, a whole sentence. */
      refusal: z.string().nullable(),
    }),
  ),
});
export type SignedFile = z.infer<typeof signedFile>;

export const exitRoad = z.object({
  pubkey,
  status: z.enum(['none', 'sent', 'exiting', 'exited', 'withdrawable', 'withdrawn']),
  stations: z.array(station),
  paidAt: unixMs.nullable(),
  paidGwei: gwei.nullable(),
});
export type ExitRoad = z.infer<typeof exitRoad>;

export const validatorCalls = {
  /** Keys this folder holds and keys the own validator client holds, with their state on chain. */
  'validators.list': { input: nothing, output: z.array(validator) },
  /** Loads keystores into the own validator client; keys that work on chain after two epochs in which they are seen to rest. `password` null: the kept ones. */
  'validators.import': {
    input: z.object({ pubkeys: z.array(pubkey).min(1), password: secretText.nullable() }),
    output: z.array(z.object({ pubkey, status: z.enum(['imported', 'duplicate', 'error']), message: z.string().nullable() })),
  },
  'validators.exitPreview': { input: z.object({ pubkey }), output: exitPreview },
  /** Signs and publishes a voluntary exit. `phrase` must equal the preview's. `password` null: the kept one. Irreversible. */
  'validators.exit': { input: z.object({ pubkey, phrase: z.string(), password: secretText.nullable() }), output: nothing },
  /** Reads a signed exit, or changes of credentials, of any tool in the reference's layout, and looks at the chain; sends nothing. */
  'validators.filePreview': { input: z.object({ file: z.string() }), output: signedFile },
  /** Sends all that the file holds, or nothing, and sees it in the node's pool. `phrase` must equal the preview's. Irreversible. */
  'validators.sendFile': { input: z.object({ file: z.string(), phrase: z.string() }), output: nothing },
  'validators.exitRoad': { input: z.object({ pubkey }), output: exitRoad },
} as const;
export const validatorEvents = { 'validators.changed': z.array(validator) } as const;
