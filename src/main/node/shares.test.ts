import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientId } from '../../shared/node.ts';
import { standsWithWords } from '../../shared/strings/client-shares.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import { type ClientShares, clientShares, pairs, shareOf } from './shares.ts';

const shares = clientShares.parse(JSON.parse(readFileSync(new URL('../../../resources/client-shares.json', import.meta.url), 'utf8')));

test('the shares are dated, name their source, hold every client of their layer and are no more than all', () => {
  expect(Object.keys(shares.execution.percent).toSorted()).toEqual(executionClients.map(({ id }) => id).toSorted());
  expect(Object.keys(shares.consensus.percent).toSorted()).toEqual(consensusClients.map(({ id }) => id).toSorted());
  for (const { percent } of [shares.execution, shares.consensus]) {
    const all = Object.values(percent).reduce((sum, one) => sum + one, 0);
    expect(all).toBeGreaterThan(80);
    expect(all).toBeLessThanOrEqual(100.5);
  }
});

test('a client of a third or of two thirds is warned of, a smaller one is not', () => {
  const at = (percent: number): ClientShares => ({ ...shares, consensus: { ...shares.consensus, percent: { lighthouse: percent } } });
  const standsWith = (percent: number) => shareOf(at(percent), 'lighthouse')?.standsWith;
  expect([33.3, 33.4, 66.6, 66.7].map(standsWith)).toEqual([null, 'third', 'third', 'twoThirds']);
  expect(shareOf(at(50), 'teku')).toBeNull();
  const warned = clientId.options.filter((client) => (shareOf(shares, client)?.standsWith ?? null) !== null);
  expect(warned).toEqual(['geth', 'nethermind', 'lighthouse']);
  expect(standsWithWords.third('Lighthouse', 51, 'nodes')).toContain('51 % of nodes run Lighthouse');
});

test('a network has every pair that runs it, with what both need', () => {
  expect(pairs('mainnet', 1)).toHaveLength(executionClients.length * consensusClients.length);
  const short = pairs('ephemery', 1).map(({ execution, consensus }) => `${execution} ${consensus}`);
  expect(short.toSorted()).toEqual(['besu lodestar', 'besu teku']);
  const found = pairs('hoodi', 1).find(({ execution, consensus }) => execution === 'geth' && consensus === 'lodestar');
  expect(found?.needs).toEqual({ diskGib: 300, memoryMib: 18_432 });
});

test('the order is by chance: the same for a seed, another for another, and nobody is first by habit', () => {
  expect(pairs('mainnet', 7)).toEqual(pairs('mainnet', 7));
  expect(pairs('mainnet', 7)).not.toEqual(pairs('mainnet', 8));
  const first = new Map<string, number>();
  for (let seed = 0; seed < 1_500; seed += 1) {
    const [{ execution, consensus } = { execution: '', consensus: '' }] = pairs('mainnet', seed);
    for (const client of [execution, consensus]) first.set(client, (first.get(client) ?? 0) + 1);
  }
  const share = (client: { id: string }) => (first.get(client.id) ?? 0) / 1_500;
  expect(executionClients.map(share).every((part) => Math.abs(part - 1 / 5) < 0.05)).toBe(true);
  expect(consensusClients.map(share).every((part) => Math.abs(part - 1 / 6) < 0.05)).toBe(true);
});
