import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { forgetPhrase } from '../../shared/forget-phrase.ts';
import { exportEvidence } from './export-evidence.ts';
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
  const key = { pubkey: first?.pubkey ?? '', place: 'hoodi' };
  const phrase = forgetPhrase({ ...key, network: 'hoodi' });
  k.room.running = { name: 'hoodi', instance: null };
  await expect(k.service['keys.forget']({ ...key, phrase: 'forget key' })).rejects.toMatchObject({ code: 'validator.phrase' });
  k.room.inUse = true;
  await expect(k.service['keys.forget']({ ...key, phrase })).rejects.toMatchObject({ code: 'key.inUse' });
  expect(await k.service['keys.list']({})).toHaveLength(2);
  k.room.inUse = false;
  const { files } = await k.service['keys.forget']({ ...key, phrase });
  expect(files.map((path) => existsSync(path))).toEqual([true]);
  expect(readdirSync(join(k.dir, 'forgotten-keys/hoodi'))).toHaveLength(1);
  expect((await k.service['keys.list']({})).map((key) => key.path)).toEqual(['m/12381/3600/1/0/0']);
});

test('an export is kept as evidence: which key, where, when', async () => {
  const k = keyRoom();
  const [first] = await k.service['keys.takeIn']({ folder: fixture, network: 'hoodi' });
  const folder = mkdtempSync(join(tmpdir(), 'hearth-copy-'));
  const keys = [{ pubkey: first?.pubkey ?? '', place: 'hoodi' }];
  await k.service['keys.export']({ keys, folder });
  k.room.nowMs += 1000;
  await k.service['keys.export']({ keys, folder });
  expect(await k.service['keys.exports']({})).toEqual([{ ...keys[0], folder, at: k.room.nowMs }]);
});

describe('a key that lies here for several places', () => {
  const places = ['hoodi', 'mainnet', 'practice-3fa9', 'practice-77aa'] as const;
  const keystores = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('keystore'));
  const everywhere = async () => {
    const k = keyRoom();
    for (const place of places) cpSync(fixture, join(k.keysDir, place, 'validator_keys'), { recursive: true });
    const [first] = await k.service['keys.takeIn']({ folder: fixture, network: 'hoodi' });
    const pubkey = first?.pubkey ?? '';
    const forget = (place: (typeof places)[number]) =>
      k.service['keys.forget']({
        ...{ pubkey, place },
        phrase: forgetPhrase({ pubkey, network: place.startsWith('practice') ? 'practice' : place }),
      });
    const left = () => places.map((place) => keystores(join(k.keysDir, place, 'validator_keys')).length);
    return { ...k, pubkey, forget, left };
  };

  test.each([
    ['hoodi', [1, 2, 2, 2]],
    ['mainnet', [2, 1, 2, 2]],
    ['practice-3fa9', [2, 2, 1, 2]],
    ['practice-77aa', [2, 2, 2, 1]],
  ] as const)('forgotten at %s, it lies on at the others', async (place, left) => {
    const k = await everywhere();
    const { files } = await k.forget(place);
    expect(files).toEqual([expect.stringContaining(join(k.dir, 'forgotten-keys', place))]);
    expect(k.left()).toEqual(left);
    await expect(k.forget(place)).rejects.toMatchObject({ code: 'key.unknown' });
    expect(k.left()).toEqual(left);
  });

  test('the phrase of one network does not forget the key of another', async () => {
    const k = await everywhere();
    const phrase = forgetPhrase({ pubkey: k.pubkey, network: 'hoodi' });
    const refused = { code: 'validator.phrase', params: { needed: expect.stringContaining('mainnet') } };
    await expect(k.service['keys.forget']({ pubkey: k.pubkey, place: 'mainnet', phrase })).rejects.toMatchObject(refused);
    expect(k.left()).toEqual([2, 2, 2, 2]);
  });

  test('only at the place that runs it can be in use', async () => {
    const k = await everywhere();
    k.room.inUse = true;
    k.room.running = { name: 'practice', instance: 'practice-77aa' };
    await expect(k.forget('practice-77aa')).rejects.toMatchObject({ code: 'key.inUse' });
    for (const place of ['hoodi', 'mainnet', 'practice-3fa9'] as const) await k.forget(place);
    expect(k.left()).toEqual([1, 1, 1, 2]);
  });

  test('a copy is of the files of the place that is named, and is told of it alone', async () => {
    const k = await everywhere();
    for (const place of places) {
      const folder = join(k.keysDir, place, 'validator_keys');
      const [deposit = ''] = readdirSync(folder).filter((name) => name.startsWith('deposit_data'));
      renameSync(join(folder, deposit), join(folder, `deposit_data-${1_795_324_000 + places.indexOf(place)}.json`));
    }
    const folder = mkdtempSync(join(tmpdir(), 'hearth-copy-'));
    await k.service['keys.export']({ keys: [{ pubkey: k.pubkey, place: 'mainnet' }], folder });
    expect(readdirSync(folder).sort()).toEqual(['deposit_data-1795324001.json', expect.stringMatching(/^keystore/)]);
    expect(await k.service['keys.exports']({})).toEqual([{ pubkey: k.pubkey, place: 'mainnet', folder, at: k.room.nowMs }]);
  });

  test('copies of all places go to one folder where their files are the same, and where they differ none is made', async () => {
    const k = await everywhere();
    const keys = places.map((place) => ({ pubkey: k.pubkey, place }));
    const folder = mkdtempSync(join(tmpdir(), 'hearth-copy-'));
    expect((await k.service['keys.export']({ keys, folder })).files).toHaveLength(2);
    const hoodi = join(k.keysDir, 'hoodi', 'validator_keys');
    const [keystore = ''] = keystores(hoodi);
    const text = readFileSync(join(hoodi, keystore), 'utf8');
    chmodSync(join(hoodi, keystore), 0o600);
    writeFileSync(join(hoodi, keystore), `${text}\n`);
    const other = mkdtempSync(join(tmpdir(), 'hearth-copy-'));
    await expect(k.service['keys.export']({ keys, folder: other })).rejects.toMatchObject({ code: 'key.exists' });
    expect(readdirSync(other)).toEqual([]);
  });
});

test('evidence of exports that was written before keys were named with their place is read', () => {
  const before = { version: 1, exports: [{ pubkey: `0x${'ab'.repeat(48)}`, folder: '/media/usb', at: 1 }] };
  expect(exportEvidence.parse(before).exports).toEqual([{ ...before.exports[0], place: null }]);
});
