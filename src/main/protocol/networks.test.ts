import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networkName, type PublicNetwork, publicNetwork, signingNetwork, signingNetworkNames } from '../../shared/networks.ts';
import { checksumAddress } from './address.ts';

const folder = new URL('../../../resources/networks/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const files = readdirSync(folder).sort();
const runnable = networkName.options.filter((n) => n !== 'practice').map((n) => `${n}.json`);
const networks = runnable.map((file) => publicNetwork.parse(read(file)));
const signing = files.map((file) => signingNetwork.parse(read(file)));
const named = (name: string) => networks.find((n) => n.name === name) as PublicNetwork;

test('there is a file for every network that keys sign for, named after it, and all that nodes run are among them', () => {
  expect(files).toEqual(signingNetworkNames.map((n) => `${n}.json`).sort());
  expect(signing.map((n) => `${n.name}.json`)).toEqual(files);
  expect(runnable.filter((file) => !files.includes(file))).toEqual([]);
});

test('a file holds nothing that its schema does not know', () => {
  const known = Object.keys(publicNetwork.shape);
  expect(runnable.flatMap((file) => Object.keys(read(file) as object).filter((field) => !known.includes(field)))).toEqual([]);
  const others = files.filter((file) => !runnable.includes(file));
  expect(others.map((file) => signingNetwork.strict().safeParse(read(file)).success)).toEqual(others.map(() => true));
});

test('no two networks share a chain id, a fork version or a root, and every contract carries its checksum', () => {
  const given = (field: 'chainId' | 'genesisValidatorsRoot') =>
    signing.map((n) => (n as Partial<PublicNetwork>)[field]).filter((v) => v != null);
  for (const field of ['chainId', 'genesisValidatorsRoot'] as const) expect(new Set(given(field)).size).toBe(given(field).length);
  for (const field of ['genesisForkVersion', 'capellaForkVersion', 'title'] as const) {
    expect(new Set(signing.map((n) => n[field])).size).toBe(signing.length);
  }
  expect(networks.map((n) => n.depositContract)).toEqual(networks.map((n) => checksumAddress(n.depositContract)));
});

test('every network has two independent checkpoint providers over TLS, none twice', () => {
  for (const { checkpointProviders } of networks) {
    expect(new Set(checkpointProviders.map((p) => p.operator)).size).toBeGreaterThanOrEqual(2);
    expect(new Set(checkpointProviders.map((p) => p.url)).size).toBe(checkpointProviders.length);
    expect(checkpointProviders.filter((p) => !/^https:\/\/[a-z0-9.-]+$/.test(p.url))).toEqual([]);
  }
});

test('relays carry their public key, none twice; validators are a closed set on Sepolia only', () => {
  const relays = networks.flatMap((n) => n.relays.map((r) => r.url));
  expect(relays.filter((url) => !/^https:\/\/0x[0-9a-f]{96}@[a-z0-9.-]+$/.test(url))).toEqual([]);
  expect(new Set(relays).size).toBe(relays.length);
  expect(named('mainnet').relays).toHaveLength(6);
  expect(networks.filter((n) => n.validators === 'closed').map((n) => n.name)).toEqual(['sepolia']);
});

test('a network that neither resets nor has a genesis, or does both, is refused', () => {
  const mainnet = read('mainnet.json') as object;
  const ephemery = read('ephemery.json') as { resets: unknown };
  const bad = [
    { ...mainnet, chainId: undefined },
    { ...mainnet, genesisValidatorsRoot: null },
    { ...mainnet, resets: ephemery.resets },
  ];
  expect([...bad, { ...ephemery, resets: undefined }].map((n) => publicNetwork.safeParse(n).success)).toEqual([false, false, false, false]);
  expect(publicNetwork.safeParse({ ...mainnet, ofTomorrow: 1 }).success).toBe(true);
});
