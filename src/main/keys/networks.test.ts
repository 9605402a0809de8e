import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SigningNetwork, signingNetwork } from '../../shared/networks.ts';
import { type NetworkBookDeps, networkBook, readNetworkFile } from './networks.ts';

const resourceText = (name: string) => readFileSync(new URL(`../../../resources/networks/${name}.json`, import.meta.url), 'utf8');
const resource = (name: string): SigningNetwork => signingNetwork.parse(JSON.parse(resourceText(name)));
const root = `0x${'ab'.repeat(32)}`;
const practice = { ...resource('hoodi'), name: 'practice', title: 'Practice network', genesisForkVersion: '0x10000038' };
const own = { name: 'devnet-7', genesisForkVersion: '0x10000099', capellaForkVersion: '0x40000099', genesisValidatorsRoot: root };
const reference = {
  network_name: 'devnet-7',
  genesis_fork_version: '10000099',
  exit_fork_version: '0x40000099',
  genesis_validator_root: root,
};
const devnet = { ...own, title: 'devnet-7', depositMultiplier: 1, coin: 'ETH' };

const book = (
  files: Readonly<Record<string, unknown>> = {},
  genesisForkVersion = '0x1000101b',
  ownRoot: NetworkBookDeps['ownRoot'] = async () => null,
) =>
  networkBook({
    resource,
    practice: async () => practice,
    read: async (path) => JSON.stringify(files[path]),
    genesis: async () => ({ genesisForkVersion, genesisValidatorsRoot: root }),
    ownRoot,
  });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  );

test('networks are found by name, and the practice network where it runs', async () => {
  const all = book().all();
  expect(await Promise.all(all.map((n) => book().find(n.name)))).toEqual(all);
  expect(await book().find('practice')).toEqual(practice);
  expect(await code(book().find('holesky'))).toBe('key.networkUnknown');
  expect(await code(book().find(''))).toBe('key.networkUnknown');
  expect(all.map((n) => [n.name, n.depositMultiplier, n.coin])).toEqual([
    ['mainnet', 1, 'ETH'],
    ['hoodi', 1, 'ETH'],
    ['sepolia', 1, 'ETH'],
    ['ephemery', 1, 'ETH'],
    ['gnosis', 32, 'GNO'],
    ['chiado', 32, 'GNO'],
  ]);
});

test('the root of Ephemery comes from the own node, another one or a flag, and without it exits and changes are refused', async () => {
  const bare = await book().find('ephemery');
  expect(await code(book().rooted(bare))).toBe('key.networkRoot');
  const onEphemery = book({}, '0x1000101b', async (network) => (network === 'ephemery' ? root : null));
  expect(await onEphemery.rooted(bare)).toEqual({ ...bare, genesisValidatorsRoot: root });
  expect(await onEphemery.rooted(resource('mainnet'))).toEqual(resource('mainnet'));
  expect(await code(onEphemery.rooted({ ...resource('mainnet'), genesisValidatorsRoot: null }))).toBe('key.networkRoot');
  expect((await book().find('ephemery', { genesisValidatorsRoot: root })).genesisValidatorsRoot).toBe(root);
  expect((await book().find('ephemery', { beaconUrl: 'http://node' })).genesisValidatorsRoot).toBe(root);
  const zeros = `0x${'00'.repeat(32)}`;
  expect(await code(book().find('ephemery', { genesisValidatorsRoot: zeros, beaconUrl: 'http://node' }))).toBe('key.networkDiffers');
  expect(await code(book({}, '0x00000000').find('ephemery', { beaconUrl: 'http://node' }))).toBe('key.networkDiffers');
  expect(await code(book().find('ephemery', { genesisValidatorsRoot: '0x12' }))).toBe('key.networkDiffers');
  expect(await code(book().find('mainnet', { genesisValidatorsRoot: root }))).toBe('key.networkDiffers');
  expect(await code(book({}, '0x00000000').find('mainnet', { beaconUrl: 'http://node' }))).toBe('key.networkDiffers');
});

test('a network file reads in our form and in the reference’s, with and without 0x', async () => {
  const find = (content: unknown) => book({ './net.json': content }).find('./net.json');
  expect(await find(own)).toEqual(devnet);
  expect(await find(reference)).toEqual(devnet);
  expect((await find({ ...reference, genesis_validator_root: undefined })).genesisValidatorsRoot).toBeNull();
  expect((await find({ ...reference, multiplier: 32, min_deposit_amount: 0.03125 })).depositMultiplier).toBe(32);
  for (const name of ['mainnet', 'hoodi', 'sepolia', 'ephemery', 'gnosis', 'chiado'])
    expect(await find(JSON.parse(resourceText(name)))).toEqual(resource(name));
});

test('a network file that is none, or that borrows a known name, is refused', async () => {
  const find = (content: unknown) => code(book({ './net.json': content }).find('./net.json'));
  const bad: unknown[] = [
    null,
    [],
    {},
    'mainnet',
    { ...own, more: 1 },
    { ...reference, more: 1 },
    { ...own, genesisForkVersion: '0x1000' },
    { ...own, genesisForkVersion: 16 },
    { ...own, name: '../../etc' },
    { ...own, name: 'practice' },
    { ...own, depositMultiplier: 0.5 },
    { ...reference, multiplier: 0 },
    { ...reference, genesis_validator_root: '0x00' },
    { ...own, title: 'x'.repeat(20_000) },
  ];
  expect(await Promise.all(bad.map(find))).toEqual(bad.map(() => 'key.networkFile'));
  expect(await find({ ...own, name: 'mainnet' })).toBe('key.networkDiffers');
  expect(await find({ ...own, name: 'Hoodi' })).toBe('key.networkDiffers');
});

test('whatever a file holds, reading it ends in a network or in its fault', () => {
  const texts = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((name) => JSON.stringify({ ...own, name })),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        readNetworkFile(text, 'net.json');
      } catch (error) {
        expect(error).toMatchObject({ code: 'key.networkFile' });
      }
    }),
  );
});
