import { toleratedSlots } from '../../shared/in-sync.ts';
import { exitRefusals } from '../../shared/strings/exit.ts';
import type { ExitPreview } from '../../shared/validators.ts';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { fromHex } from '../protocol/bytes.ts';
import { readCredentials } from '../protocol/credentials.ts';
import { type ChainTime, epochAtSlot, slotAtTime, timeOfEpoch, timeOfSlot } from '../protocol/epochs.ts';
import type { ChainRules } from '../protocol/rules.ts';
import { earliestExitEpoch, exitTiming } from '../protocol/timing.ts';

export type ExitFacts = {
  readonly validator: BeaconValidator;
  readonly rules: ChainRules;
  readonly time: ChainTime;
  readonly now: number;
  readonly headSlot: number;
  readonly signer: ExitPreview['signer'] | null;
};

/** What the person types to confirm. */
export const exitPhrase = (index: number): string => `exit validator ${index}`;

/**
 * The epoch an exit is signed for: the present one, never a future one, for the pool takes those with 200 and keeps them unused. Where
 * clock and head differ, the earlier counts.
 */
export const exitEpochNow = (f: Pick<ExitFacts, 'time' | 'now' | 'headSlot'>): number =>
  epochAtSlot(Math.min(slotAtTime(f.now, f.time), f.headSlot), f.time.slotsPerEpoch);

/** What an exit sent now would do and whether the chain would take it: process_voluntary_exit (phase0/beacon-chain.md#voluntary-exits). */
export function previewExit(facts: ExitFacts): ExitPreview {
  const { validator: v, rules, time, now } = facts;
  const clockSlot = slotAtTime(now, time);
  const epoch = exitEpochNow(facts);
  const earliest = earliestOf(facts);
  const startSlot = Math.max(clockSlot + 1, (earliest ?? 0) * rules.slotsPerEpoch);
  // The sweep passes all validators; those that came later than this one are not known, so at least so many.
  const timing = exitTiming(rules, startSlot, v.index + 1);
  const withdrawableSlot = v.withdrawableEpoch === null ? timing.withdrawableSlot : v.withdrawableEpoch * rules.slotsPerEpoch;
  return {
    pubkey: v.pubkey,
    index: v.index,
    phrase: exitPhrase(v.index),
    earliestEpoch: earliest !== null && earliest > epoch ? earliest : null,
    exitedAt: v.exitEpoch === null ? timeOfSlot(timing.exitSlot, time) : timeOfEpoch(v.exitEpoch, time),
    withdrawableAt: timeOfSlot(withdrawableSlot, time),
    paidAt: timeOfSlot(Math.max(withdrawableSlot + timing.paidBySlot - timing.withdrawableSlot, clockSlot), time),
    balanceGwei: v.balanceGwei,
    withdrawalAddress: readCredentials(fromHex(v.withdrawalCredentials))?.address ?? null,
    signer: facts.signer ?? 'keystore',
    refused: exitRefusal(facts) ?? (facts.signer === null ? exitRefusals.noSigner(v.index) : null),
  };
}

const earliestOf = ({ validator, rules }: Pick<ExitFacts, 'validator' | 'rules'>): number | null =>
  validator.activationEpoch === null ? null : earliestExitEpoch(rules, validator.activationEpoch);

/** Why the chain takes no exit of this validator now, whoever signs it: null if it does. */
export function exitRefusal(facts: Omit<ExitFacts, 'signer'>): string | null {
  const { validator: v, time, now, headSlot } = facts;
  const [epoch, earliest] = [exitEpochNow(facts), earliestOf(facts)];
  const behind = slotAtTime(now, time) - headSlot;
  if (v.slashed) return exitRefusals.slashed(v.index);
  if (v.exitEpoch !== null) return v.exitEpoch > epoch ? exitRefusals.leaving(v.index, v.exitEpoch) : exitRefusals.gone(v.index);
  if (v.activationEpoch === null || v.activationEpoch > epoch || earliest === null) return exitRefusals.notActive(v.index);
  if (earliest > epoch) return exitRefusals.young(v.index, earliest, (timeOfEpoch(earliest, time) - now) / 1000);
  if (behind > toleratedSlots(time.secondsPerSlot)) return exitRefusals.behind(behind);
  return readCredentials(fromHex(v.withdrawalCredentials))?.address == null ? exitRefusals.noAddress(v.index) : null;
}
