import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksumAddress } from './address.ts';
import { toHex } from './bytes.ts';
import { addressCredentials, blsCredentials, depositAmountFits, readCredentials } from './credentials.ts';
import { GWEI_PER_ETH } from './units.ts';

const address = '0x00000000219ab540356cBB839Cbe05303d7705Fa';

test('0x01 and 0x02 are prefix, zeros and address', () => {
  expect([addressCredentials('0x01', address), addressCredentials('0x02', address)].map(toHex)).toEqual([
    '0x01000000000000000000000000000000219ab540356cbb839cbe05303d7705fa',
    '0x02000000000000000000000000000000219ab540356cbb839cbe05303d7705fa',
  ]);
});

test('what was written reads back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 20, maxLength: 20 }), fc.constantFrom('0x01' as const, '0x02' as const), (bytes, kind) => {
      expect(readCredentials(addressCredentials(kind, toHex(bytes)))).toEqual({ kind, address: checksumAddress(toHex(bytes)) });
    }),
  );
  expect(readCredentials(blsCredentials(new Uint8Array(48)))).toEqual({ kind: '0x00', address: null });
});

test('wrong padding, unknown prefixes and wrong lengths read as nothing', () => {
  const good = addressCredentials('0x01', address);
  const padded = Uint8Array.from(good);
  padded[5] = 1;
  const unknown = Uint8Array.from(good);
  unknown[0] = 3;
  expect([padded, unknown, good.subarray(1)].map(readCredentials)).toEqual([null, null, null]);
});

test('amounts are 1 to 32 ETH, and up to 2048 for compounding', () => {
  const eth = (n: bigint) => n * GWEI_PER_ETH;
  const fits = (kind: '0x00' | '0x01' | '0x02') =>
    [eth(1n) - 1n, eth(1n), eth(32n), eth(32n) + 1n, eth(2048n), eth(2048n) + 1n].map((a) => depositAmountFits(kind, a));
  expect({ '0x00': fits('0x00'), '0x01': fits('0x01'), '0x02': fits('0x02') }).toEqual({
    '0x00': [false, true, true, false, false, false],
    '0x01': [false, true, true, false, false, false],
    '0x02': [false, true, true, true, true, false],
  });
});
