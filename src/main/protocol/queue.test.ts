import fc from 'fast-check';
import { expect, test } from 'vitest';
import { depositChurnGwei, depositsBefore, epochsInQueue } from './queue.ts';
import type { ChainRules } from './rules.ts';

const ETH = 1_000_000_000n;
const rules: ChainRules = {
  slotsPerEpoch: 32,
  secondsPerSlot: 12,
  maxSeedLookahead: 4,
  shardCommitteePeriod: 256,
  minValidatorWithdrawabilityDelay: 256,
  maxValidatorsPerWithdrawalsSweep: 16384,
  eth1: { epochsPerVotingPeriod: 64, followSeconds: 2048 * 14 },
  electra: { forkEpoch: 100, maxPendingDepositsPerEpoch: 16, minChurnGwei: 128n * ETH, maxChurnGwei: 256n * ETH },
  churnLimitQuotient: 65536,
  minPerEpochChurnLimit: 4,
};
const afterElectra = 100 * 32;

test('deposits before mine are counted up to my first one', () => {
  const pending = [
    { pubkey: '0xa', amountGwei: 32n * ETH, slot: 1 },
    { pubkey: '0xb', amountGwei: 2048n * ETH, slot: 2 },
    { pubkey: '0xme', amountGwei: 32n * ETH, slot: 2 },
    { pubkey: '0xme', amountGwei: 1n * ETH, slot: 3 },
  ];
  expect([depositsBefore(pending, '0xme'), depositsBefore(pending, '0xc')]).toEqual([{ count: 2, gwei: 2080n * ETH }, null]);
});

test('an epoch takes what the stake allows, between the limits', () => {
  const churn = (eth: bigint, slot: number) => depositChurnGwei(rules, eth * ETH, slot) / ETH;
  expect({
    small: churn(1_000_000n, afterElectra),
    between: churn(10_000_000n, afterElectra),
    large: churn(36_000_000n, afterElectra),
    smallBefore: churn(1_000_000n, 0),
    largeBefore: churn(36_000_000n, 0),
  }).toEqual({ small: 128n, between: 152n, large: 256n, smallBefore: 128n, largeBefore: 544n });
});

test('a large deposit waits for carried churn, and the count limit carries nothing', () => {
  const churn = 256n * ETH;
  const wait = (before: readonly bigint[], mine: bigint) => epochsInQueue(rules, before, mine, churn);
  expect({
    alone: wait([], 32n * ETH),
    full: wait(
      Array.from({ length: 8 }, () => 32n * ETH),
      32n * ETH,
    ),
    huge: wait([], 2048n * ETH),
    behindHuge: wait([2048n * ETH], 32n * ETH),
    small: wait(
      Array.from({ length: 16 }, () => ETH),
      ETH,
    ),
    closed: epochsInQueue(rules, [], ETH, 0n),
  }).toEqual({ alone: 0, full: 1, huge: 7, behindHuge: 8, small: 1, closed: Number.POSITIVE_INFINITY });
});

test('more before me never shortens my wait, and the wait covers the gwei before me', () => {
  const amounts = fc.array(fc.bigInt({ min: ETH, max: 2048n * ETH }), { maxLength: 60 });
  fc.assert(
    fc.property(amounts, fc.bigInt({ min: ETH, max: 2048n * ETH }), fc.bigInt({ min: ETH, max: 512n * ETH }), (before, mine, churn) => {
      const wait = epochsInQueue(rules, before, mine, churn);
      expect(epochsInQueue(rules, before.slice(0, -1), mine, churn)).toBeLessThanOrEqual(wait);
      const total = before.reduce((sum, a) => sum + a, mine);
      expect(BigInt(wait + 1) * churn).toBeGreaterThanOrEqual(total);
    }),
  );
});
