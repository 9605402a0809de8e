import type { WordList } from './mnemonic-list.ts';
import { wipe } from './secret.ts';

const MOST = 3;
const LONGEST_TYPED = 32;

/** Code points of a word, decomposed, so that a missing accent or a wrong vowel of a syllable is one mistake. */
const letters = (word: Uint8Array): Uint32Array =>
  Uint32Array.from([...new TextDecoder().decode(word).normalize('NFKD')], (c) => c.codePointAt(0) ?? 0);

/** ASCII is read from its bytes, without a string. */
const lettersOf = (word: Uint8Array): Uint32Array => (word.every((b) => b < 0x80) ? Uint32Array.from(word) : letters(word));

/** How many letters must change, come, go or swap with their neighbour to make one word the other. */
function distance(a: Uint32Array, b: Uint32Array): number {
  let before = new Uint8Array(b.length + 1);
  let last = Uint8Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = new Uint8Array(b.length + 1);
    row[0] = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const best = Math.min(change, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = swapped ? Math.min(best, (before[j - 2] ?? 0) + 1) : best;
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

function commonStart(a: Uint32Array, b: Uint32Array): number {
  let n = 0;
  while (n < a.length && n < b.length && a[n] === b[n]) n++;
  return n;
}

/** How far apart two words may be, to be taken for each other by mistake. */
const reach = (a: Uint32Array, b: Uint32Array): number => Math.min(Math.max(a.length, b.length) - 1, a.length > 7 ? 3 : 2);

/**
 * Up to three words of the list that a person may have meant: first those that begin the typed word or are begun by it, then those that
 * differ least, then those that begin alike. Typed bytes are NFKC and lower case.
 */
export function nearestWords(list: WordList, typed: Uint8Array): string[] {
  if (typed.length === 0 || typed.length > LONGEST_TYPED) return [];
  const guess = lettersOf(typed);
  const found: { readonly index: number; readonly rank: number }[] = [];
  for (const [index, bytes] of list.words.entries()) {
    const word = lettersOf(bytes);
    const start = commonStart(guess, word);
    const begins = start >= 3 && start === Math.min(guess.length, word.length);
    const far = begins ? Math.abs(guess.length - word.length) : distance(guess, word);
    if (begins || far <= reach(guess, word)) found.push({ index, rank: (begins ? 0 : 10_000) + 100 * far - start });
  }
  wipe(guess);
  return found
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, MOST)
    .map(({ index }) => new TextDecoder().decode(list.typed[index]?.[0]));
}
