import type { MnemonicLanguage } from '../languages.ts';

/** How the languages of word lists are called. */
export const languageTitles: { readonly [L in MnemonicLanguage]: string } = {
  english: 'English',
  chinese_simplified: 'Chinese (simplified)',
  chinese_traditional: 'Chinese (traditional)',
  czech: 'Czech',
  french: 'French',
  italian: 'Italian',
  japanese: 'Japanese',
  korean: 'Korean',
  portuguese: 'Portuguese',
  spanish: 'Spanish',
};

type Problem = { readonly position: number; readonly nearest: readonly string[] };

/** From this many wrong words on, their places are enough for one sentence. */
const MANY = 4;

const oneOf = (parts: readonly string[], word: 'and' | 'or'): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
const nearest = ({ position, nearest: words }: Problem): string =>
  words.length === 0 ? '' : ` Near word ${position}: ${oneOf(words, 'or')}.`;

/**
 * What is wrong with words that a person typed. Wrong words are named by their place and by words of the list that are near them; what
 * was typed is a secret and is never repeated.
 */
export const mnemonicSentences = {
  count: (found: number) =>
    `A mnemonic has 12, 15, 18, 21 or 24 words; ${found === 0 ? 'there is none' : found === 1 ? 'this is one' : `these are ${found}`}.`,
  unknown: (problems: readonly Problem[], language: MnemonicLanguage) => {
    const places = problems.map((p) => String(p.position));
    const are = places.length === 1 ? `Word ${places[0]} is` : `Words ${oneOf(places, 'and')} are`;
    return `${are} not in the ${languageTitles[language]} word list.${problems.length < MANY ? problems.map(nearest).join('') : ''}`;
  },
  noList: () => 'None of these words is in one of the ten word lists.',
  checksum: () =>
    'Each word is in the list, but together they do not fit: one of them is wrong, or two have changed places. The check cannot tell which.',
  languages: (languages: readonly MnemonicLanguage[], sameKeys: boolean) =>
    `These words are a valid mnemonic in more than one language: ${oneOf(
      languages.map((l) => languageTitles[l]),
      'and',
    )}${sameKeys ? '; they give the same keys in each' : ', and give other keys in each'}.`,
} as const;

/** What a person must know before using a 25th word. */
export const passphraseTexts = {
  warning:
    'A 25th word gives other keys, and nothing can ever tell a wrong one apart: any text is accepted and makes keys of its own. If you lose it or type it differently once, the 24 words alone bring nothing back.',
} as const;
