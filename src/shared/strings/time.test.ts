import fc from 'fast-check';
import { expect, test } from 'vitest';
import { counted, duration, grouped, roughly, roughSpan } from './time.ts';

test.each([
  [0, '0 s'],
  [3.2, '4 s'],
  [74, '1 min 14 s'],
  [3_600, '1 h'],
  [3_605, '1 h'],
  [100_200, '1 day 3 h'],
  [200_000, '2 days 7 h'],
])('%s seconds read as %s', (seconds, words) => {
  expect(duration(seconds)).toBe(words);
});

test('numbers have commas and nouns their plural', () => {
  expect([grouped(11_310), grouped(32n), counted(1, 'slot'), counted(1_204, 'slot')]).toEqual(['11,310', '32', '1 slot', '1,204 slots']);
});

test.each([
  [0.2, '10 s'],
  [74, '1 min 10 s'],
  [152, '3 min'],
  [1_944, '30 min'],
  [4_800, '1 h 30 min'],
  [19_440, '5 h 30 min'],
  [48_000, '13 h'],
  [200_000, '2 days'],
])('an estimate of %s seconds reads as %s', (seconds, words) => {
  expect(duration(roughly(seconds))).toBe(words);
});

test('an estimate is never rounded to nothing, never by more than half of itself above 10 s, and a longer one never reads shorter', () => {
  const seconds = fc.double({ min: 0, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(seconds, seconds, (a, b) => {
      const [less, more] = a < b ? [a, b] : [b, a];
      expect(roughly(less) > 0).toBe(less > 0);
      expect(roughly(less)).toBeLessThanOrEqual(roughly(more));
      if (less >= 10) expect(Math.abs(roughly(less) - less)).toBeLessThanOrEqual(less / 2);
    }),
  );
});

test('bounds that come to the same are said once', () => {
  expect(roughSpan({ fromSeconds: 1_944, toSeconds: 19_440 })).toBe('30 min to 5 h 30 min');
  expect(roughSpan({ fromSeconds: 7_300, toSeconds: 7_500 })).toBe('2 h');
});
