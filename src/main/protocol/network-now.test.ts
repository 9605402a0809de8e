import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { publicNetwork } from '../../shared/networks.ts';
import { chainSentence, relayFilters } from '../../shared/strings/chain.ts';
import { chainDifferences, factsAt, iterationAt } from './network-now.ts';

const network = (name: string) =>
  publicNetwork.parse(JSON.parse(readFileSync(new URL(`../../../resources/networks/${name}.json`, import.meta.url), 'utf8')));
const ephemery = network('ephemery');
const resets = ephemery.resets ?? { periodSeconds: 1, chainIdBase: 0, iteration: 0, genesisTime: 1, beginsWithinSeconds: 0 };
const seconds = fc.integer({ min: 1_640_000_000, max: 4_000_000_000 });
const day = (text: string) => Date.parse(text) / 1000;

test('Ephemery’s iterations are those that are known', () => {
  expect(iterationAt(resets, 1_780_599_600)).toMatchObject({ iteration: 160, chainId: 39_438_160 });
  expect(iterationAt(resets, 1_780_599_599)).toMatchObject({ iteration: 159, endsAt: 1_780_599_600 });
  expect(iterationAt(resets, day('2026-11-22T12:00:00Z'))).toEqual({
    iteration: 166,
    chainId: 39_438_166,
    genesisTime: day('2026-11-19T19:00:00Z'),
    endsAt: day('2026-12-17T19:00:00Z'),
  });
});

test('every moment lies in exactly one iteration, one period long, that the next follows without a gap', () => {
  fc.assert(
    fc.property(seconds, (at) => {
      const now = iterationAt(resets, at);
      expect(now.genesisTime <= at && at < now.endsAt).toBe(true);
      expect(now.endsAt - now.genesisTime).toBe(resets.periodSeconds);
      expect(now.chainId - resets.chainIdBase).toBe(now.iteration);
      expect(iterationAt(resets, now.endsAt)).toMatchObject({ iteration: now.iteration + 1, genesisTime: now.endsAt });
      expect(iterationAt(resets, now.genesisTime)).toEqual(now);
    }),
  );
});

test('which iteration is written down makes no difference', () => {
  fc.assert(
    fc.property(seconds, seconds, (at, anchor) => {
      const { iteration, genesisTime } = iterationAt(resets, anchor);
      expect(iterationAt({ ...resets, iteration, genesisTime }, at)).toEqual(iterationAt(resets, at));
    }),
  );
});

test('facts of a network that resets follow the clock, others stand still', () => {
  expect(factsAt(ephemery, day('2026-11-22T12:00:00Z') * 1000)).toMatchObject({ chainId: 39_438_166, genesisValidatorsRoot: null });
  expect(factsAt(network('hoodi'), 0)).toEqual(factsAt(network('hoodi'), 4e12));
});

test('a node’s own words confirm the computed chain or say what differs', () => {
  const facts = factsAt(ephemery, day('2026-11-22T12:00:00Z') * 1000);
  const genesis = { genesisTime: facts.genesisTime, genesisValidatorsRoot: `0x${'ab'.repeat(32)}`, genesisForkVersion: '0x1000101b' };
  expect(chainDifferences(facts, { chainId: facts.chainId, genesis })).toEqual([]);
  expect(chainDifferences(facts, { chainId: null, genesis: null })).toEqual([]);
  const late = { ...genesis, genesisTime: facts.genesisTime + 600 };
  expect(chainDifferences(facts, { chainId: facts.chainId, genesis: late })).toEqual([]);
  const old = iterationAt(resets, facts.genesisTime - 1);
  expect(chainDifferences(facts, { chainId: old.chainId, genesis: { ...genesis, genesisTime: old.genesisTime } })).toEqual([
    { what: 'chainId', expected: '39438166', found: '39438165' },
    { what: 'genesisTime', expected: String(facts.genesisTime), found: String(old.genesisTime) },
  ]);
  expect(chainSentence(facts.title, chainDifferences(facts, { chainId: old.chainId, genesis }))).toBe(
    'Your node does not follow Ephemery testnet: your execution client’s chain id is 39438165, not 39438166.',
  );
  expect(chainSentence(facts.title, [])).toBeNull();
  const hoodi = factsAt(network('hoodi'), 0);
  expect(chainDifferences(hoodi, { chainId: hoodi.chainId, genesis }).map((d) => d.what)).toEqual([
    'genesisTime',
    'genesisValidatorsRoot',
    'genesisForkVersion',
  ]);
});

test('every relay says in words what it leaves out, or nothing where that is not known', () => {
  const said = (name: string) => network(name).relays.map(({ filters }) => (filters === undefined ? null : relayFilters[filters]));
  expect([new Set(said('hoodi')), said('mainnet')[3]]).toEqual([new Set([null]), 'leaves out transactions of sanctioned addresses']);
});
