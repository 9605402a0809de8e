import { mnemonicToSeedSync } from '@scure/bip39';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { utf8Bytes } from './password.ts';
import { textOf } from './testing/word-lists.ts';
import { forget, newWords, readWords, withSeed } from './words.ts';

const M = `${'abandon '.repeat(23)}art`;
const written = (mnemonic: string, passphrase = '') => ({
  mnemonic: utf8Bytes(mnemonic),
  language: null,
  passphrase: utf8Bytes(passphrase),
});

test('new words are 24 in the language that was asked for', async () => {
  const words = await newWords((n) => new Uint8Array(n), 'japanese');
  expect(textOf(words.list, words.indices).normalize('NFC')).toBe(`${'あいこくしん '.repeat(23)}いってい`);
});

test('the seed is that of words and 25th word, and nothing of it is left afterwards', async () => {
  const words = await readWords(written(M.toUpperCase(), 'ΕΡΓΟ é'));
  let kept = new Uint8Array(0);
  const seed = await withSeed(words, async (bytes) => {
    kept = bytes as Uint8Array<ArrayBuffer>;
    return Buffer.from(bytes).toString('hex');
  });
  forget(words);
  expect(seed).toBe(Buffer.from(mnemonicToSeedSync(M, 'ΕΡΓΟ é')).toString('hex'));
  expect([kept, words.indices, words.passphrase].map((b) => b.every((x) => x === 0))).toEqual([true, true, true]);
});

test('words that cannot be read are a coded fault', async () => {
  await expect(readWords(written('abandon'))).rejects.toMatchObject({
    code: 'key.mnemonic',
    params: { what: 'A mnemonic has 12, 15, 18, 21 or 24 words; this is one.' },
  });
  await expect(readWords(written(`${'的 '.repeat(11)}在`))).rejects.toMatchObject({
    code: 'key.language',
    params: { needed: 'chinese_simplified, chinese_traditional' },
  });
  const noText = { ...written(M), passphrase: Uint8Array.of(0xc3) };
  await expect(readWords(noText)).rejects.toMatchObject({ code: 'key.passphrase' });
});

test('whatever bytes are given as words and as 25th word, there are words or a coded fault', async () => {
  const bytes = fc.uint8Array({ maxLength: 120 });
  await fc.assert(
    fc.asyncProperty(fc.oneof(bytes, fc.constant(utf8Bytes(M))), bytes, async (mnemonic, passphrase) => {
      const outcome = await readWords({ mnemonic: mnemonic.slice(), language: null, passphrase }).then(
        () => 'words',
        (error: unknown) => (error instanceof AppError ? error.code : error),
      );
      expect(['words', 'key.mnemonic', 'key.language', 'key.passphrase']).toContain(outcome);
    }),
    { numRuns: 300 },
  );
});
