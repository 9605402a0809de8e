import { expect, test } from 'vitest';
import { needsOf } from './pair-needs.ts';

const GIB = 2 ** 30;

test('a pair takes what both take, and a client alone what it takes', () => {
  const both = needsOf('hoodi', { execution: 'geth', consensus: 'lodestar' });
  expect(both).toEqual({ pair: 'Geth + Lodestar', diskBytes: 300 * GIB, memoryBytes: 18 * GIB });
  expect(needsOf('hoodi', { execution: 'geth' })).toEqual({ pair: 'Geth', diskBytes: 180 * GIB, memoryBytes: 8 * GIB });
  expect(needsOf('hoodi', { consensus: 'lodestar' })).toEqual({ pair: 'Lodestar', diskBytes: 120 * GIB, memoryBytes: 10 * GIB });
});

test('without a choice the leanest pair counts, and of a client that does not run a network nothing is known', () => {
  const leanest = needsOf('mainnet', {});
  expect(leanest?.diskBytes).toBeLessThanOrEqual(needsOf('mainnet', { execution: 'geth', consensus: 'lodestar' })?.diskBytes ?? 0);
  expect(leanest?.pair).toMatch(/^\w+ \+ \w+$/);
  expect(needsOf('ephemery', { execution: 'erigon', consensus: 'lodestar' })).toBeNull();
});
