import { createHash } from 'node:crypto';
import { indexOf, type WordList, wordAt } from './mnemonic-list.ts';
import { typedWords } from './mnemonic-typed.ts';
import { wipe } from './secret.ts';

const SPACE = 0x20;
/** How many words a mnemonic of BIP-39 may have. */
export const mnemonicLengths: readonly number[] = [12, 15, 18, 21, 24];

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
export function checksumFits(indices: Uint16Array): boolean {
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

/** The words joined by ASCII spaces in every language, NFKD as UTF-8: what BIP-39 hashes. */
export function mnemonicBytes(list: WordList, indices: Uint16Array): Uint8Array {
  const length = indices.reduce((n, i) => n + wordAt(list, i).length + 1, -1);
  const bytes = new Uint8Array(length).fill(SPACE);
  let at = 0;
  for (const index of indices) {
    const word = wordAt(list, index);
    bytes.set(word, at);
    at += word.length + 1;
  }
  return bytes;
}

/** Positions, from 1, at which typed words do not mean the words of the mnemonic; more or fewer words than it has count as wrong. */
export function wrongWords(list: WordList, typed: readonly Uint8Array[], indices: Uint16Array): number[] {
  const wrong: number[] = [];
  for (let i = 0; i < Math.max(typed.length, indices.length); i++) {
    const words = typedWords(typed[i] ?? new Uint8Array(0));
    const [word] = words;
    if (word === undefined || words.length !== 1 || indices[i] !== indexOf(list, word)) wrong.push(i + 1);
    wipe(...words);
  }
  return wrong;
}
