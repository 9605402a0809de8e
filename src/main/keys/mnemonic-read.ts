import type { WordsRead } from '../../shared/keys.ts';
import { type MnemonicLanguage, mnemonicLanguages } from '../../shared/languages.ts';
import { mnemonicSentences } from '../../shared/strings/mnemonic.ts';
import { equalBytes } from '../protocol/bytes.ts';
import { checksumFits, mnemonicBytes, mnemonicLengths } from './mnemonic.ts';
import { indexOf, type WordList, wordList } from './mnemonic-list.ts';
import { nearestWords } from './mnemonic-nearest.ts';
import { typedWords } from './mnemonic-typed.ts';
import { wipe } from './secret.ts';

/** Why words are no mnemonic; it holds places, languages and words of the list, never a typed word. */
export type Refusal = Extract<WordsRead, { readonly ok: false }>;
export type ReadMnemonic = { readonly ok: true; readonly indices: Uint16Array; readonly list: WordList } | Refusal;

const isLatin = (lead: number): boolean => lead < 0xe1;
const chinese: readonly MnemonicLanguage[] = ['chinese_simplified', 'chinese_traditional'];
const latin = mnemonicLanguages.filter((l) => !chinese.includes(l) && l !== 'japanese' && l !== 'korean');

/** Languages that are written as this word (NFKC, UTF-8) begins. */
function languagesLike([lead = 0, next = 0]: Uint8Array): readonly MnemonicLanguage[] {
  if (isLatin(lead)) return latin;
  if (lead === 0xe3 && next < 0x90) return ['japanese'];
  if (lead >= 0xe3 && lead <= 0xe9) return chinese;
  return lead >= 0xea && lead <= 0xed ? ['korean'] : [];
}

/** Only the lists that can hold some of the words, in the order of `mnemonicLanguages`. */
function candidates(words: readonly Uint8Array[]): readonly MnemonicLanguage[] {
  const like = new Set(words.flatMap(languagesLike));
  return mnemonicLanguages.filter((language) => like.has(language));
}

type Reading = { readonly list: WordList; readonly indices: Uint16Array; readonly unknown: readonly number[] };

function readingIn(list: WordList, words: readonly Uint8Array[]): Reading {
  const found = words.map((word) => indexOf(list, word));
  const unknown = found.flatMap((index, i) => (index < 0 ? [i] : []));
  const reading = { list, indices: Uint16Array.from(found, (i) => Math.max(i, 0)), unknown };
  found.fill(0);
  return reading;
}

const refusal = (words: readonly Uint8Array[], part: Omit<Refusal, 'ok' | 'words' | 'problems'> & Partial<Refusal>): Refusal => ({
  problems: [],
  ...part,
  ok: false,
  words: words.length,
});

/** The list that holds most of the words is the one they are compared with. */
function unknownWords(words: readonly Uint8Array[], readings: readonly Reading[], given: boolean): Refusal {
  const best = [...readings].sort((a, b) => a.unknown.length - b.unknown.length)[0];
  if (best === undefined || (!given && best.unknown.length === words.length)) {
    const problems = words.map((_, i) => ({ position: i + 1, nearest: [] }));
    return refusal(words, { reason: 'words', message: mnemonicSentences.noList(), languages: [], problems });
  }
  const { list, unknown } = best;
  const problems = unknown.map((i) => ({ position: i + 1, nearest: nearestWords(list, words[i] ?? new Uint8Array(0)) }));
  return refusal(words, {
    reason: 'words',
    message: mnemonicSentences.unknown(problems, list.language),
    languages: [list.language],
    problems,
  });
}

/** Whether every reading is the same sentence: words that lists share give the same seed in each of them. */
function sameSentence(readings: readonly Reading[]): boolean {
  const sentences = readings.map(({ list, indices }) => mnemonicBytes(list, indices));
  const [first = new Uint8Array(0)] = sentences;
  const same = sentences.every((sentence) => equalBytes(sentence, first));
  wipe(...sentences);
  return same;
}

/**
 * Reads a mnemonic that a person wrote: any case, any white space, words in full or by four characters or more. Without a language it is
 * told from the words; where they fit in several, `language` is the reason of the refusal. Never throws on anything that is typed.
 */
export async function readMnemonic(utf8: Uint8Array, language: MnemonicLanguage | null): Promise<ReadMnemonic> {
  const words = typedWords(utf8);
  const readings: Reading[] = [];
  let kept: Reading | undefined;
  try {
    if (!mnemonicLengths.includes(words.length)) {
      const languages = language === null ? [] : [language];
      return refusal(words, { reason: 'count', message: mnemonicSentences.count(words.length), languages });
    }
    for (const candidate of language === null ? candidates(words) : [language]) readings.push(readingIn(await wordList(candidate), words));
    const whole = readings.filter((r) => r.unknown.length === 0);
    if (whole.length === 0) return unknownWords(words, readings, language !== null);
    const valid = whole.filter((r) => checksumFits(r.indices));
    const languages = (valid.length === 0 ? whole : valid).map((r) => r.list.language);
    if (valid.length === 0) return refusal(words, { reason: 'checksum', message: mnemonicSentences.checksum(), languages });
    if (valid.length > 1)
      return refusal(words, { reason: 'language', message: mnemonicSentences.languages(languages, sameSentence(valid)), languages });
    kept = valid[0] as Reading;
    return { ok: true, indices: kept.indices, list: kept.list };
  } finally {
    wipe(...words, ...readings.filter((r) => r !== kept).map((r) => r.indices));
  }
}
