import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import { networksNow, readList } from '../../shared/network-list.ts';
import { type PublicNetwork, publicNetwork } from '../../shared/networks.ts';
import { networkLines, readLines } from '../cli/commands/networks.ts';
import { jsonStore } from '../platform/files/json-store.ts';
import { imageCatalogue } from '../practice/images/catalogue.ts';
import { keptList, networkRoom, noList } from './network-list.ts';
import { readListFile } from './network-list-file.ts';

const resources = new URL('../../../resources/', import.meta.url);
const resource = (path: string): unknown => JSON.parse(readFileSync(new URL(path, resources), 'utf8'));
const shipped = (name: string): PublicNetwork => publicNetwork.parse(resource(`networks/${name}.json`));
const images = resource('images.json');
const hoodi = shipped('hoodi');
const provider = { operator: 'New', url: 'https://checkpoint.example.org' };
const newer = { ...hoodi, checkpointProviders: [...hoodi.checkpointProviders.slice(1), provider], ofTomorrow: { any: 1 } };
const good = { version: 1, networks: [newer], images, signedBy: 'nobody' };
const NOW = Date.UTC(2026, 10, 23);

let dir: string;
let notices: AppError[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-networks-'));
  notices = [];
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const open = () => {
  const onNotice = (notice: AppError) => void notices.push(notice);
  const store = jsonStore({ path: join(dir, 'networks.json'), schema: keptList, initial: noList, onNotice });
  return networkRoom({
    shipped,
    images: imageCatalogue,
    read: (path) => readFile(path, 'utf8'),
    store,
    clock: { now: () => NOW },
    onNotice,
  });
};
const file = (content: unknown, name = 'list.json') => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  writeFileSync(join(dir, name), text);
  return { path: join(dir, name), sha256: createHash('sha256').update(text).digest('hex') };
};
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'taken',
    (e: unknown) => (e instanceof AppError ? e.code : e),
  );

test('without a list the networks are those that came with Hearth', () => {
  const room = open();
  expect(room.now()).toMatchObject({ taken: null });
  expect(networksNow.parse(room.now()).networks.map((n) => n.name)).toEqual(['hoodi', 'mainnet', 'sepolia', 'ephemery']);
  expect([room.images(), networkLines(room.now()).at(-1)]).toEqual([null, 'The networks are those that came with Hearth.']);
});

test('a list says its hash and what it would change, and is taken by that hash alone, for good', async () => {
  const room = open();
  const { path, sha256 } = file(good);
  const found = readList.parse(await room.read(path));
  const removed = `${hoodi.checkpointProviders[0]?.operator} ${hoodi.checkpointProviders[0]?.url}`;
  expect(found).toEqual({
    ...{ file: 'list.json', sha256, networks: ['hoodi'], ignored: [] },
    changes: [{ network: 'hoodi', what: 'checkpointProviders', added: [`New ${provider.url}`], removed: [removed] }],
  });
  expect(readLines(found)).toEqual([
    `SHA-256 ${sha256}`,
    'It describes hoodi, the images of clients.',
    `hoodi, checkpointProviders; comes: New ${provider.url}; goes: ${removed}`,
  ]);
  expect(room.now().taken).toBeNull();
  expect(await code(room.take(path, 'ab'.repeat(32)))).toBe('networks.hash');
  expect(await code(room.take(path, sha256.slice(0, 16)))).toBe('networks.hash');

  await room.take(path, ` 0x${sha256.toUpperCase()}\n`);
  rmSync(path);
  for (const room of [open(), open()]) {
    expect(room.now().taken).toEqual({ file: 'list.json', sha256, takenAt: NOW });
    expect(room.find('hoodi').checkpointProviders).toContainEqual(provider);
    expect(room.find('mainnet')).toEqual(shipped('mainnet'));
    expect(room.images()).toHaveLength(3);
  }
  expect(networkLines(open().now()).at(-1)).toBe(`The networks are from list.json, taken 2026-11-23, SHA-256 ${sha256}.`);
  expect((await open().drop()).taken).toBeNull();
  expect(open().find('hoodi')).toEqual(hoodi);
  expect(notices).toEqual([]);
});

