import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { FactsNow } from '../../shared/networks.ts';
import { type Checkpoint, type Crossing, judge, MAX_AGE_EPOCHS, questions, type Sighting } from './checkpoint-judge.ts';

const network: FactsNow = {
  ...{ name: 'hoodi', title: 'Hoodi testnet', chainId: 560048, genesisForkVersion: '0x10000910', capellaForkVersion: '0x40000910' },
  ...{ genesisValidatorsRoot: null, genesisTime: 1_742_213_400, secondsPerSlot: 12, slotsPerEpoch: 32, depositContract: '0x00' },
};
const NOW_EPOCH = 1_000;
const nowMs = (network.genesisTime + NOW_EPOCH * 32 * 12) * 1_000;
const truth = (slot: number) => `0xaa${slot.toString(16).padStart(8, '0')}`;
const lie = (slot: number) => `0xbb${slot.toString(16).padStart(8, '0')}`;

const honest = (operator: string, epoch: number): Sighting => ({
  ...{ operator, url: `https://${operator}.example`, epoch, root: truth(epoch * 32), slot: epoch * 32 },
});
const verdict = (sightings: readonly Sighting[], crossings: readonly Crossing[]): Checkpoint | string => {
  try {
    return judge({ network, ownUrl: null, nowMs, sightings, crossings, passedOver: [] });
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

const epochs = fc.integer({ min: NOW_EPOCH - MAX_AGE_EPOCHS - 5, max: NOW_EPOCH + 5 });
const near = fc.integer({ min: NOW_EPOCH - 5, max: NOW_EPOCH - 2 });
const falsehood = fc.record({ epoch: epochs, says: fc.constantFrom(truth, lie), tellsSlot: fc.boolean(), shift: fc.nat({ max: 40 }) });
const liars = fc.array(falsehood, { minLength: 1, maxLength: 3 }).map((lies) =>
  lies.map(({ epoch, says, tellsSlot, shift }, i): Sighting => {
    const slot = epoch * 32 - shift;
    return { operator: 'liar', url: `https://liar.example/${i}`, epoch, root: says(slot), slot: tellsSlot ? slot : null };
  }),
);
const mixed = fc
  .tuple(fc.array(near, { maxLength: 4 }), liars)
  .map(([list, lies]) => [...list.map((epoch, i) => honest(`h${i}`, epoch)), ...lies])
  .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
const whim = fc.constantFrom('truth', 'lie', 'nothing');

test('one operator, however many addresses it has and whatever it says to whom, never brings a block of its own through', () => {
  let found = 0;
  fc.assert(
    fc.property(mixed, fc.infiniteStream(whim), (sightings, whims) => {
      const crossings = questions(sightings).map(({ of, by }): Crossing => {
        const does = whims.next().value ?? 'nothing';
        const slot = of.slot ?? 0;
        const answer = by.operator === 'liar' && does === 'lie' ? lie(slot) : truth(slot);
        return { of, by, root: does === 'nothing' ? null : answer };
      });
      const outcome = verdict(sightings, crossings);
      if (typeof outcome === 'string') {
        expect(outcome).toMatch(/^checkpoint\.(disagree|tooOld|tooFew)$/);
        return;
      }
      found += 1;
      expect(outcome.root).toBe(truth(outcome.slot));
      expect(new Set(outcome.agreed.map((w) => w.operator)).size).toBeGreaterThanOrEqual(2);
      expect(outcome.epoch).toBeGreaterThanOrEqual(NOW_EPOCH - MAX_AGE_EPOCHS);
    }),
    { numRuns: 500 },
  );
  expect(found).toBeGreaterThan(20);
});

test('honest operators always find the newest that two of them have, in whatever order they are asked', () => {
  fc.assert(
    fc.property(fc.array(near, { minLength: 2, maxLength: 6 }), (list) => {
      const sightings = list.map((epoch, i) => honest(`h${i}`, epoch));
      const crossings = questions(sightings).map(({ of, by }): Crossing => ({ of, by, root: of.root }));
      expect(verdict(sightings, crossings)).toMatchObject({ epoch: [...list].sort((a, b) => b - a)[1], trust: 'independent' });
    }),
  );
});
