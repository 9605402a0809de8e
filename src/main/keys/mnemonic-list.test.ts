import { expect, test, vi } from 'vitest';
import { indexOf } from './mnemonic-list.ts';
import { typedWords } from './mnemonic-typed.ts';
import { utf8Bytes } from './password.ts';
import { listOf, lists, wordOf } from './testing/word-lists.ts';

// Every form of 20,480 words; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const find = (language: Parameters<typeof listOf>[0], typed: string) => {
  const list = listOf(language);
  const index = indexOf(list, typedWords(utf8Bytes(typed))[0] ?? new Uint8Array(0));
  return index < 0 ? null : wordOf(list, index).normalize('NFC');
};

test('every list holds 2048 words of its own, in NFKD', () => {
  for (const list of lists) {
    const words = Array.from({ length: 2048 }, (_, i) => wordOf(list, i));
    expect([list.words.length, new Set(words).size, words.every((w) => w === w.normalize('NFKD'))]).toEqual([2048, 2048, true]);
  }
});

test('every word is found in full, by its first four characters and without its accents, and means itself', () => {
  for (const list of lists) {
    const wrong = list.words.flatMap((word, index) => {
      const text = Buffer.from(word).toString().normalize('NFKC');
      const short = [...text].slice(0, 4).join('');
      const plain = text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC');
      const forms = new Set([text, short, plain, [...plain].slice(0, 4).join('')]);
      const meant = [...forms].map((typed) => indexOf(list, utf8Bytes(typed)));
      return meant.every((found) => found === index) ? [] : [text];
    });
    expect([list.language, wrong]).toEqual([list.language, []]);
  }
});

test('short forms are taken, longer words and too short ones are not', () => {
  expect([
    find('english', 'aban'),
    find('english', 'ABANDO'),
    find('english', 'aba'),
    find('english', 'abandonment'),
    find('english', 'acti'),
    find('english', 'add'),
    find('spanish', 'ácido'),
    find('spanish', 'a\u0301cido'),
    find('spanish', 'acido'),
    find('spanish', 'àcido'),
    find('french', 'ABAISSER'),
    find('french', 'École'),
    find('japanese', 'あいこくしん'),
    find('japanese', 'あいこく'),
    find('japanese', 'あいこ'),
    find('korean', '가격'),
    find('korean', '가격'.normalize('NFD')),
    find('chinese_simplified', '的'),
  ]).toEqual([
    'abandon',
    'abandon',
    null,
    null,
    'action',
    'add',
    'ácido',
    'ácido',
    'ácido',
    null,
    'abaisser',
    'école',
    'あいこくしん',
    'あいこくしん',
    null,
    '가격',
    '가격',
    '的',
  ]);
});