test('networks that this Hearth does not run are passed over', async () => {
  const { path } = file({ ...good, networks: [{ name: 'plataberget', any: 1 }] });
  const found = await open().read(path);
  expect([found.networks, found.ignored, found.changes]).toEqual([[], ['plataberget'], []]);
  expect(readLines(found)).toContain('It would change no network.');
});

test('a bad file is refused with its fault, even by its right hash, and what was in use stays', async () => {
  const room = open();
  const first = file(good);
  await room.take(first.path, first.sha256);
  const without = (field: string) => ({ ...good, networks: [{ ...newer, [field]: undefined }] });
  const bad: unknown[] = [
    ...['', 'null', '[]', '{', '"list"', `{"version":1,"a":"${'x'.repeat(1_000_001)}"}`],
    ...[{}, { ...good, version: 2 }, { ...good, networks: undefined }, { ...good, networks: [{}] }, { ...good, images: undefined }],
    ...Object.keys(newer)
      .filter((f) => !['ofTomorrow', 'depositMultiplier', 'coin', 'maxBlobs'].includes(f))
      .map(without),
    { ...good, networks: [newer, newer] },
    { ...good, networks: [{ ...newer, checkpointProviders: [{ operator: 'x' }] }] },
    { ...good, networks: [{ ...newer, relays: [{ name: 'x', url: 'file:///etc' }] }] },
    { ...good, images: { ...(images as object), practice: [{ ...(images as { practice: object[] }).practice[0], execution: ['none'] }] } },
  ];
  for (const content of bad) {
    const { path, sha256 } = file(content, 'bad.json');
    expect(await code(room.take(path, sha256)), JSON.stringify(content).slice(0, 80)).toBe('networks.file');
  }
  for (const change of [
    { depositContract: `0x${'11'.repeat(20)}` },
    { chainId: 1 },
    { title: 'Ethereum Mainnet' },
    { genesisForkVersion: '0x00000000' },
  ]) {
    const { path, sha256 } = file({ ...good, networks: [{ ...newer, ...change }] }, 'bad.json');
    expect(await code(room.take(path, sha256))).toBe('networks.identity');
  }
  expect(room.now().taken?.sha256).toBe(first.sha256);
  expect(open().now().taken?.sha256).toBe(first.sha256);
});

test('a kept list that was tampered with, or that a newer Hearth no longer understands, is told and not used', async () => {
  const { path, sha256 } = file(good);
  await open().take(path, sha256);
  const kept = readFileSync(join(dir, 'networks.json'), 'utf8');
  writeFileSync(join(dir, 'networks.json'), kept.replace('checkpoint.example.org', 'checkpoint.evil.org'));
  expect([open().now().taken, notices.map((n) => n.code)]).toEqual([null, ['networks.hash']]);
  const text = '{"version":0}';
  const taken = { file: 'old.json', sha256: createHash('sha256').update(text).digest('hex'), takenAt: NOW, text };
  writeFileSync(join(dir, 'networks.json'), JSON.stringify({ taken }));
  expect([open().now().taken, notices.at(-1)?.code]).toEqual([null, 'networks.file']);
});

test('where it cannot be kept, what was in use stays', async () => {
  const { path, sha256 } = file(good);
  const blocked = join(dir, 'blocked');
  writeFileSync(blocked, '');
  const store = jsonStore({ path: join(blocked, 'networks.json'), schema: keptList, initial: noList, onNotice: () => undefined });
  const deps = {
    shipped,
    images: z.unknown(),
    read: (p: string) => readFile(p, 'utf8'),
    store,
    clock: { now: () => NOW },
    onNotice: () => undefined,
  };
  const room = networkRoom(deps);
  expect(await code(room.take(path, sha256))).toBe('file.write');
  expect([room.now().taken, room.find('hoodi')]).toEqual([null, hoodi]);
});

test('whatever a file holds, reading it ends in a list or in its fault', () => {
  const mutated = fc
    .tuple(fc.constantFrom(...Object.keys(newer)), fc.jsonValue())
    .map(([field, value]) => JSON.stringify({ ...good, networks: [{ ...newer, [field]: value }] }));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), mutated), (text) => {
      try {
        readListFile(text, 'f', { shipped, images: imageCatalogue });
      } catch (error) {
        expect(error).toMatchObject({ code: expect.stringMatching(/^networks\.(file|identity)$/) });
      }
    }),
  );
});
