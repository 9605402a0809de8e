import { expect, test } from 'vitest';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { indicesFromEntropy } from './mnemonic.ts';
import { readMnemonic } from './mnemonic-read.ts';
import { utf8Bytes } from './password.ts';
import { listOf, textOf, wordOf } from './testing/word-lists.ts';

const M = `${'abandon '.repeat(23)}art`;
const read = async (text: string, language: MnemonicLanguage | null = null) => {
  const found = await readMnemonic(utf8Bytes(text), language);
  return found.ok ? textOf(found.list, found.indices) : found;
};
const messageOf = async (text: string, language: MnemonicLanguage | null = null) => {
  const found = await readMnemonic(utf8Bytes(text), language);
  return found.ok ? found.list.language : found.message;
};

test('words of both Chinese lists are asked about, and read in the one that is named', async () => {
  const text = `${'的 '.repeat(11)}在`;
  expect(await read(text)).toEqual({
    ok: false,
    reason: 'language',
    message:
      'These words are a valid mnemonic in more than one language: Chinese (simplified) and Chinese (traditional); they give the same keys in each.',
    words: 12,
    languages: ['chinese_simplified', 'chinese_traditional'],
    problems: [],
  });
  expect([await messageOf(text, 'chinese_simplified'), await messageOf(text, 'chinese_traditional')]).toEqual([
    'chinese_simplified',
    'chinese_traditional',
  ]);
});

test('words that English and French share are asked about', async () => {
  const [english, french] = [listOf('english'), listOf('french')];
  const known = new Set(french.words.map((_, i) => wordOf(french, i)));
  const shared = english.words.map((_, i) => wordOf(english, i)).filter((w) => known.has(w));
  // Twelve shared words whose checksum fits in both lists: one of every 256 tries.
  let both: string | null = null;
  for (let a = 0; both === null && a < shared.length * shared.length; a++) {
    const words = Array.from({ length: 12 }, (_, i) => shared[(i < 2 ? Math.floor(a / shared.length ** i) : i) % shared.length] ?? '');
    const text = words.join(' ');
    if (typeof (await read(text, 'english')) === 'string' && typeof (await read(text, 'french')) === 'string') both = text;
  }
  expect(await read(both ?? '')).toMatchObject({ reason: 'language', languages: ['english', 'french'] });
});

test('what the reference tool takes is taken, and what it should not have taken is refused by its place', async () => {
  const fifteen = textOf(listOf('english'), indicesFromEntropy(new Uint8Array(20).fill(7)));
  expect({
    abbreviated: await read(`${'aban '.repeat(23)}art`),
    upper: await read(M.toUpperCase()),
    fifteen: await read(fifteen),
    doubleSpace: await read(M.replace(' ', '  ')),
    leadingSpace: await read(` ${M}`),
    fullWidthSpaces: await read(M.replaceAll(' ', '\u3000')),
    abandonment: await messageOf(M.replace('abandon', 'abandonment')),
  }).toEqual({
    abbreviated: M,
    upper: M,
    fifteen,
    doubleSpace: M,
    leadingSpace: M,
    fullWidthSpaces: M,
    abandonment: 'Word 1 is not in the English word list. Near word 1: abandon.',
  });
});

test('a wrong mnemonic is told by what is wrong, never by what was typed', async () => {
  const swapped = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ');
  [swapped[0], swapped[1]] = [swapped[1] ?? '', swapped[0] ?? ''];
  const checksum =
    'Each word is in the list, but together they do not fit: one of them is wrong, or two have changed places. The check cannot tell which.';
  expect([
    await messageOf(''),
    await messageOf('abandon'),
    await messageOf('abandon '.repeat(23)),
    await messageOf(M.replace('abandon', 'abanden').replace('art', 'qqqq')),
    await messageOf(M.replaceAll('abandon', 'qqqq')),
    await messageOf('qqqq '.repeat(24)),
    await messageOf('qqqq '.repeat(12), 'czech'),
    await messageOf(M, 'spanish'),
    await messageOf(M.replace('art', 'able')),
    await messageOf(swapped.join(' ')),
  ]).toEqual([
    'A mnemonic has 12, 15, 18, 21 or 24 words; there is none.',
    'A mnemonic has 12, 15, 18, 21 or 24 words; this is one.',
    'A mnemonic has 12, 15, 18, 21 or 24 words; these are 23.',
    'Words 1 and 24 are not in the English word list. Near word 1: abandon.',
    'Words 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 and 23 are not in the English word list.',
    'None of these words is in one of the ten word lists.',
    'Words 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12 are not in the Czech word list.',
    'Words 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 and 24 are not in the Spanish word list.',
    checksum,
    checksum,
  ]);
});
