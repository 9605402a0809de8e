import { AppError } from '../../shared/app-error.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { codePoints } from './password.ts';

/** The 2048 words of one language. Word lists are public; what a person types never gets in here. */
export type WordList = {
  readonly language: MnemonicLanguage;
  /** NFKD as UTF-8: the form that BIP-39 hashes. */
  readonly words: readonly Uint8Array[];
  /** The forms in which each word may be typed, NFKC as UTF-8: as it is, and without its accents where it has some. */
  readonly typed: readonly (readonly Uint8Array[])[];
};

const sources: { readonly [L in MnemonicLanguage]: () => Promise<{ readonly wordlist: readonly string[] }> } = {
  english: () => import('@scure/bip39/wordlists/english.js'),
  chinese_simplified: () => import('@scure/bip39/wordlists/simplified-chinese.js'),
  chinese_traditional: () => import('@scure/bip39/wordlists/traditional-chinese.js'),
  czech: () => import('@scure/bip39/wordlists/czech.js'),
  french: () => import('@scure/bip39/wordlists/french.js'),
  italian: () => import('@scure/bip39/wordlists/italian.js'),
  japanese: () => import('@scure/bip39/wordlists/japanese.js'),
  korean: () => import('@scure/bip39/wordlists/korean.js'),
  portuguese: () => import('@scure/bip39/wordlists/portuguese.js'),
  spanish: () => import('@scure/bip39/wordlists/spanish.js'),
};

/** Accents of Latin letters. The marks of Japanese voiced sounds are others, and stay. */
const ACCENTS = /[\u0300-\u036f]/g;
const SHORTEST_ABBREVIATION = 4;

const encoder = new TextEncoder();
const ASCII = /^[a-z]+$/;

function formsOf(word: string): readonly Uint8Array[] {
  const composed = word.normalize('NFKC');
  // The French and the Spanish list hold no two words that differ in accents only, so that no accented keyboard is needed.
  const plain = word.normalize('NFKD').replace(ACCENTS, '').normalize('NFKC');
  return [...new Set([composed, plain])].map((form) => encoder.encode(form));
}

async function load(language: MnemonicLanguage): Promise<WordList> {
  const { wordlist } = await sources[language]();
  const words = wordlist.map((word) => encoder.encode(word.normalize('NFKD')));
  return { language, words, typed: wordlist.map((word, i) => (ASCII.test(word) ? words.slice(i, i + 1) : formsOf(word))) };
}

const loading = new Map<MnemonicLanguage, Promise<WordList>>();

/** Reads a list when it is first needed. */
export function wordList(language: MnemonicLanguage): Promise<WordList> {
  const list = loading.get(language) ?? load(language);
  loading.set(language, list);
  return list;
}

/** The NFKD bytes of a word. */
export function wordAt(list: WordList, index: number): Uint8Array {
  const word = list.words[index];
  if (word === undefined) throw new AppError('app.unexpected', { details: 'a word index outside the list' });
  return word;
}

function startsWith(whole: Uint8Array, start: Uint8Array): boolean {
  if (start.length > whole.length) return false;
  for (let i = 0; i < start.length; i++) if (start[i] !== whole[i]) return false;
  return true;
}

/**
 * The index of the word that typed bytes (NFKC, lower case) mean: the word in full, or its beginning of four characters or more where
 * only one word begins so. -1 where there is none: a longer word is another word, though the reference tool takes it for this one.
 */
export function indexOf(list: WordList, typed: Uint8Array): number {
  const mayBeShort = codePoints(typed) >= SHORTEST_ABBREVIATION;
  let begins = -1;
  let ambiguous = false;
  for (let index = 0; index < list.typed.length; index++) {
    for (const form of list.typed[index] ?? []) {
      if (form[0] !== typed[0] || !startsWith(form, typed)) continue;
      if (form.length === typed.length) return index;
      if (!mayBeShort) continue;
      ambiguous ||= begins >= 0 && begins !== index;
      begins = index;
    }
  }
  return ambiguous ? -1 : begins;
}
