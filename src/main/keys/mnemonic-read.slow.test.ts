// What is read of very many sentences, in every language.
import { validateMnemonic } from '@scure/bip39';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { indicesFromEntropy } from './mnemonic.ts';
import { readMnemonic } from './mnemonic-read.ts';
import { utf8Bytes } from './password.ts';
import { lists, textOf, wordOf } from './testing/word-lists.ts';

vi.setConfig({ testTimeout: 60_000 });

const entropy = fc.constantFrom(16, 20, 24, 28, 32).chain((n) => fc.uint8Array({ minLength: n, maxLength: n }));
const list = fc.constantFrom(...lists);
const read = async (text: string, language: MnemonicLanguage | null = null) => {
  const found = await readMnemonic(utf8Bytes(text), language);
  return found.ok ? textOf(found.list, found.indices) : found;
};

const styles: Record<string, (word: string) => string> = {
  plain: (w) => w,
  upper: (w) => w.toUpperCase(),
  short: (w) => [...w.normalize('NFKC')].slice(0, 4).join(''),
  composed: (w) => w.normalize('NFC'),
  plainLetters: (w) => w.replace(/[\u0300-\u036f]/g, ''),
  wide: (w) => w.replace(/[a-z]/g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
};
const style = fc.constantFrom(...Object.values(styles));
const gap = fc.constantFrom(' ', '  ', '\u3000', '\u00a0', '\n', '\t \u200b', '\r\n');

test('words are read back in every language, in any case, composition and white space, in full or short', async () => {
  await fc.assert(
    fc.asyncProperty(list, entropy, fc.infiniteStream(style), fc.infiniteStream(gap), async (l, bytes, how, gaps) => {
      const right = textOf(l, indicesFromEntropy(bytes));
      const typed = right.split(' ').map((word) => `${gaps.next().value}${how.next().value(word)}`);
      expect(await read(`${typed.join('')}\n`, l.language)).toBe(right);
    }),
    { numRuns: 200 },
  );
});

test('the language is told from the words; where more than one fits, all of them are named', async () => {
  await fc.assert(
    fc.asyncProperty(list, entropy, async (l, bytes) => {
      const right = textOf(l, indicesFromEntropy(bytes));
      const found = await readMnemonic(utf8Bytes(right), null);
      if (found.ok) expect([found.list.language, textOf(found.list, found.indices)]).toEqual([l.language, right]);
      else expect([found.reason, found.languages.includes(l.language), found.languages.length > 1]).toEqual(['language', true, true]);
    }),
    { numRuns: 200 },
  );
});

test('a wrong word is named at its place in every language, whatever its place', async () => {
  await fc.assert(
    fc.asyncProperty(list, entropy, fc.nat(), async (l, bytes, seed) => {
      const words = textOf(l, indicesFromEntropy(bytes)).split(' ');
      const at = seed % words.length;
      words[at] = `${words[at]}${words[at]}`;
      const found = await read(words.join(' '), l.language);
      expect(found).toMatchObject({ ok: false, reason: 'words', languages: [l.language], problems: [{ position: at + 1 }] });
    }),
    { numRuns: 100 },
  );
});

test('any sentence of list words is accepted exactly where @scure/bip39 accepts it', async () => {
  const sentence = list.chain((l) =>
    fc
      .constantFrom(12, 15, 18, 21, 24, 11)
      .chain((n) => fc.array(fc.nat({ max: 2047 }), { minLength: n, maxLength: n }))
      .map((indices) => ({ l, text: indices.map((i) => wordOf(l, i)).join(' ') })),
  );
  await fc.assert(
    fc.asyncProperty(sentence, async ({ l, text }) => {
      const words = l.words.map((_, i) => wordOf(l, i));
      expect(typeof (await read(text, l.language)) === 'string').toBe(validateMnemonic(text, words));
    }),
    { numRuns: 200 },
  );
});

test('any bytes and any text get an answer, never an exception', async () => {
  const language = fc.constantFrom(null, ...lists.map((l) => l.language));
  const garbage = fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 12, maxLength: 12 }).map((w) => w.join(' '));
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), language, async (bytes, l) => void (await readMnemonic(bytes, l))),
    { numRuns: 300 },
  );
  await fc.assert(
    fc.asyncProperty(garbage, language, async (text, l) => void (await readMnemonic(utf8Bytes(text), l))),
    { numRuns: 50 },
  );
});
