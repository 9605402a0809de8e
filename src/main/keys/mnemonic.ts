import { createHash, pbkdf2Sync } from 'node:crypto';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { mnemonicSentences } from '../../shared/strings/mnemonic.ts';
import { split } from './bytes.ts';
import { wipe } from './secret.ts';

const SPACE = 0x20;
const SHORTEST_ABBREVIATION = 4;
const words: readonly Uint8Array[] = wordlist.map((w) => new TextEncoder().encode(w));

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();
const bitOf = (bytes: Uint8Array, i: number): number => ((bytes[i >> 3] ?? 0) >> (7 - (i & 7))) & 1;

/** BIP-39: 11 bits of entropy and checksum for each word. 16 to 32 bytes of entropy give 12 to 24 words. */
export function indicesFromEntropy(entropy: Uint8Array): Uint16Array {
  const hash = sha256(entropy);
  const bits = entropy.length * 8;
  const indices = new Uint16Array((bits + bits / 32) / 11);
  for (let i = 0; i < indices.length * 11; i++) {
    const at = Math.floor(i / 11);
    indices[at] = ((indices[at] ?? 0) << 1) | (i < bits ? bitOf(entropy, i) : bitOf(hash, i - bits));
  }
  wipe(hash);
  return indices;
}

/** Whether the last bits are the checksum of those before them. */
function checksumFits(indices: Uint16Array): boolean {
  const entropy = new Uint8Array((indices.length / 3) * 4);
  for (let i = 0; i < entropy.length * 8; i++) {
    const bit = ((indices[Math.floor(i / 11)] ?? 0) >> (10 - (i % 11))) & 1;
    entropy[i >> 3] = (entropy[i >> 3] ?? 0) | (bit << (7 - (i & 7)));
  }
  const right = indicesFromEntropy(entropy);
  const fits = right.every((v, i) => v === indices[i]);
  wipe(entropy, right);
  return fits;
}

/** The words joined by ASCII spaces, as UTF-8. */
export function mnemonicBytes(indices: Uint16Array): Uint8Array {
  const length = indices.reduce((n, i) => n + (words[i]?.length ?? 0) + 1, -1);
  const bytes = new Uint8Array(length).fill(SPACE);
  let at = 0;
  for (const index of indices) {
    const word = words[index] ?? new Uint8Array(0);
    bytes.set(word, at);
    at += word.length + 1;
  }
  return bytes;
}

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

/** Whether typed bytes mean this word: the word itself in any case, or its beginning of four letters or more. */
function means(typed: Uint8Array, word: Uint8Array): boolean {
  if (typed.length > word.length || (typed.length < word.length && typed.length < SHORTEST_ABBREVIATION)) return false;
  return typed.every((b, i) => lower(b) === word[i]);
}

/** Positions, from 1, at which typed words do not mean the words of the mnemonic; more or fewer words than it has count as wrong. */
export function wrongWords(typed: readonly Uint8Array[], indices: Uint16Array): number[] {
  const wrong: number[] = [];
  for (let i = 0; i < Math.max(typed.length, indices.length); i++) {
    const word = words[indices[i] ?? -1];
    const guess = typed[i];
    if (word === undefined || guess === undefined || !means(guess, word)) wrong.push(i + 1);
  }
  return wrong;
}

export type ReadMnemonic = { readonly ok: true; readonly indices: Uint16Array } | { readonly ok: false; readonly problem: string };

/** Reads a mnemonic that a person wrote: any case, any white space, words in full or by four letters or more. */
export function readMnemonic(utf8: Uint8Array): ReadMnemonic {
  const typed = split(utf8, (b) => b <= SPACE, false);
  if (![12, 15, 18, 21, 24].includes(typed.length)) return { ok: false, problem: mnemonicSentences.count(typed.length) };
  const indices = new Uint16Array(typed.length);
  const unknown: number[] = [];
  for (const [i, guess] of typed.entries()) {
    const found = words.findIndex((word) => means(guess, word));
    if (found < 0) unknown.push(i + 1);
    else indices[i] = found;
  }
  const fits = unknown.length === 0 && checksumFits(indices);
  if (fits) return { ok: true, indices };
  wipe(indices);
  return { ok: false, problem: unknown.length > 0 ? mnemonicSentences.unknown(unknown) : mnemonicSentences.checksum() };
}

/** BIP-39 seed, 64 bytes. `passphrase` is the NFKD form as UTF-8; none is empty bytes. */
export function seedFromMnemonic(mnemonic: Uint8Array, passphrase: Uint8Array): Uint8Array {
  const salt = Buffer.concat([Buffer.from('mnemonic'), passphrase]);
  const seed = pbkdf2Sync(mnemonic, salt, 2048, 64, 'sha512');
  wipe(salt);
  return seed;
}
