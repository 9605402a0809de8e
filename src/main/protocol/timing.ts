import { epochAtSlot, startSlotOfEpoch } from './epochs.ts';
import { type ChainRules, depositsByRequest } from './rules.ts';

/** One part of a waiting time: what the chain does meanwhile, how many slots, and the section of consensus-specs that says so. */
export type Term = { readonly what: string; readonly slots: number; readonly source: string };

/** The earliest slots at which a deposit can pass each station. All are first slots in which a node's head shows it. */
export type ActivationRoad = {
  readonly includedSlot: number;
  /** The validator is in the registry and has an index. */
  readonly creditedSlot: number;
  /** Its activation_eligibility_epoch begins (`pending_queued`). */
  readonly eligibleSlot: number;
  /** That epoch is finalized and the activation epoch is set. */
  readonly finalizedSlot: number;
  readonly activeSlot: number;
  /** From included to active, in order; their slots add up. */
  readonly terms: readonly Term[];
};

/** The earliest slots at which an exit can pass each station. */
export type ExitTiming = {
  readonly includedSlot: number;
  readonly exitSlot: number;
  readonly withdrawableSlot: number;
  /** The first block that may pay, if the sweep happens to stand before the validator. */
  readonly paidSlot: number;
  /** By this block the sweep has passed every validator. */
  readonly paidBySlot: number;
  /** From included to paid, in order; their slots add up. */
  readonly terms: readonly Term[];
};

/**
 * Finalized epoch while the end of `epoch` is processed and every attestation is timely: the epoch itself becomes justified, the one
 * before finalized. Nothing is justified in epochs 0 and 1 (phase0/beacon-chain.md#justification-and-finalization).
 */
export const finalizedAtEndOf = (epoch: number): number => (epoch >= 3 ? epoch - 1 : 0);

function firstEpochThatFinalizes(epoch: number, from: number): number {
  let e = from;
  while (finalizedAtEndOf(e) < epoch) e++;
  return e;
}

/** Electra: process_pending_deposits takes a deposit at the end of the first epoch that sees the deposit's slot finalized. */
function creditedByRequest(rules: ChainRules, depositSlot: number, epochsInQueue: number): number {
  const needed = Math.ceil(depositSlot / rules.slotsPerEpoch);
  const processed = firstEpochThatFinalizes(needed, epochAtSlot(depositSlot, rules.slotsPerEpoch));
  return startSlotOfEpoch(processed + epochsInQueue + 1, rules.slotsPerEpoch);
}

/**
 * Before Electra: a voting period may vote for blocks at least the follow distance older than its own start; the block that brings the
 * majority must already carry the deposit, because process_eth1_data runs before process_operations.
 */
function votedSlots(rules: ChainRules, depositSlot: number): { readonly periodSlot: number; readonly majoritySlot: number } {
  const period = rules.eth1.epochsPerVotingPeriod * rules.slotsPerEpoch;
  const followSlots = rules.eth1.followSeconds / rules.secondsPerSlot;
  const periodSlot = Math.ceil((depositSlot + followSlots) / period) * period;
  return { periodSlot, majoritySlot: periodSlot + Math.floor(period / 2) };
}

/**
 * The protocol's minimum from a deposit mined in `depositSlot` to its validator's activation, when every block is made, every
 * attestation is timely and the activation queue is empty; `epochsInQueue` adds the epochs that deposits before it take (queue.ts).
 */
