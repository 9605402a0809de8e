import type { ChainRules } from '../rules.ts';

/** The rules of a practice network: the minimal preset, before Electra. */
export const capellaRules: ChainRules = {
  slotsPerEpoch: 8,
  secondsPerSlot: 2,
  maxSeedLookahead: 4,
  shardCommitteePeriod: 4,
  minValidatorWithdrawabilityDelay: 4,
  maxValidatorsPerWithdrawalsSweep: 16,
  eth1: { epochsPerVotingPeriod: 4, followSeconds: 56 },
  electra: null,
  churnLimitQuotient: 32,
  minPerEpochChurnLimit: 2,
};
/** The same of today. */
export const fuluRules: ChainRules = {
  ...capellaRules,
  electra: { forkEpoch: 0, maxPendingDepositsPerEpoch: 16, minChurnGwei: 256_000_000_000n, maxChurnGwei: 128_000_000_000n },
};
