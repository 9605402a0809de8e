import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChainRules } from './rules.ts';
import { capellaRules, fuluRules } from './testing/practice-rules.ts';
import { activationRoad, earliestExitEpoch, exitTiming, totalSlots } from './timing.ts';

const mainnetPreset: ChainRules = { ...fuluRules, slotsPerEpoch: 32 };
const anyRules = fc.constantFrom(
  fuluRules,
  mainnetPreset,
  capellaRules,
  { ...capellaRules, secondsPerSlot: 1 },
  { ...capellaRules, secondsPerSlot: 12 },
);
const anySlot = fc.integer({ min: 1, max: 10_000_000 });

test('today: what was measured on real clients is the minimum itself', () => {
  const { includedSlot, creditedSlot, eligibleSlot, activeSlot } = activationRoad(fuluRules, 19);
  expect({ credited: creditedSlot - includedSlot, eligible: eligibleSlot - includedSlot, active: activeSlot - includedSlot }).toEqual({
    credited: 21,
    eligible: 29,
    active: 77,
  });
});

test('today with the mainnet preset: a deposit right after genesis waits for the first finality, as measured', () => {
  expect(activationRoad(mainnetPreset, 17).activeSlot - 17).toBe(335);
});

test('today: the measured exit lies between the first possible payment and the end of the paying epoch', () => {
  const t = exitTiming(fuluRules, 17 * 8 + 4, 71);
  expect({ exit: t.exitSlot - t.includedSlot, withdrawable: t.withdrawableSlot - t.includedSlot }).toEqual({ exit: 36, withdrawable: 68 });
  expect(t.paidSlot - t.includedSlot).toBeLessThanOrEqual(76);
  expect(t.paidBySlot - t.includedSlot).toBe(72);
});

test('classic: deposits wait for age, a voting period and its majority', () => {
  const slots = (rules: ChainRules, slot: number) => activationRoad(rules, slot).activeSlot - slot;
  const everySlot = Array.from({ length: 32 }, (_, i) => slots(capellaRules, 100 + i));
  expect([Math.min(...everySlot), Math.max(...everySlot)]).toEqual([100, 131]);
  const everySecond = Array.from({ length: 32 }, (_, i) => slots({ ...capellaRules, secondsPerSlot: 1 }, 100 + i));
  expect([Math.min(...everySecond), Math.max(...everySecond)]).toEqual([128, 159]);
});

test('the terms of a road add up to it, and none is negative', () => {
  fc.assert(
    fc.property(anyRules, anySlot, fc.nat({ max: 50 }), (rules, slot, queue) => {
      const road = activationRoad(rules, slot, queue);
      expect(totalSlots(road.terms)).toBe(road.activeSlot - road.includedSlot);
      const exit = exitTiming(rules, slot, 100);
      expect(totalSlots(exit.terms)).toBe(exit.paidSlot - exit.includedSlot);
      for (const term of [...road.terms, ...exit.terms]) expect(term.slots).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('stations come in order, a later deposit is never active earlier, and a queue only delays', () => {
  fc.assert(
    fc.property(anyRules, anySlot, fc.nat({ max: 100 }), fc.nat({ max: 50 }), (rules, slot, later, queue) => {
      const road = activationRoad(rules, slot);
      const order = [road.includedSlot, road.creditedSlot, road.eligibleSlot, road.finalizedSlot, road.activeSlot];
      expect(order).toEqual([...order].sort((a, b) => a - b));
      expect(activationRoad(rules, slot + later).activeSlot).toBeGreaterThanOrEqual(road.activeSlot);
      expect(activationRoad(rules, slot, queue).activeSlot).toBe(road.activeSlot + queue * rules.slotsPerEpoch);
    }),
  );
});

test('an exit is paid within one sweep after it may be', () => {
  fc.assert(
    fc.property(anyRules, anySlot, fc.integer({ min: 1, max: 2_000_000 }), (rules, slot, validators) => {
      const t = exitTiming(rules, slot, validators);
      expect(t.exitSlot).toBeGreaterThan(t.includedSlot);
      expect(t.paidBySlot - t.paidSlot).toBe(Math.ceil(validators / 16) - 1);
    }),
  );
  expect(earliestExitEpoch(fuluRules, 12)).toBe(16);
});
