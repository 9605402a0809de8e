import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { jsonStore } from '../files/json-store.ts';
import { createKeychain } from './keychain.ts';
import { nothingSealed, type SafeStorage, sealedPasswords } from './safe-storage.ts';

const KEY = `0x${'ab'.repeat(48)}`;
const PASSWORD = new TextEncoder().encode('correct horse battery');

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-sealed-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** A keychain on a Linux without a session bus. */
const keychain = (safeStorage: SafeStorage | null, owner = 'a1b2c3d4e5f6') =>
  createKeychain({
    spawn: () => {
      throw new Error('keytar is asked only where a keyring answers');
    },
    env: {},
    platform: 'linux',
    owner,
    safeStorage,
    sealed: jsonStore({
      path: join(dir, 'sealed.json'),
      schema: sealedPasswords,
      initial: nothingSealed,
      onNotice: (notice) => {
        throw notice;
      },
    }),
    signal: new AbortController().signal,
    timeoutMs: 50,
  });

/** Turns every byte over, as a stand-in for a system's encryption. */
const turned = (bytes: Uint8Array) => bytes.map((b) => b ^ 0xff);
const wallet: SafeStorage = {
  backend: async () => 'kwallet6',
  encrypt: async (text) => turned(new TextEncoder().encode(text)),
  decrypt: async (sealed) => new TextDecoder().decode(turned(sealed)),
};
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code: string }) => error.code,
  );

test('without a session bus and outside Electron there is no keychain, and nothing is kept', async () => {
  const none = keychain(null);
  expect(await none.state()).toMatchObject({ kind: 'none', why: 'absent', message: expect.stringMatching(/^[A-Z].+\.$/) });
  expect(await none.kept()).toEqual([]);
  expect(await code(none.set([KEY], PASSWORD))).toBe('keychain.unavailable');
  expect(await code(none.get(KEY))).toBe('keychain.unavailable');
});

test('a safeStorage that would keep plain text is refused', async () => {
  const refused = keychain({ ...wallet, backend: async () => null });
  expect(await refused.state()).toMatchObject({ kind: 'none', why: 'absent' });
  expect(await code(refused.set([KEY], PASSWORD))).toBe('keychain.unavailable');
});

test('safeStorage stands in: the file holds no password, a second start opens it, and forgetting takes it out', async () => {
  const first = keychain(wallet);
  expect(await first.state()).toEqual({ kind: 'safeStorage', backend: 'kwallet6' });
  await first.set([KEY], PASSWORD);
  const file = readFileSync(join(dir, 'sealed.json'), 'utf8');
  expect(file).not.toContain('correct horse');
  expect(file).not.toContain(Buffer.from(PASSWORD).toString('base64'));
  const second = keychain(wallet);
  expect(await second.kept()).toEqual([KEY]);
  expect(await second.get(KEY)).toEqual(PASSWORD);
  expect(await keychain(wallet, 'f6e5d4c3b2a1').get(KEY)).toBeNull();
  await second.delete([KEY]);
  expect([await second.kept(), await second.get(KEY)]).toEqual([[], null]);
});

test('a safeStorage that hangs or lies costs one time-out and keeps nothing', async () => {
  expect(await code(keychain({ ...wallet, encrypt: () => new Promise(() => undefined) }).set([KEY], PASSWORD))).toBe(
    'keychain.unavailable',
  );
  const liar = keychain({ ...wallet, decrypt: async () => 'something else' });
  expect(await code(liar.set([KEY], PASSWORD))).toBe('keychain.readBack');
  expect(await liar.kept()).toEqual([]);
});
