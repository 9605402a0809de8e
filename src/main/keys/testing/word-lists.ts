import { type MnemonicLanguage, mnemonicLanguages } from '../../../shared/languages.ts';
import { mnemonicBytes } from '../mnemonic.ts';
import { type WordList, wordAt, wordList } from '../mnemonic-list.ts';

/** All lists, for tests that go through the languages. */
export const lists: readonly WordList[] = await Promise.all(mnemonicLanguages.map(wordList));
export const listOf = (language: MnemonicLanguage): WordList => lists.find((list) => list.language === language) as WordList;
export const textOf = (list: WordList, indices: Uint16Array): string => Buffer.from(mnemonicBytes(list, indices)).toString();
/** A word as its list has it, NFKD. */
export const wordOf = (list: WordList, index: number): string => Buffer.from(wordAt(list, index)).toString();
