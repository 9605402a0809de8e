import type { MnemonicLanguage } from '../../shared/languages.ts';

export const WORD_COUNT = 24;

/** Places of the 24 words, read down four columns of six. */
export const columns: readonly (readonly number[])[] = [0, 6, 12, 18].map((from) => Array.from({ length: 6 }, (_, i) => from + i + 1));

/** How many characters of a word tell it from every other of its list, or can be the whole of it. */
export const leastLetters = (language: MnemonicLanguage): number =>
  language.startsWith('chinese') ? 1 : language === 'korean' || language === 'japanese' ? 2 : 3;
