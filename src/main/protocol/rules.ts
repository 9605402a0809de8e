import { AppError } from '../../shared/app-error.ts';
import { epochAtSlot } from './epochs.ts';

/** The parameters that decide how long things take, as the node's `/eth/v1/config/spec` gives them. */
export type ChainRules = {
  readonly slotsPerEpoch: number;
  readonly secondsPerSlot: number;
  readonly maxSeedLookahead: number;
  readonly shardCommitteePeriod: number;
  readonly minValidatorWithdrawabilityDelay: number;
  readonly maxValidatorsPerWithdrawalsSweep: number;
  readonly eth1: { readonly epochsPerVotingPeriod: number; readonly followSeconds: number };
  /** Null where the chain has no Electra: deposits then come by eth1 voting. */
  readonly electra: {
    readonly forkEpoch: number;
    readonly maxPendingDepositsPerEpoch: number;
    readonly minChurnGwei: bigint;
    readonly maxChurnGwei: bigint;
  } | null;
  readonly churnLimitQuotient: number;
  readonly minPerEpochChurnLimit: number;
};

const FAR_FUTURE_EPOCH = 2n ** 64n - 1n;

/** Reads the rules from a spec answer. AppError `beacon.answer` names a missing or unreadable field. */
export function chainRules(spec: Readonly<Record<string, string>>): ChainRules {
  const big = (name: string): bigint => {
    const text = spec[name];
    if (text === undefined || !/^\d+$/.test(text)) throw new AppError('beacon.answer', { what: `config/spec, ${name}` });
    return BigInt(text);
  };
  const number = (name: string): number => Number(big(name));
  const electraScheduled = spec['ELECTRA_FORK_EPOCH'] !== undefined && big('ELECTRA_FORK_EPOCH') !== FAR_FUTURE_EPOCH;
  return {
    slotsPerEpoch: number('SLOTS_PER_EPOCH'),
    secondsPerSlot: number('SECONDS_PER_SLOT'),
    maxSeedLookahead: number('MAX_SEED_LOOKAHEAD'),
    shardCommitteePeriod: number('SHARD_COMMITTEE_PERIOD'),
    minValidatorWithdrawabilityDelay: number('MIN_VALIDATOR_WITHDRAWABILITY_DELAY'),
    maxValidatorsPerWithdrawalsSweep: number('MAX_VALIDATORS_PER_WITHDRAWALS_SWEEP'),
    eth1: {
      epochsPerVotingPeriod: number('EPOCHS_PER_ETH1_VOTING_PERIOD'),
      followSeconds: number('ETH1_FOLLOW_DISTANCE') * number('SECONDS_PER_ETH1_BLOCK'),
    },
    electra: electraScheduled
      ? {
          forkEpoch: number('ELECTRA_FORK_EPOCH'),
          maxPendingDepositsPerEpoch: number('MAX_PENDING_DEPOSITS_PER_EPOCH'),
          minChurnGwei: big('MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA'),
          maxChurnGwei: big('MAX_PER_EPOCH_ACTIVATION_EXIT_CHURN_LIMIT'),
        }
      : null,
    churnLimitQuotient: number('CHURN_LIMIT_QUOTIENT'),
    minPerEpochChurnLimit: number('MIN_PER_EPOCH_CHURN_LIMIT'),
  };
}

/** Whether a deposit in this slot is an execution request (EIP-6110) or waits for eth1 voting. */
export const depositsByRequest = (rules: ChainRules, slot: number): boolean =>
  rules.electra !== null && epochAtSlot(slot, rules.slotsPerEpoch) >= rules.electra.forkEpoch;
