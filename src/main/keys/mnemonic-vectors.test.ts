// Public BIP-39 vectors. The first of each language stands here; of the others the hash of their lines, "entropy seed", does.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import { indicesFromEntropy, mnemonicBytes } from './mnemonic.ts';
import { readMnemonic } from './mnemonic-read.ts';
import { passphraseBytes, seedFromMnemonic } from './mnemonic-seed.ts';
import { utf8Bytes } from './password.ts';
import { listOf, textOf } from './testing/word-lists.ts';

/** Passphrase of the vectors in bip32JP's file; all others use TREZOR. */
const JAPANESE = '㍍ガバヴァぱばぐゞちぢ十人十色';
const vectors: readonly (readonly [language: MnemonicLanguage, words: string, seed: string, others: string | null])[] = [
  ['english', 'abandon about', 'c55257c360c07c72029aebc1b53c05ed', 'd792412af76486d3b830b4b67a19febe313c38c793469f870f5b2a8fa9ab84d7'],
  ['chinese_simplified', '的 在', '7f7c7f91ef81f0fb6a3b95b346c50e64', 'c1cf8fadd9962a658ec58cab56e7a53a82d0c7de37bcff3ffd4d4f4c4df4058b'],
  ['chinese_traditional', '的 在', '7f7c7f91ef81f0fb6a3b95b346c50e64', '3ecac4968071dfcb6f6fa94c855ac31e539cc348c37c857fcba468c8458f419e'],
  ['czech', 'abdikace agrese', '872501bed75c98fbf943a67907bf3949', null],
  ['french', 'abaisser abeille', '3bf3366c40256d7e2fca716fddf86734', null],
  ['italian', 'abaco abete', 'd2ae4bbd4efc4aba345b66dc2bfa4ea2', '5ad0369e29a01ec7c856318a7575622452ce1960d3c9ff0ff0a7d318596a342e'],
  [
    'japanese',
    'あいこくしん あおぞら',
    'a262d6fb6122ecf45be09c50492b31f9',
    '5ebe94505c038dd2e5a5634c5d6f4e025ee7dda1418aa016415b8c0b36064cd1',
  ],
  ['korean', '가격 가능', 'a253d07f616223e337b6fa257632a2cc', '788b3b80951aa32739170e9b4bcaf577694bf75df622e6a2cac6056d69021276'],
  ['portuguese', 'abacate abater', 'ab9742b024a1e8bd241b76f8b3a157e9', 'f5a037f3da715f861a356711c2b8fcc403d62294b42a5b02741e9dd0fb9643d6'],
  ['spanish', 'ábaco abierto', '29a2ee16de47d07025de37e7d9c59686', 'c48d3cdb5390c538944a1821e281728dad7308c81dee6790acf8fcef28b9da27'],
];
const patterns = [16, 24, 32].flatMap((length) => [0x00, 0x7f, 0x80, 0xff].map((byte) => new Uint8Array(length).fill(byte)));
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const seedOf = (language: MnemonicLanguage, entropy: Uint8Array) =>
  hex(
    seedFromMnemonic(
      mnemonicBytes(listOf(language), indicesFromEntropy(entropy)),
      passphraseBytes(utf8Bytes(language === 'japanese' ? JAPANESE : 'TREZOR')),
    ),
  );

test.each(vectors)('%s', async (language, words, seed, others) => {
  const [first = '', last = ''] = words.split(' ');
  const text = `${`${first} `.repeat(11)}${last}`;
  expect(textOf(listOf(language), indicesFromEntropy(new Uint8Array(16)))).toBe(text.normalize('NFKD'));
  expect(seedOf(language, new Uint8Array(16)).slice(0, 32)).toBe(seed);
  // As bip32JP's file has them: composed, and parted by U+3000.
  const read = await readMnemonic(utf8Bytes(text.replaceAll(' ', '\u3000')), language);
  expect(read.ok && textOf(read.list, read.indices)).toBe(text.normalize('NFKD'));

  if (others === null) return;
  const lines = patterns.map((entropy) => `${hex(entropy)} ${seedOf(language, entropy)}\n`).join('');
  expect(createHash('sha256').update(lines).digest('hex')).toBe(others);
});