export function activationRoad(rules: ChainRules, depositSlot: number, epochsInQueue = 0): ActivationRoad {
  const spe = rules.slotsPerEpoch;
  const start = (epoch: number) => startSlotOfEpoch(epoch, spe);
  const byRequest = depositsByRequest(rules, depositSlot);
  const { periodSlot, majoritySlot } = votedSlots(rules, depositSlot);
  const creditedSlot = byRequest ? creditedByRequest(rules, depositSlot, epochsInQueue) : majoritySlot;
  // Both ways the next process_registry_updates that sees the validator is the one at the end of this epoch.
  const seenEpoch = epochAtSlot(creditedSlot, spe);
  const eligibleEpoch = seenEpoch + 1;
  const activatingEpoch = firstEpochThatFinalizes(eligibleEpoch, eligibleEpoch) + (byRequest ? 0 : epochsInQueue);
  const finalizedSlot = start(activatingEpoch + 1);
  const activeSlot = start(activatingEpoch + 1 + rules.maxSeedLookahead);
  const credit: readonly Term[] = byRequest
    ? [
        {
          what: 'The deposit’s slot becomes final and the pending deposits of that epoch are taken',
          slots: creditedSlot - depositSlot,
          source: 'electra/beacon-chain.md#new-process_pending_deposits',
        },
      ]
    : [
        {
          what: 'The deposit grows as old as the follow distance and the next voting period begins',
          slots: periodSlot - depositSlot,
          source: 'phase0/validator.md#get_eth1_data',
        },
        {
          what: 'More than half of the voting period’s blocks agree, and the last of them carries the deposit',
          slots: majoritySlot - periodSlot,
          source: 'phase0/beacon-chain.md#eth1-data',
        },
      ];
  return {
    includedSlot: depositSlot,
    creditedSlot,
    eligibleSlot: start(eligibleEpoch),
    finalizedSlot,
    activeSlot,
    terms: [
      ...credit,
      {
        what: 'The epoch ends and the validator joins the activation queue',
        slots: start(eligibleEpoch) - creditedSlot,
        source: 'phase0/beacon-chain.md#registry-updates, is_eligible_for_activation_queue',
      },
      {
        what: 'Its place in the queue becomes final',
        slots: finalizedSlot - start(eligibleEpoch),
        source: 'phase0/beacon-chain.md#is_eligible_for_activation',
      },
      {
        what: 'Committees are fixed ahead by MAX_SEED_LOOKAHEAD epochs',
        slots: activeSlot - finalizedSlot,
        source: 'phase0/beacon-chain.md#compute_activation_exit_epoch',
      },
    ],
  };
}

/** The first epoch in which a validator may exit (phase0/beacon-chain.md#voluntary-exits). */
export const earliestExitEpoch = (rules: ChainRules, activationEpoch: number): number => activationEpoch + rules.shardCommitteePeriod;

/**
 * The protocol's minimum from a voluntary exit carried by the block of `exitSlot` to its last withdrawal, when nobody else waits to
 * exit. `validatorCount` is the size of the registry, which the withdrawal sweep walks through.
 */
export function exitTiming(rules: ChainRules, exitSlot: number, validatorCount: number): ExitTiming {
  const spe = rules.slotsPerEpoch;
  const exitEpoch = epochAtSlot(exitSlot, spe) + 1 + rules.maxSeedLookahead;
  const firstExitSlot = startSlotOfEpoch(exitEpoch, spe);
  const withdrawableSlot = startSlotOfEpoch(exitEpoch + rules.minValidatorWithdrawabilityDelay, spe);
  const sweepBlocks = Math.max(1, Math.ceil(validatorCount / rules.maxValidatorsPerWithdrawalsSweep));
  return {
    includedSlot: exitSlot,
    exitSlot: firstExitSlot,
    withdrawableSlot,
    paidSlot: withdrawableSlot,
    paidBySlot: withdrawableSlot + sweepBlocks - 1,
    terms: [
      {
        what: 'Committees are fixed ahead by MAX_SEED_LOOKAHEAD epochs; the validator works on until then',
        slots: firstExitSlot - exitSlot,
        source: 'phase0/beacon-chain.md#initiate_validator_exit, #compute_activation_exit_epoch',
      },
      {
        what: 'The exited validator stays punishable for MIN_VALIDATOR_WITHDRAWABILITY_DELAY epochs',
        slots: withdrawableSlot - firstExitSlot,
        source: 'phase0/beacon-chain.md#initiate_validator_exit',
      },
      {
        what: 'The withdrawal sweep comes to the validator; at best it stands there already',
        slots: 0,
        source: 'capella/beacon-chain.md#new-get_expected_withdrawals',
      },
    ],
  };
}

export const totalSlots = (terms: readonly Term[]): number => terms.reduce((sum, t) => sum + t.slots, 0);
