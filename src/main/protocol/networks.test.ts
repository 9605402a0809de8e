import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { networkFacts, networkName } from '../../shared/networks.ts';
import { checksumAddress } from './address.ts';

const folder = new URL('../../../resources/networks/', import.meta.url);
const all = readdirSync(folder).map((file) => ({
  file,
  facts: networkFacts.strict().parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))),
}));

test('there is a file for every network but practice, named after it', () => {
  const expected = networkName.options.filter((n) => n !== 'practice').map((n) => `${n}.json`);
  expect(all.map((n) => n.file).sort()).toEqual(expected.sort());
  expect(all.map((n) => `${n.facts.name}.json`)).toEqual(all.map((n) => n.file));
});

test('no two networks share a chain id, a fork version or a root, and every contract carries its checksum', () => {
  for (const field of ['chainId', 'genesisForkVersion', 'capellaForkVersion', 'genesisValidatorsRoot', 'title'] as const) {
    expect(new Set(all.map((n) => n.facts[field])).size).toBe(all.length);
  }
  expect(all.map((n) => n.facts.depositContract)).toEqual(all.map((n) => checksumAddress(n.facts.depositContract)));
});
