import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ethFromGwei, ethFromWei, gweiFromEth, gweiFromWei, weiFromEth, weiFromGwei } from './units.ts';

const amount = fc.bigInt({ min: 0n, max: 10n ** 26n });

test('every amount of gwei and wei survives the way through its decimal text', () => {
  fc.assert(
    fc.property(amount, (value) => {
      expect(gweiFromEth(ethFromGwei(value))).toBe(value);
      expect(weiFromEth(ethFromWei(value))).toBe(value);
      expect(gweiFromWei(weiFromGwei(value))).toBe(value);
    }),
  );
});

test('amounts read as a person writes them', () => {
  const read = ['32', '1', '1.0', '0.5', '33.000000001', '2048', '0', '007'].map(gweiFromEth);
  expect(read).toEqual([
    32_000_000_000n,
    1_000_000_000n,
    1_000_000_000n,
    500_000_000n,
    33_000_000_001n,
    2_048_000_000_000n,
    0n,
    7_000_000_000n,
  ]);
});

test('signs, exponents, commas, spaces, parts of a gwei and empty text are refused', () => {
  for (const text of ['', ' 1', '1 ', '-1', '+1', '1e9', '1,5', '1.', '.5', '0x20', '1.0000000001', '١', '1_000', 'NaN']) {
    expect(gweiFromEth(text), text).toBeNull();
  }
});

test('decimal text has no needless zeros', () => {
  expect([0n, 1n, 1_500_000_000n, 32_000_000_000n].map(ethFromGwei)).toEqual(['0', '0.000000001', '1.5', '32']);
});
