import { z } from 'zod';
import { mnemonicLanguages } from './languages.ts';
import { networkName, signingNetwork } from './networks.ts';
import { address, epoch, gwei, nothing, pubkey, unixMs } from './scalars.ts';
import { door, sealed, sealingKey, secretText, secretWords } from './sealed.ts';

/** Most keys that one run makes. */
export const KEYS_AT_ONCE = 10_000;

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
/** What names one of them: the same words give the same public keys on every network. `place` is `placeOfKey`. */
export const keyAt = z.object({ pubkey, place: z.string() });
export type KeyAt = z.infer<typeof keyAt>;

/** BLS implementations that computed every public key and signature of a run, and agreed. */
const checkedBy = z.array(z.string()).optional();
/** A key that was just made or signed for. */
const madeKey = keyEntry.extend({ checkedBy });
export type MadeKey = z.infer<typeof madeKey>;

export const addressVerdict = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), address }),
  z.object({
    ok: z.literal(false),
    reason: z.enum(['empty', 'prefix', 'length', 'character', 'unchecksummed', 'checksum', 'zero', 'nobodys']),
    message: z.string(),
    position: z.number().int().nullable(),
  }),
]);
export type AddressVerdict = z.infer<typeof addressVerdict>;

const language = z.enum(mnemonicLanguages);
/** EIP-2334 index of a key: 0 to 2³² − 1. */
const keyIndex = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32 - 1);
/** A validator's number on the chain. */
export const validatorIndex = z.number().int().nonnegative();

/** What was read from words that a person typed. A refusal never carries a typed word, only its place and words of the list. */
export const wordsRead = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), session: z.string(), words: z.number().int(), language }),
  z.object({
    ok: z.literal(false),
    /** `count`: not 12, 15, 18, 21 or 24 words; `words`: some are in no list; `checksum`: together they do not fit; `language`: they fit in several. */
    reason: z.enum(['count', 'words', 'checksum', 'language']),
    /** A sentence for people that names places and nearest words. */
    message: z.string(),
    /** How many words were typed. */
    words: z.number().int(),
    /** `words`: the list they were compared with; `checksum`: those that hold every word; `language`: those to choose from. */
    languages: z.array(language),
    /** Positions from 1 of words that are not in the list, each with up to three nearest words of the list. */
    problems: z.array(z.object({ position: z.number().int().min(1), nearest: z.array(z.string()) })),
  }),
]);
export type WordsRead = z.infer<typeof wordsRead>;

/** Key numbers of a mnemonic that are used already. */
export const usedIndices = z.object({
  /** Numbers from 0 to `looked` − 1 were compared. */
  looked: z.number().int(),
  used: z.array(
    z.object({
      index: keyIndex,
      pubkey,
      /** The network, or practice instance, whose folder holds a keystore of it. */
      file: z.string().nullable(),
      /** The own node's chain knows it: it has a validator, or a deposit that waits. */
      chain: z.boolean(),
    }),
  ),
  /** False where no node could tell: only files were compared. */
  chainAsked: z.boolean(),
  /** The first number after the last used one. */
  next: keyIndex,
});
export type UsedIndices = z.infer<typeof usedIndices>;

/** A copy of a key's files that was written to a folder and read back. Null: written down before keys were named with their place. */
export const keyExport = z.object({ pubkey, place: z.string().nullable().default(null), folder: z.string(), at: unixMs });

/** What the own node knows of an address: whether code lives there, and whether it ever sent or holds anything. */
export const addressFacts = z.object({ contract: z.boolean(), used: z.boolean() });
export type AddressFacts = z.infer<typeof addressFacts>;

