import { z } from 'zod';
import { networkName } from './networks.ts';
import { address, gwei, nothing, pubkey, unixMs } from './scalars.ts';

/** Code points; NIST and ethstaker-deposit-cli ask the same. */
export const PASSWORD_MIN = 12;

/** A keystore this data folder holds. The secret stays in the encrypted file. */
export const keyEntry = z.object({
  pubkey,
  /** EIP-2334 signing path, `m/12381/3600/<index>/0/0`. */
  path: z.string(),
  file: z.string(),
  madeAt: unixMs,
  network: networkName,
  /** Instance of the practice network the key was made for; other networks: null. */
  instance: z.string().nullable(),
  /** Set once its deposit file exists. */
  deposit: z.object({ file: z.string(), withdrawalAddress: address, compounding: z.boolean(), amountGwei: gwei }).nullable(),
});
export type KeyEntry = z.infer<typeof keyEntry>;

export const addressVerdict = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), address }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['empty', 'prefix', 'length', 'character', 'unchecksummed', 'checksum', 'zero']),
    message: z.string(),
    position: z.number().int().nullable(),
  }),
]);
export type AddressVerdict = z.infer<typeof addressVerdict>;

export const keyCalls = {
  /** Starts a key process that makes 24 new words. The only answer that ever carries them. */
  'keys.begin': { input: nothing, output: z.object({ session: z.string(), words: z.array(z.string()) }) },
  /** Compares the retyped words (in full or by their first four letters); `wrong` holds positions from 1. */
  'keys.confirm': {
    input: z.object({ session: z.string(), typed: z.array(z.string()) }),
    output: z.object({ ok: z.boolean(), wrong: z.array(z.number().int().min(1)) }),
  },
  /** Writes keystores (0400, exclusive, read back and decrypted) for a confirmed session and ends its process. */
  'keys.make': {
    input: z.object({ session: z.string(), password: z.string(), count: z.number().int().min(1).max(100), network: networkName }),
    output: z.array(keyEntry),
  },
  /** Ends a session and forgets its words. */
  'keys.abandon': { input: z.object({ session: z.string() }), output: nothing },
  /** Signs the deposit of keys this folder holds; writes and reads back one deposit_data file. */
  'keys.deposit': {
    input: z.object({
      pubkeys: z.array(pubkey).min(1),
      password: z.string(),
      withdrawalAddress: z.string(),
      compounding: z.boolean(),
      amountGwei: gwei,
    }),
    output: z.array(keyEntry),
  },
  'keys.list': { input: nothing, output: z.array(keyEntry) },
  /** Copies keystores and deposit files to a folder and reads them back. */
  'keys.export': {
    input: z.object({ pubkeys: z.array(pubkey).min(1), folder: z.string() }),
    output: z.object({ files: z.array(z.string()) }),
  },
  /** EIP-55, with a sentence for each mistake. Never proposes a corrected address. */
  'keys.checkAddress': { input: z.object({ text: z.string() }), output: addressVerdict },
} as const;
export const keyEvents = { 'keys.progress': z.object({ done: z.number(), total: z.number(), what: z.string() }) } as const;
