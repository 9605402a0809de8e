import { entropyToMnemonic, mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { indicesFromEntropy, wrongWords } from './mnemonic.ts';
import { passphraseBytes, seedFromMnemonic } from './mnemonic-seed.ts';
import { utf8Bytes } from './password.ts';
import { listOf, lists, textOf, wordOf } from './testing/word-lists.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const entropy = fc.constantFrom(16, 20, 24, 28, 32).chain((n) => fc.uint8Array({ minLength: n, maxLength: n }));
const list = fc.constantFrom(...lists);
const wordsOf = (l: (typeof lists)[number]) => Array.from({ length: 2048 }, (_, i) => wordOf(l, i));

test('words and seeds in ten languages equal those of @scure/bip39, with any passphrase', () => {
  fc.assert(
    fc.property(list, entropy, fc.string({ unit: 'grapheme', maxLength: 20 }), (l, bytes, passphrase) => {
      // Theirs parts Japanese words by U+3000; BIP-39's NFKD makes ASCII spaces of them.
      const theirs = entropyToMnemonic(bytes, wordsOf(l));
      expect(textOf(l, indicesFromEntropy(bytes))).toBe(theirs.normalize('NFKD'));
      const ours = seedFromMnemonic(utf8Bytes(theirs.normalize('NFKD')), passphraseBytes(utf8Bytes(passphrase)));
      expect(Buffer.from(ours)).toEqual(Buffer.from(mnemonicToSeedSync(theirs, passphrase)));
    }),
    { numRuns: 40 },
  );
});

test('a 25th word is NFKD in any composition, and bytes that are no text are refused', () => {
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  expect(hex(passphraseBytes(utf8Bytes('é㍍')))).toBe(hex(passphraseBytes(utf8Bytes('e\u0301メートル'))));
  expect(hex(passphraseBytes(utf8Bytes('\ufeff25')))).toBe(hex(utf8Bytes('25')));
  expect(hex(passphraseBytes(new Uint8Array(0)))).toBe('');
  expect(() => passphraseBytes(Uint8Array.of(0x61, 0xff))).toThrow(expect.objectContaining({ code: 'key.passphrase' }));
});

test('retyped words are compared one by one', () => {
  const english = listOf('english');
  const indices = indicesFromEntropy(new Uint8Array(32));
  const check = (typed: readonly string[]) => wrongWords(english, typed.map(utf8Bytes), indices);
  const right = `${'abandon '.repeat(23)}art`.split(' ');
  const all = Array.from({ length: 24 }, (_, i) => i + 1);
  expect({
    right: check(right),
    four: check(right.map((w) => w.slice(0, 4).toUpperCase())),
    spaced: check(right.map((w) => `\u3000 ${w}\n`)),
    three: check(right.map((w) => w.slice(0, 3))),
    longer: check(right.map((w) => `${w}s`)),
    two: check(right.map((w, i) => (i === 4 || i === 9 ? 'zebra' : w))),
    twice: check(right.map((w, i) => (i === 7 ? `${w} ${w}` : w))),
    missing: check(right.slice(0, 22)),
    empty: check([]),
    more: check([...right, 'abandon']),
  }).toEqual({
    right: [],
    four: [],
    spaced: [],
    three: all.slice(0, 23),
    longer: all,
    two: [5, 10],
    twice: [8],
    missing: [23, 24],
    empty: all,
    more: [25],
  });
});

test('retyped words may be composed or not, in every language', () => {
  for (const l of lists) {
    const indices = Uint16Array.from({ length: 24 }, (_, i) => i * 85);
    const shown = [...indices].map((i) => wordOf(l, i));
    const forms = (['NFC', 'NFD', 'NFKC', 'NFKD'] as const).map((form) =>
      wrongWords(
        l,
        shown.map((w) => utf8Bytes(w.normalize(form))),
        indices,
      ),
    );
    expect(forms).toEqual([[], [], [], []]);
  }
});
