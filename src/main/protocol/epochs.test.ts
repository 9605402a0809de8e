import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochAtSlot, slotAtTime, startSlotOfEpoch, timeOfEpoch, timeOfSlot } from './epochs.ts';

const mainnet = { genesisTimeMs: 1_606_824_023_000, secondsPerSlot: 12, slotsPerEpoch: 32 };

test('Fulu began on mainnet when its epoch says', () => {
  expect(timeOfEpoch(411_392, mainnet)).toBe(1_764_798_551_000);
});

test('slots, epochs and times agree with each other', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 31 }), fc.nat({ max: 11_999 }), (slot, ms) => {
      expect(slotAtTime(timeOfSlot(slot, mainnet) + ms, mainnet)).toBe(slot);
      const epoch = epochAtSlot(slot, 32);
      expect(slot - startSlotOfEpoch(epoch, 32)).toBe(slot % 32);
    }),
  );
});

test('before genesis the slot is 0', () => {
  expect(slotAtTime(0, mainnet)).toBe(0);
});
