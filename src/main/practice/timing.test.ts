import fc from 'fast-check';
import { expect, test } from 'vitest';
import { genesisDelaySeconds, isStillborn, isTooLateToStart, slotAt } from './timing.ts';

const facts = { genesisTime: 1_800_000_000, secondsPerSlot: 2 };
const at = (seconds: number) => (facts.genesisTime + seconds) * 1000;

test('slots follow the clock, and are negative before genesis', () => {
  expect([-3, -2, 0, 1.9, 2, 17].map((s) => slotAt(at(s), facts))).toEqual([-2, -1, 0, 0, 1, 8]);
});

test('a slow machine gets more time until genesis, within bounds, and a second attempt the most', () => {
  expect([200, 600, 1500, 100_000].map((ms) => genesisDelaySeconds('lodestar', ms, 1))).toEqual([14, 19, 29, 60]);
  expect([200, 600, 1500, 100_000].map((ms) => genesisDelaySeconds('prysm', ms, 1))).toEqual([13, 23, 46, 60]);
  expect(genesisDelaySeconds('lodestar', 200, 2)).toBe(60);
  fc.assert(
    fc.property(fc.nat(20_000), fc.nat(20_000), (a, b) => {
      expect(genesisDelaySeconds('lodestar', Math.max(a, b), 1)).toBeGreaterThanOrEqual(genesisDelaySeconds('lodestar', Math.min(a, b), 1));
    }),
  );
});

test('a network without a block is given up two minutes after genesis', () => {
  expect([21, 119, 121].map((s) => isStillborn(at(s), facts))).toEqual([false, false, true]);
});

test('clients are not first started shortly before genesis', () => {
  expect([-20, -9, -7, 60].map((s) => isTooLateToStart(at(s), facts))).toEqual([false, false, true, true]);
});
