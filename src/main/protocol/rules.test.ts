import { expect, test } from 'vitest';
import { chainRules, depositsByRequest } from './rules.ts';

/** Excerpt of what Prysm answered on a practice network of Fulu rules. */
const fuluSpec = {
  SLOTS_PER_EPOCH: '8',
  SECONDS_PER_SLOT: '2',
  MAX_SEED_LOOKAHEAD: '4',
  SHARD_COMMITTEE_PERIOD: '4',
  MIN_VALIDATOR_WITHDRAWABILITY_DELAY: '4',
  MAX_VALIDATORS_PER_WITHDRAWALS_SWEEP: '16',
  EPOCHS_PER_ETH1_VOTING_PERIOD: '4',
  ETH1_FOLLOW_DISTANCE: '4',
  SECONDS_PER_ETH1_BLOCK: '14',
  ELECTRA_FORK_EPOCH: '0',
  MAX_PENDING_DEPOSITS_PER_EPOCH: '16',
  MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: '256000000000',
  MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT: '128000000000',
  CHURN_LIMIT_QUOTIENT: '32',
  MIN_PER_EPOCH_CHURN_LIMIT: '4',
};

test('rules are read from the node’s own spec', () => {
  expect(chainRules(fuluSpec)).toEqual({
    slotsPerEpoch: 8,
    secondsPerSlot: 2,
    maxSeedLookahead: 4,
    shardCommitteePeriod: 4,
    minValidatorWithdrawabilityDelay: 4,
    maxValidatorsPerWithdrawalsSweep: 16,
    eth1: { epochsPerVotingPeriod: 4, followSeconds: 56 },
    electra: { forkEpoch: 0, maxPendingDepositsPerEpoch: 16, minChurnGwei: 256_000_000_000n, maxChurnGwei: 128_000_000_000n },
    churnLimitQuotient: 32,
    minPerEpochChurnLimit: 4,
  });
});

test('without Electra, and with Electra unscheduled, deposits come by eth1 voting', () => {
  const { ELECTRA_FORK_EPOCH: _, ...before } = fuluSpec;
  expect(chainRules(before).electra).toBeNull();
  expect(chainRules({ ...fuluSpec, ELECTRA_FORK_EPOCH: '18446744073709551615' }).electra).toBeNull();
});

test('the fork epoch decides slot by slot', () => {
  const rules = chainRules({ ...fuluSpec, ELECTRA_FORK_EPOCH: '3' });
  expect([23, 24].map((slot) => depositsByRequest(rules, slot))).toEqual([false, true]);
});

test('a missing or unreadable field is named', () => {
  const { SLOTS_PER_EPOCH: _, ...without } = fuluSpec;
  expect(() => chainRules(without)).toThrow(
    expect.objectContaining({ code: 'beacon.answer', params: { what: 'config/spec, SLOTS_PER_EPOCH' } }),
  );
  expect(() => chainRules({ ...fuluSpec, MAX_SEED_LOOKAHEAD: 'four' })).toThrow(expect.objectContaining({ code: 'beacon.answer' }));
});
