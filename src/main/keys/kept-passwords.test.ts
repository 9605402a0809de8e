import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { KeychainState } from '../../shared/keychain.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import { keptPasswords, type Proved } from './kept-passwords.ts';
import { keptFor, passwordFor, passwordForAll } from './password-for.ts';
import type { Secret } from './secret.ts';

const [A, B] = ['aa', 'bb'].map((byte) => `0x${byte.repeat(48)}`) as [string, string];

/** A keychain in memory. */
function memory(state: KeychainState = { kind: 'keychain', name: 'the keyring “Login”' }) {
  const inside = new Map<string, string>();
  const keychain: Keychain = {
    state: async () => state,
    kept: async () => [...inside.keys(), 'not a key'],
    get: async (pubkey) => (inside.has(pubkey) ? new TextEncoder().encode(inside.get(pubkey)) : null),
    set: async (pubkeys, password) => {
      for (const pubkey of pubkeys) inside.set(pubkey, new TextDecoder().decode(password));
    },
    delete: async (pubkeys) => {
      for (const pubkey of pubkeys) inside.delete(pubkey);
    },
  };
  return { inside, keychain };
}
const opens: Proved = async (_pubkeys, password) => {
  if (password !== 'correct horse battery') throw new AppError('key.passwordWrong');
  return new TextEncoder().encode(password);
};

const textOf = (secret: Secret) => ('box' in secret ? null : new TextDecoder().decode(secret));

test('a password is kept only once it has opened the keystores, and answers in place of a typed one', async () => {
  const { inside, keychain } = memory();
  const calls = keptPasswords(keychain, opens);
  await expect(calls['keychain.save']({ pubkeys: [A], password: 'wrong horse' })).rejects.toMatchObject({ code: 'key.passwordWrong' });
  expect(inside.size).toBe(0);
  await calls['keychain.save']({ pubkeys: [A, B], password: 'correct horse battery' });
  expect(await calls['keychain.state']({})).toEqual({ state: { kind: 'keychain', name: 'the keyring “Login”' }, kept: [A, B] });
  expect(new TextDecoder().decode(await passwordFor(keychain)(A, null))).toBe('correct horse battery');
  expect(textOf(await passwordFor(keychain)(A, 'typed'))).toBe('typed');
});

test('a forgotten password has to be typed again', async () => {
  const { keychain } = memory();
  const calls = keptPasswords(keychain, opens);
  await calls['keychain.save']({ pubkeys: [A], password: 'correct horse battery' });
  await calls['keychain.forget']({ pubkeys: [A, B] });
  await expect(passwordFor(keychain)(A, null)).rejects.toMatchObject({ code: 'keychain.empty' });
});

test('where passwords would lie as plain text nothing is opened and nothing is kept', async () => {
  const { inside, keychain } = memory({ kind: 'none', why: 'plain', message: 'It has no password.' });
  let asked = 0;
  const calls = keptPasswords(keychain, async () => {
    asked += 1;
    return new Uint8Array(0);
  });
  await expect(calls['keychain.save']({ pubkeys: [A], password: 'correct horse battery' })).rejects.toMatchObject({
    code: 'keychain.unavailable',
    params: { what: 'It has no password.' },
  });
  expect([asked, inside.size]).toEqual([0, 0]);
  expect(await calls['keychain.state']({})).toMatchObject({ kept: [] });
});

test('several keys are opened by one kept password; where the keychain keeps several, it says so', async () => {
  const { inside, keychain } = memory();
  const ask = passwordFor(keychain);
  await keychain.set([A, B], new TextEncoder().encode('correct horse battery'));
  expect(textOf(await passwordForAll(ask, [A, B], null))).toBe('correct horse battery');
  inside.set(B, 'another horse');
  await expect(passwordForAll(ask, [A, B], null)).rejects.toMatchObject({ code: 'keychain.differ' });
  expect(textOf(await passwordForAll(ask, [A, B], 'typed'))).toBe('typed');
  inside.delete(B);
  await expect(passwordForAll(ask, [A, B], null)).rejects.toMatchObject({ code: 'keychain.empty' });
});

test('the kept password of each key, or none of them', async () => {
  const { inside, keychain } = memory();
  inside.set(A, 'correct horse battery');
  inside.set(B, 'another horse');
  const given: Uint8Array[] = [];
  const ask = passwordFor({
    get: async (pubkey) => {
      const found = await keychain.get(pubkey);
      if (found !== null) given.push(found);
      return found;
    },
  });
  expect((await keptFor(ask, [B, A])).map(textOf)).toEqual(['another horse', 'correct horse battery']);
  inside.delete(B);
  given.length = 0;
  await expect(keptFor(ask, [A, B])).rejects.toMatchObject({ code: 'keychain.empty' });
  expect(given.map((bytes) => bytes.every((b) => b === 0))).toEqual([true]);
});
