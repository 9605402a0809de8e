import { AppError } from '../../shared/app-error.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { indicesFromEntropy, mnemonicBytes } from './mnemonic.ts';
import { type WordList, wordList } from './mnemonic-list.ts';
import { type Refusal, readMnemonic } from './mnemonic-read.ts';
import { passphraseBytes, seedFromMnemonic } from './mnemonic-seed.ts';
import { wipe } from './secret.ts';
import type { WrittenWords } from './worker-messages.ts';

/** A mnemonic in the key process: places in a list, and the 25th word (NFKD, UTF-8; empty is none). `forget` wipes it. */
export type Words = { readonly list: WordList; readonly indices: Uint16Array; readonly passphrase: Uint8Array };

const ENTROPY_BYTES = 32;

/** 24 new words without a 25th. */
export async function newWords(randomBytes: (length: number) => Uint8Array, language: MnemonicLanguage): Promise<Words> {
  const list = await wordList(language);
  const entropy = randomBytes(ENTROPY_BYTES);
  const indices = indicesFromEntropy(entropy);
  wipe(entropy);
  return { list, indices, passphrase: new Uint8Array(0) };
}

/** Words that exist, or why they are none. Errors: `key.passphrase`. */
export async function findWords(written: WrittenWords): Promise<Words | Refusal> {
  const passphrase = passphraseBytes(written.passphrase);
  const read = await readMnemonic(written.mnemonic, written.language);
  if (read.ok) return { list: read.list, indices: read.indices, passphrase };
  wipe(passphrase);
  return read;
}

/** Words that exist. Errors: `key.mnemonic` with what is wrong with them, `key.language` with those they fit in, `key.passphrase`. */
export async function readWords(written: WrittenWords): Promise<Words> {
  const found = await findWords(written);
  if (!('ok' in found)) return found;
  if (found.reason === 'language') throw new AppError('key.language', { what: found.message, needed: found.languages.join(', ') });
  throw new AppError('key.mnemonic', { what: found.message });
}

function seedOf(list: WordList, indices: Uint16Array, passphrase: Uint8Array): Uint8Array {
  const mnemonic = mnemonicBytes(list, indices);
  try {
    return seedFromMnemonic(mnemonic, passphrase);
  } finally {
    wipe(mnemonic);
  }
}

/** Runs with the BIP-39 seed of the words and wipes it. */
export async function withSeed<T>({ list, indices, passphrase }: Words, fn: (seed: Uint8Array) => Promise<T>): Promise<T> {
  const seed = seedOf(list, indices, passphrase);
  try {
    return await fn(seed);
  } finally {
    wipe(seed);
  }
}

export function forget(words: Words | null): void {
  wipe(words?.indices, words?.passphrase);
}
