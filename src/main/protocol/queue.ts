import { type ChainRules, depositsByRequest } from './rules.ts';

/** What the pending-deposits route tells of one waiting deposit; gwei. */
export type PendingDeposit = { readonly pubkey: string; readonly amountGwei: bigint; readonly slot: number };
export type DepositsBefore = { readonly count: number; readonly gwei: bigint };

const INCREMENT_GWEI = 1_000_000_000n;

/** Whether a chain has a queue of deposits that its node does not show: anything may wait there. `pending` null: the node has no such route. */
export const isQueueHidden = (pending: readonly PendingDeposit[] | null, rules: ChainRules, slot: number): boolean =>
  pending === null && depositsByRequest(rules, slot);

/** Deposits that stand before the first one of `pubkey`; null when it is not in the queue. */
export function depositsBefore(pending: readonly PendingDeposit[], pubkey: string): DepositsBefore | null {
  const at = pending.findIndex((d) => d.pubkey === pubkey);
  if (at < 0) return null;
  return { count: at, gwei: pending.slice(0, at).reduce((sum, d) => sum + d.amountGwei, 0n) };
}

/**
 * Gwei of deposits that one epoch takes, from the total active balance. Electra: get_activation_exit_churn_limit
 * (electra/beacon-chain.md). Before: get_validator_churn_limit validators of 32 ETH (phase0/beacon-chain.md).
 */
export function depositChurnGwei(rules: ChainRules, totalActiveGwei: bigint, slot: number): bigint {
  const quotient = BigInt(rules.churnLimitQuotient);
  if (rules.electra === null || !depositsByRequest(rules, slot)) {
    const byCount = totalActiveGwei / 32n / INCREMENT_GWEI / quotient;
    const least = BigInt(rules.minPerEpochChurnLimit);
    return (byCount > least ? byCount : least) * 32n * INCREMENT_GWEI;
  }
  const { minChurnGwei, maxChurnGwei } = rules.electra;
  const share = totalActiveGwei / quotient;
  const churn = share > minChurnGwei ? share : minChurnGwei;
  const whole = churn - (churn % INCREMENT_GWEI);
  return whole < maxChurnGwei ? whole : maxChurnGwei;
}

/**
 * Epochs that a deposit of `amountGwei` waits for those before it: 0 when the first epoch that may take it does. Walks
 * process_pending_deposits (electra/beacon-chain.md): at most MAX_PENDING_DEPOSITS_PER_EPOCH, at most the churn, and what a too large
 * deposit leaves unused is carried over to the next epoch.
 */
export function epochsInQueue(rules: ChainRules, beforeGwei: readonly bigint[], amountGwei: bigint, churnGwei: bigint): number {
  const perEpoch = rules.electra?.maxPendingDepositsPerEpoch ?? Number.POSITIVE_INFINITY;
  if (churnGwei <= 0n) return Number.POSITIVE_INFINITY;
  let epoch = 0;
  let available = churnGwei;
  let taken = 0;
  for (const gwei of [...beforeGwei, amountGwei]) {
    while (taken === perEpoch || gwei > available) {
      // What the churn left is carried over only where the churn, not the count, ended the epoch.
      available = taken === perEpoch ? churnGwei : available + churnGwei;
      epoch++;
      taken = 0;
    }
    available -= gwei;
    taken++;
  }
  return epoch;
}