export const keyCalls = {
  /** The door of a session's key process; without a session that of a new one, which waits for the call that its secrets are sealed for. */
  'keys.door': { input: z.object({ session: z.string().nullable() }), output: door },
  /**
   * Starts a key process that makes 24 new words; English without a language. The only answer that ever carries them: sealed for `reader`
   * where there is one, with a space between them.
   */
  'keys.begin': {
    input: z.object({ language: language.optional(), reader: sealingKey.optional() }),
    output: z.object({ session: z.string(), words: z.union([z.array(z.string()), sealed]) }),
  },
  /** Compares the retyped words (in full or by their first four letters); `wrong` holds positions from 1. */
  'keys.confirm': {
    input: z.object({ session: z.string(), typed: secretWords }),
    output: z.object({ ok: z.boolean(), wrong: z.array(z.number().int().min(1)) }),
  },
  /**
   * Starts a key process that holds words which exist already; nothing is left to confirm. Without a language it is told from the words.
   * The passphrase is the 25th word; none and empty are the same. Wrong words are an answer, not a fault.
   */
  'keys.read': {
    input: z.object({ text: secretText, language: language.optional(), passphrase: secretText.optional() }),
    output: wordsRead,
  },
  /**
   * Writes keystores (0400, exclusive, read back and decrypted) for a confirmed session and ends its process. Keys are numbered from
   * `start`, 0 without it. They are locked with scrypt and one salt, unless chosen otherwise; pbkdf2 has a salt per keystore always.
   */
  'keys.make': {
    input: z.object({
      session: z.string(),
      password: secretText,
      start: keyIndex.optional(),
      count: z.number().int().min(1).max(KEYS_AT_ONCE),
      kdf: z.enum(['scrypt', 'pbkdf2']).optional(),
      saltPerKeystore: z.boolean().optional(),
      network: networkName,
    }),
    output: z.array(madeKey),
  },
  /** What signing for a network needs, by its name or from the network file at a path; judged before it is used. */
  'keys.network': { input: z.object({ network: z.string().min(1).max(4096) }), output: signingNetwork },
  /**
   * Writes keystores and their signed deposits for a confirmed session as ethstaker-deposit-cli does, `<folder>/validator_keys/…`, and ends
   * its process; this data folder does not get them. For any network that keys can sign for, and for old 0x00 credentials: those without
   * an address. Without an amount it is what activates.
   */
  'keys.makeFiles': {
    input: z.object({
      session: z.string(),
      password: secretText,
      start: keyIndex.optional(),
      count: z.number().int().min(1).max(KEYS_AT_ONCE),
      kdf: z.enum(['scrypt', 'pbkdf2']).optional(),
      saltPerKeystore: z.boolean().optional(),
      /** A name or the path of a network file. */
      network: z.string().min(1).max(4096),
      withdrawalAddress: z.string().nullable(),
      compounding: z.boolean(),
      amountGwei: gwei.nullable(),
      folder: z.string(),
    }),
    output: z.object({ folder: z.string(), files: z.array(z.string()), pubkeys: z.array(pubkey), checkedBy: z.array(z.string()) }),
  },
  /** Compares the keys of a session's words with the files of this data folder and, where a node runs, with its chain. */
  'keys.usedIndices': { input: z.object({ session: z.string() }), output: usedIndices },
  /** Ends a session and forgets its words. */
  'keys.abandon': { input: z.object({ session: z.string() }), output: nothing },
  /** Signs the deposit of keys this folder holds for a network; writes and reads back one deposit_data file. */
  'keys.deposit': {
    input: z.object({
      network: networkName,
      pubkeys: z.array(pubkey).min(1),
      /** Null: the one that the keychain keeps for all these keys; `keychain.differ` where it keeps several. */
      password: secretText.nullable(),
      withdrawalAddress: z.string(),
      compounding: z.boolean(),
      amountGwei: gwei,
    }),
    output: z.array(madeKey),
  },
  'keys.list': { input: nothing, output: z.array(keyEntry) },
  /** Copies keystores and deposit files to a folder and reads them back. */
  'keys.export': {
    input: z.object({ keys: z.array(keyAt).min(1), folder: z.string() }),
    output: z.object({ files: z.array(z.string()) }),
  },
  /**
   * Signs an exit to keep and writes it as ethstaker-deposit-cli does, `<folder>/exit_transactions/…`; nothing is sent. Without an index
   * the own node is asked for it. Epoch 0 counts at once and for ever. `checked`: a node has seen that the index belongs to the key.
   */
  'keys.exitFile': {
    input: z.object({
      network: networkName,
      pubkey,
      /** Null: the one that the keychain keeps. */
      password: secretText.nullable(),
      validatorIndex: validatorIndex.nullable(),
      epoch,
      folder: z.string(),
    }),
    output: z.object({ file: z.string(), validatorIndex, checked: z.boolean(), checkedBy }),
  },
  /**
   * Signs a deposit on top of a validator that exists, `<folder>/partial_deposits/…`. Without an address it is the one that the chain or
   * the key's own deposit names; `compounding` then counts for nothing. An address that differs from the chain's is refused.
   */
  'keys.topUpFile': {
    input: z.object({
      network: networkName,
      pubkey,
      password: secretText.nullable(),
      amountGwei: gwei,
      withdrawalAddress: z.string().nullable(),
      compounding: z.boolean(),
      folder: z.string(),
    }),
    output: z.object({ file: z.string(), withdrawalAddress: address, compounding: z.boolean(), checkedBy }),
  },
  /**
   * Signs 0x00 → 0x01 changes with the words of a session (`keys.read`) and ends it: number `start + k` of the words is validator
   * `validatorIndices[k]`. Writes `<folder>/bls_to_execution_changes/…`; nothing is sent.
   */
  'keys.credentialsChange': {
    input: z.object({
      session: z.string(),
      network: networkName,
      start: keyIndex,
      validatorIndices: z.array(validatorIndex).min(1).max(1000),
      withdrawalAddress: z.string(),
      folder: z.string(),
    }),
    output: z.object({ file: z.string(), checked: z.boolean(), checkedBy }),
  },
  /** Which BLS implementation signs here, after its self-test. Begins a key process. */
  'keys.backend': { input: nothing, output: z.object({ backend: z.string() }) },
  /** EIP-55, with a sentence for each mistake. Never proposes a corrected address. */
  'keys.checkAddress': { input: z.object({ text: z.string() }), output: addressVerdict },
  /** Looks an address up on the own node; null where none follows this network. */
  'keys.addressFacts': { input: z.object({ address, network: networkName }), output: addressFacts.nullable() },
  /** Copies that were exported, as evidence. */
  'keys.exports': { input: nothing, output: z.array(keyExport) },
  /** Copies key files that another machine made into this data folder, byte for byte. */
  'keys.takeIn': { input: z.object({ folder: z.string(), network: networkName }), output: z.array(keyEntry) },
  /** Moves a key's files out of this data folder, never deletes them; `phrase` is `forgetPhrase`. Refused while it works. */
  'keys.forget': { input: keyAt.extend({ phrase: z.string() }), output: z.object({ files: z.array(z.string()) }) },
} as const;
export const keyEvents = { 'keys.progress': z.object({ done: z.number(), total: z.number(), what: z.string() }) } as const;
