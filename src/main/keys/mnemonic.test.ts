import { entropyToMnemonic, mnemonicToSeedSync, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { split } from './bytes.ts';
import { indicesFromEntropy, mnemonicBytes, readMnemonic, seedFromMnemonic, wrongWords } from './mnemonic.ts';
import { utf8Bytes } from './password.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const none = new Uint8Array(0);
const textOf = (entropy: Uint8Array) => Buffer.from(mnemonicBytes(indicesFromEntropy(entropy))).toString();
const readBack = (text: string) => {
  const read = readMnemonic(utf8Bytes(text));
  return read.ok ? Buffer.from(mnemonicBytes(read.indices)).toString() : read.problem;
};
const entropy = fc.constantFrom(16, 20, 24, 28, 32).chain((n) => fc.uint8Array({ minLength: n, maxLength: n }));
const M = `${'abandon '.repeat(23)}art`;

test('words and seeds equal those of @scure/bip39', () => {
  fc.assert(
    fc.property(entropy, (bytes) => {
      const theirs = entropyToMnemonic(bytes, wordlist);
      expect(textOf(bytes)).toBe(theirs);
      expect(Buffer.from(seedFromMnemonic(utf8Bytes(theirs), none))).toEqual(Buffer.from(mnemonicToSeedSync(theirs)));
    }),
    { numRuns: 30 },
  );
});

test('the vectors of BIP-39 hold', () => {
  const seed = (text: string) => Buffer.from(seedFromMnemonic(utf8Bytes(text), utf8Bytes('TREZOR'))).toString('hex');
  expect(textOf(new Uint8Array(32))).toBe(M);
  expect(textOf(new Uint8Array(32).fill(0xff))).toBe(`${'zoo '.repeat(23)}vote`);
  expect(seed(M)).toBe(
    'bda85446c68413707090a52022edd26a1c9462295029f2e60cd7c4f2bbd3097170af7a4d73245cafa9c3cca8d561a7c3de6f5d4a10be8ed2a5e608d68f92fcc8',
  );
});

test('words are read back in any case, with stray white space, and from four letters on', () => {
  fc.assert(
    fc.property(entropy, fc.infiniteStream(fc.constantFrom('plain', 'upper', 'short', 'title')), (bytes, styles) => {
      const right = textOf(bytes);
      const typed = right.split(' ').map((word) => {
        const style = styles.next().value;
        if (style === 'upper') return word.toUpperCase();
        if (style === 'title') return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
        return style === 'short' ? word.slice(0, 4) : word;
      });
      expect(readBack(`\n  ${typed.join(' \t ')} \r\n`)).toBe(right);
    }),
  );
});

test('a wrong mnemonic is told by what is wrong, never by the words', () => {
  const swapped = 'legal winner thank year wave sausage worth useful legal winner thank yellow'.split(' ');
  [swapped[0], swapped[1]] = [swapped[1] ?? '', swapped[0] ?? ''];
  expect([
    readBack(''),
    readBack('abandon'),
    readBack('abandon '.repeat(23)),
    readBack(M.replace('art', 'arts')),
    readBack(M.replace('abandon', 'abandonment').replace('art', 'xyz')),
    readBack(M.replace('art', 'able')),
    readBack(swapped.join(' ')),
    readBack(M.replace('abandon', 'aba')),
  ]).toEqual([
    'A mnemonic has 12, 15, 18, 21 or 24 words; there is none.',
    'A mnemonic has 12, 15, 18, 21 or 24 words; this is one.',
    'A mnemonic has 12, 15, 18, 21 or 24 words; these are 23.',
    'Word 24 is not in the English word list.',
    'Words 1 and 24 are not in the English word list.',
    'Each word is in the list, but together they do not fit: one of them is wrong, or two have changed places.',
    'Each word is in the list, but together they do not fit: one of them is wrong, or two have changed places.',
    'Word 1 is not in the English word list.',
  ]);
});

test('any sentence of list words is accepted exactly where @scure/bip39 accepts it', () => {
  const sentence = fc
    .constantFrom(12, 15, 18, 21, 24, 11)
    .chain((n) => fc.array(fc.constantFrom(...wordlist), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(sentence, (typed) => {
      expect(readMnemonic(utf8Bytes(typed.join(' '))).ok).toBe(validateMnemonic(typed.join(' '), wordlist));
    }),
    { numRuns: 200 },
  );
});

test('any bytes get an answer, never an exception', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readMnemonic(bytes)));
});

test('retyped words are compared one by one', () => {
  const indices = indicesFromEntropy(new Uint8Array(32));
  const check = (typed: readonly string[]) => wrongWords(typed.map(utf8Bytes), indices);
  const right = M.split(' ');
  const all = Array.from({ length: 24 }, (_, i) => i + 1);
  expect({
    right: check(right),
    four: check(right.map((w) => w.slice(0, 4).toUpperCase())),
    three: check(right.map((w) => w.slice(0, 3))),
    longer: check(right.map((w) => `${w}s`)),
    two: check(right.map((w, i) => (i === 4 || i === 9 ? 'zebra' : w))),
    missing: check(right.slice(0, 22)),
    empty: check([]),
    more: check([...right, 'abandon']),
  }).toEqual({
    right: [],
    four: [],
    three: all.slice(0, 23),
    longer: all,
    two: [5, 10],
    missing: [23, 24],
    empty: all,
    more: [25],
  });
});

test('bytes are split as text would be', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '\n') }), (text) => {
      const parts = (keepEmpty: boolean) => split(utf8Bytes(text), (b) => b === 10, keepEmpty).map((p) => Buffer.from(p).toString());
      expect(parts(true)).toEqual(text.split('\n'));
      expect(parts(false)).toEqual(text.split('\n').filter((p) => p !== ''));
    }),
  );
});
