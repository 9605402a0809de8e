import { expect, test } from 'vitest';
import { toFault } from '../../shared/app-error.ts';
import { toHex } from '../protocol/bytes.ts';
import { GWEI_PER_ETH } from '../protocol/units.ts';
import { depositTerms, keyRange, rangeTerms } from './terms.ts';

const facts = {
  name: 'hoodi',
  title: 'Hoodi',
  chainId: 560048,
  genesisForkVersion: '0x10000910',
  capellaForkVersion: '0x40000910',
  genesisValidatorsRoot: `0x${'0'.repeat(64)}`,
  genesisTime: 1,
  secondsPerSlot: 12,
  slotsPerEpoch: 32,
  depositContract: '0x00000000219ab540356cBB839Cbe05303d7705Fa',
};
const choice = { withdrawalAddress: '0x00000000219ab540356cBB839Cbe05303d7705Fa', compounding: false, amountGwei: 32n * GWEI_PER_ETH };
const refusal = (change: Partial<typeof choice>) => {
  try {
    depositTerms({ ...choice, ...change }, facts);
    return 'accepted';
  } catch (error) {
    return toFault(error).message;
  }
};

test('a choice becomes the terms that are signed', () => {
  const terms = depositTerms({ ...choice, compounding: true, amountGwei: 2048n * GWEI_PER_ETH }, facts);
  expect({ ...terms, credentials: toHex(terms.credentials) }).toEqual({
    credentials: '0x02000000000000000000000000000000219ab540356cbb839cbe05303d7705fa',
    amountGwei: 2_048_000_000_000n,
    genesisForkVersion: '0x10000910',
    networkName: 'hoodi',
    cliVersion: '2.8.0',
  });
});

test('wrong addresses and amounts are refused with their own sentences', () => {
  expect([
    refusal({ withdrawalAddress: choice.withdrawalAddress.toLowerCase() }),
    refusal({ withdrawalAddress: choice.withdrawalAddress.replace('219a', '219b') }),
    refusal({ withdrawalAddress: `0x${'0'.repeat(40)}` }),
    refusal({ amountGwei: GWEI_PER_ETH - 1n }),
    refusal({ amountGwei: 33n * GWEI_PER_ETH }),
    refusal({ amountGwei: 33n * GWEI_PER_ETH, compounding: true }),
    refusal({ amountGwei: 2049n * GWEI_PER_ETH, compounding: true }),
  ]).toEqual([
    'This address has no checksum: its letters are all small or all capital, so a mistyped one would not be noticed. Copy it from a wallet that shows it with mixed letters.',
    'The checksum of this address does not fit, so at least one character is wrong. Check each character against your wallet, or copy it again.',
    'This is the zero address. Nobody holds its key; coins paid to it are lost for ever. Use an address of your own wallet.',
    'A deposit of this kind takes 1 to 32 ETH, not 0.999999999 ETH.',
    'A deposit of this kind takes 1 to 32 ETH, not 33 ETH.',
    'accepted',
    'A deposit of this kind takes 1 to 2048 ETH, not 2049 ETH.',
  ]);
});

test('key numbers stay below 2^32', () => {
  expect(keyRange(2 ** 32 - 2, 2)).toEqual({ start: 4294967294, count: 2 });
  for (const [start, count] of [
    [-1, 1],
    [0, 0],
    [2 ** 32 - 1, 2],
    [0.5, 1],
    [0, Number.NaN],
  ] as const) {
    expect(() => keyRange(start, count)).toThrow(expect.objectContaining({ code: 'key.range' }));
  }
});

test('keys of a range may pay to their own 0x00 credentials, and take what activates where no amount is given', () => {
  const none = { withdrawalAddress: null, compounding: false, amountGwei: null };
  expect(rangeTerms(none, facts)).toMatchObject({ credentials: null, amountGwei: 32n * GWEI_PER_ETH });
  expect(() => rangeTerms({ ...none, amountGwei: 33n * GWEI_PER_ETH }, facts)).toThrow(expect.objectContaining({ code: 'key.amount' }));
  expect(() => rangeTerms({ ...none, compounding: true }, facts)).toThrow(expect.objectContaining({ code: 'key.compoundingNeedsAddress' }));
});

test('coins of Gnosis count 32 times on the wire', () => {
  const gnosis = { ...facts, name: 'gnosis', depositMultiplier: 32, coin: 'GNO' };
  const wire = (amountGwei: bigint | null, compounding = false) => rangeTerms({ ...choice, compounding, amountGwei }, gnosis).amountGwei;
  expect([wire(null), wire(GWEI_PER_ETH), wire(GWEI_PER_ETH / 32n), wire(64n * GWEI_PER_ETH, true)]).toEqual(
    [32n, 32n, 1n, 2048n].map((n) => n * GWEI_PER_ETH),
  );
  const told = (amountGwei: bigint) => {
    try {
      return wire(amountGwei);
    } catch (error) {
      return toFault(error).message;
    }
  };
  expect([told(2n * GWEI_PER_ETH), told(GWEI_PER_ETH / 33n)]).toEqual(
    [
      'A deposit of this kind takes 0.03125 to 1 GNO, not 2 GNO.',
      'A deposit of this kind takes 0.03125 to 1 GNO, not 0.030303030 GNO.',
    ].map((text) => text.replace('0.030303030', '0.03030303')),
  );
});
