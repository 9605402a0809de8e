import { expect, test } from 'vitest';
import type { Context } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { epochOf, indicesOf, placeOf, withKeys } from './sign-from.ts';

const outcome = (fn: () => unknown) => {
  try {
    return fn();
  } catch (error) {
    return error instanceof UsageError ? 'wrong use' : (error as { code?: string }).code;
  }
};
const indices = (typed: string) => outcome(() => indicesOf({ 'validator-index': typed }, 'keys exit'));
const epoch = (typed: string) => outcome(() => epochOf({ epoch: typed }, 'keys exit'));

test('validator indices are whole numbers with commas between them', () => {
  expect([indices('1234'), indices('0,5678'), indices('1, 2')]).toEqual([[1234], [0, 5678], [1, 2]]);
  const bad = ['1,', ',1', '1,,2', '1.5', '-1', '0x10', '1e3', '01', 'abc', '9007199254740992', '１'];
  expect(bad.map(indices)).toEqual(bad.map(() => 'key.indices'));
  expect(outcome(() => indicesOf({}, 'keys exit'))).toBe('wrong use');
});

test('an epoch is a whole number, and has to be given', () => {
  expect([epoch('0'), epoch('194048')]).toEqual([0, 194048]);
  const bad = ['-1', '1.5', '1e3', 'now', '18446744073709551615'];
  expect(bad.map(epoch)).toEqual(bad.map(() => 'key.epoch'));
  expect(outcome(() => epochOf({}, 'keys exit'))).toBe('wrong use');
});

test('a place names a network and a folder, and what tells the root where it is not known', () => {
  const values = { network: 'ephemery', out: 'o', beacon: 'http://node', 'genesis-validators-root': '0x00' };
  expect(placeOf(values, 'keys exit')).toEqual({ network: 'ephemery', out: 'o', beaconUrl: 'http://node', genesisValidatorsRoot: '0x00' });
  expect(outcome(() => placeOf({ out: 'o' }, 'keys exit'))).toBe('wrong use');
});

const from = async (values: Record<string, string>) => {
  const remarks: string[] = [];
  const secret = async (file: string) => Buffer.from(`content of ${file}`);
  const context = { values, secret, remark: (text: string) => remarks.push(text) } as unknown as Context;
  try {
    return await withKeys(context, 'keys exit', async (keys) => {
      const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();
      return 'mnemonic' in keys
        ? { ...keys, mnemonic: text(keys.mnemonic), passphrase: text(keys.passphrase), remarks: remarks.length }
        : { ...keys, password: text(keys.password) };
    });
  } catch (error) {
    return error instanceof UsageError ? 'wrong use' : String(error);
  }
};

test('keys come from words with a first number, or from a keystore with its password, never from both', async () => {
  const words = { 'mnemonic-file': 'm', start: '3' };
  const keystore = { keystore: 'k', 'password-file': 'p' };
  expect(await from(words)).toEqual({ mnemonic: 'content of m', passphrase: '', language: null, start: 3, remarks: 0 });
  expect(await from({ ...words, 'passphrase-file': 'x', language: 'Korean' })).toMatchObject({
    passphrase: 'content of x',
    language: 'korean',
    remarks: 1,
  });
  expect(await from(keystore)).toEqual({ keystore: 'k', password: 'content of p' });
  const wrong = [
    {},
    { 'mnemonic-file': 'm' },
    { keystore: 'k' },
    { ...words, ...keystore },
    { ...words, 'password-file': 'p' },
    { ...keystore, start: '0' },
    { ...keystore, 'passphrase-file': 'x' },
    { ...words, 'passphrase-file': '-', 'mnemonic-file': '-' },
  ];
  expect(await Promise.all(wrong.map((values) => from(values as Record<string, string>)))).toEqual(wrong.map(() => 'wrong use'));
});
