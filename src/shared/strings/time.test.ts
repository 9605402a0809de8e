import { expect, test } from 'vitest';
import { counted, duration, grouped } from './time.ts';

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
