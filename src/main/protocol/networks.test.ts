import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networkFacts, networkName, signingNetwork, signingNetworkNames } from '../../shared/networks.ts';
import { checksumAddress } from './address.ts';

const folder = new URL('../../../resources/networks/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const files = readdirSync(folder).sort();
const runnable = networkName.options.filter((n) => n !== 'practice').map((n) => `${n}.json`);
const facts = runnable.map((file) => networkFacts.strict().parse(read(file)));
const signing = files.map((file) => signingNetwork.parse(read(file)));

test('there is a file for every network that keys sign for, named after it, and all that nodes run are among them', () => {
  expect(files).toEqual(signingNetworkNames.map((n) => `${n}.json`).sort());
  expect(signing.map((n) => `${n.name}.json`)).toEqual(files);
  expect(runnable.filter((file) => !files.includes(file))).toEqual([]);
});

test('files of networks that keys only sign for hold nothing else', () => {
  const others = files.filter((file) => !runnable.includes(file));
  expect(others.map((file) => signingNetwork.strict().safeParse(read(file)).success)).toEqual(others.map(() => true));
});

test('no two networks share a chain id, a fork version or a root, and every contract carries its checksum', () => {
  for (const field of ['chainId', 'title'] as const) expect(new Set(facts.map((n) => n[field])).size).toBe(facts.length);
  for (const field of ['genesisForkVersion', 'capellaForkVersion', 'genesisValidatorsRoot', 'title'] as const) {
    expect(new Set(signing.map((n) => n[field])).size).toBe(signing.length);
  }
  expect(facts.map((n) => n.depositContract)).toEqual(facts.map((n) => checksumAddress(n.depositContract)));
});
