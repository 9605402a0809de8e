import { expect, test } from 'vitest';
import { readAmount } from './amount.ts';

test('plain decimal amounts of whole gwei are read', () => {
  expect(['32', '1.5', '33.000000001', '2048'].map((t) => readAmount(t))).toEqual(
    [32_000_000_000n, 1_500_000_000n, 33_000_000_001n, 2_048_000_000_000n].map((gwei) => ({ ok: true, gwei })),
  );
});

test.each([
  ['32,5', 'comma'],
  ['1,000', 'comma'],
  ['3.2e1', 'exponent'],
  ['32E0', 'exponent'],
  ['1.0000000001', 'fraction'],
  ['-32', 'sign'],
  ['+32', 'sign'],
  ['', 'number'],
  ['32 ETH', 'number'],
  ['0x20', 'number'],
  ['.5', 'number'],
  ['1.', 'number'],
  ['٣٢', 'number'],
])('%s is refused for its %s', (typed, problem) => {
  expect(readAmount(typed)).toEqual({ ok: false, problem });
});
