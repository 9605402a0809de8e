import { cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetPhrase } from '../../shared/forget-phrase.ts';
import { keyRoom } from './testing/key-room.ts';

const fixture = new URL('fixtures/a01/validator_keys', import.meta.url).pathname;

test('key files of another machine are taken in, twice without harm', async () => {
  const k = keyRoom();
  const stick = mkdtempSync(join(tmpdir(), 'hearth-stick-'));
  cpSync(fixture, join(stick, 'validator_keys'), { recursive: true });
  const taken = await k.service['keys.takeIn']({ folder: stick, network: 'hoodi' });
  expect(taken.map((key) => [key.path, key.network, key.deposit?.compounding])).toEqual([
    ['m/12381/3600/0/0/0', 'hoodi', false],
    ['m/12381/3600/1/0/0', 'hoodi', false],
  ]);
  expect(await k.service['keys.takeIn']({ folder: join(stick, 'validator_keys'), network: 'hoodi' })).toHaveLength(2);
  expect(await k.service['keys.list']({})).toHaveLength(2);
});

test('a folder without key files is told, and nothing is made', async () => {
  const k = keyRoom();
  const stick = mkdtempSync(join(tmpdir(), 'hearth-stick-'));
  await expect(k.service['keys.takeIn']({ folder: stick, network: 'hoodi' })).rejects.toMatchObject({ code: 'key.noFiles' });
  expect(existsSync(k.keysDir)).toBe(false);
});

test('a key is forgotten by its phrase only, never while it works, and its file lies aside', async () => {
  const k = keyRoom();
  const [first] = await k.service['keys.takeIn']({ folder: fixture, network: 'hoodi' });
  const pubkey = first?.pubkey ?? '';
  const phrase = forgetPhrase(pubkey);
  await expect(k.service['keys.forget']({ pubkey, phrase: 'forget key' })).rejects.toMatchObject({ code: 'validator.phrase' });
  k.room.inUse = true;
  await expect(k.service['keys.forget']({ pubkey, phrase })).rejects.toMatchObject({ code: 'key.inUse' });
  expect(await k.service['keys.list']({})).toHaveLength(2);
  k.room.inUse = false;
  const { files } = await k.service['keys.forget']({ pubkey, phrase });
  expect(files.map((path) => existsSync(path))).toEqual([true]);
  expect(readdirSync(join(k.dir, 'forgotten-keys/hoodi'))).toHaveLength(1);
  expect((await k.service['keys.list']({})).map((key) => key.path)).toEqual(['m/12381/3600/1/0/0']);
});

test('an export is kept as evidence: which key, where, when', async () => {
  const k = keyRoom();
  const [first] = await k.service['keys.takeIn']({ folder: fixture, network: 'hoodi' });
  const folder = mkdtempSync(join(tmpdir(), 'hearth-copy-'));
  const pubkeys = [first?.pubkey ?? ''];
  await k.service['keys.export']({ pubkeys, folder });
  k.room.nowMs += 1000;
  await k.service['keys.export']({ pubkeys, folder });
  expect(await k.service['keys.exports']({})).toEqual([{ pubkey: pubkeys[0], folder, at: k.room.nowMs }]);
});
