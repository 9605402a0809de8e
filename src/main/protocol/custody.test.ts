import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BlobRules, columnBytes, columnsInCustody, fuluCustody, ownBlobs, uploadNeeds, usualBlobs } from './custody.ts';

const with21: BlobRules = { ...fuluCustody, maxBlobs: 21, secondsPerSlot: 12 };
const eth = (n: number) => BigInt(n) * 10n ** 9n;
const of32 = (n: number) => Array.from({ length: n }, () => eth(32));

test.each([
  ['no validator', [], 4],
  ['one', of32(1), 8],
  ['eight', of32(8), 8],
  ['nine', of32(9), 9],
  ['one of 2048 ETH', [eth(2048)], 64],
  ['one of 2048 ETH and one gwei short of a further group', [eth(2048), eth(32) - 1n], 64],
  ['4096 ETH', of32(128), 128],
  ['ten thousand', of32(10_000), 128],
])('%s: columns as the specification counts them', (_, balances, columns) => {
  expect(columnsInCustody(with21, balances)).toBe(columns);
});

test('a column of 21 blobs has the bytes of its SSZ container', () => {
  // index, offsets of three lists, header and signature, branch; then 21 cells, proofs and commitments.
  expect(columnBytes(21)).toBe(8 + 3 * 4 + (112 + 96) + 4 * 32 + 21 * (2048 + 48 + 48));
  expect(columnBytes(0)).toBe(0);
  expect(usualBlobs(with21)).toBe(14);
});

test('what a few validators keep is within EIP-7870’s figures; 4096 ETH ask for more', () => {
  const few = uploadNeeds(with21, of32(8));
  expect(few).toMatchObject({ columns: 8, bytesPerSlot: 8 * 30_372, leastMbps: 15, advisedMbps: 25 });
  expect(few.passOnMbps).toBeCloseTo(2.9, 1);
  const all = uploadNeeds(with21, of32(128));
  expect(all.passOnMbps).toBeCloseTo(46.5, 1);
  expect(all.advisedMbps).toBeCloseTo(62, 0);
  expect(uploadNeeds(with21, [])).toMatchObject({ columns: 4, leastMbps: 15, advisedMbps: 15, ownBlockMbps: null });
});

test('a block of one’s own agrees with the rule that eth-docker goes by, 112 Mbit/s for 21 blobs, to a fifth', () => {
  const { ownBlockMbps } = uploadNeeds(with21, of32(1));
  expect(ownBlockMbps).toBeCloseTo(92.9, 1);
  expect((ownBlockMbps ?? 0) / 112).toBeGreaterThan(0.8);
  expect(ownBlobs(with21, 40)).toBe(8);
  expect(ownBlobs(with21, 4)).toBe(0);
  expect(ownBlobs(with21, 1000)).toBe(21);
});

const blobs = fc.integer({ min: 1, max: 200 });
const balances = fc.array(fc.bigInt(1n, eth(2048)), { maxLength: 200 });

test('more blobs never ask for less', () => {
  fc.assert(
    fc.property(blobs, blobs, balances, (a, b, stake) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((maxBlobs) => uploadNeeds({ ...with21, maxBlobs }, stake));
      for (const figure of ['columns', 'bytesPerSlot', 'passOnMbps', 'leastMbps', 'advisedMbps', 'ownBlockMbps'] as const) {
        expect(more?.[figure] ?? 0).toBeGreaterThanOrEqual(less?.[figure] ?? 0);
      }
    }),
  );
});

test('more validators never ask for less, and never for more than all columns', () => {
  fc.assert(
    fc.property(blobs, balances, balances, (maxBlobs, some, others) => {
      const [less, more] = [some, [...some, ...others]].map((stake) => uploadNeeds({ ...with21, maxBlobs }, stake));
      for (const figure of ['columns', 'bytesPerSlot', 'passOnMbps', 'leastMbps', 'advisedMbps', 'ownBlockMbps'] as const) {
        expect(more?.[figure] ?? 0).toBeGreaterThanOrEqual(less?.[figure] ?? 0);
      }
      expect(more?.columns).toBeLessThanOrEqual(with21.columns);
      expect(more?.advisedMbps ?? 0).toBeGreaterThanOrEqual(more?.leastMbps ?? 0);
    }),
  );
});

test('a quicker line sends blocks with as many blobs or more, and those it names it does send in time', () => {
  const mbps = fc.double({ min: 0, max: 2000, noNaN: true });
  fc.assert(
    fc.property(mbps, mbps, blobs, (a, b, maxBlobs) => {
      const rules = { ...with21, maxBlobs };
      const [less, more] = [ownBlobs(rules, Math.min(a, b)), ownBlobs(rules, Math.max(a, b))];
      expect(more).toBeGreaterThanOrEqual(less);
      if (less > 0) expect(uploadNeeds({ ...rules, maxBlobs: less }, of32(1)).ownBlockMbps).toBeLessThanOrEqual(Math.min(a, b));
    }),
  );
});
