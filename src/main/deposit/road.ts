import type { DepositRoad } from '../../shared/deposit.ts';
import type { Station } from '../../shared/road.ts';
import { depositDetails as d, depositStations } from '../../shared/strings/deposit.ts';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { type ChainTime, epochAtSlot, secondsOfSlots, slotAtTime, timeOfSlot } from '../protocol/epochs.ts';
import { depositChurnGwei, depositsBefore, epochsInQueue, type PendingDeposit } from '../protocol/queue.ts';
import type { ChainRules } from '../protocol/rules.ts';
import { activationRoad } from '../protocol/timing.ts';

export type RoadFacts = {
  readonly pubkey: string;
  readonly rules: ChainRules;
  readonly time: ChainTime;
  readonly now: number;
  readonly finalizedEpoch: number;
  /** What was sent from here. */
  readonly sent: { readonly txHash: string | null; readonly at: number } | null;
  /** The block that took it. */
  readonly mined: { readonly slot: number; readonly succeeded: boolean } | null;
  readonly validator: BeaconValidator | null;
  /** The deposit queue; null where the chain has none. */
  readonly pending: readonly PendingDeposit[] | null;
  readonly activeBalanceGwei: bigint;
  /** Such as `32 practice ETH`. */
  readonly amount: string;
};

const ids = ['sent', 'included', 'queued', 'finalized', 'active'] as const;
type Reached = 0 | 1 | 2 | 3 | 4 | 5;
const statuses = ['none', ...ids] as const;

/**
 * Where a deposit is and when its validator starts. What has happened is read from the chain; what is to come follows the protocol's
 * minimum (timing.ts) from the last thing that happened, moved back where that minimum has already passed.
 */
export function depositRoad(f: RoadFacts): DepositRoad {
  const failed = f.mined !== null && !f.mined.succeeded && !f.validator;
  const reached = failed ? 1 : reachedBy(f);
  const slots = slotsOf(f, reached);
  const index = f.validator?.index ?? null;
  const details: Record<(typeof ids)[number], string> = {
    sent: f.amount,
    included: slots.included === null ? d.none : d.slot(slots.included),
    queued: index === null ? d.none : d.validator(index),
    finalized: d.epoch(epochAtSlot(slots.finalized, f.rules.slotsPerEpoch)),
    active: d.epoch(epochAtSlot(slots.active, f.rules.slotsPerEpoch)),
  };
  const at = (slot: number | null) => (slot === null ? null : timeOfSlot(slot, f.time));
  const times = {
    sent: f.sent?.at ?? null,
    included: at(slots.included),
    queued: at(slots.queued),
    finalized: at(slots.finalized),
    active: at(slots.active),
  };
  const nothing = reached === 0;
  const stations = ids.map((id, i): Station => {
    const state = i < reached ? 'done' : i === reached && !nothing && !failed ? 'here' : 'next';
    return {
      id,
      name: depositStations[id],
      state,
      at: nothing || (failed && i > 0) ? null : times[id],
      detail: nothing ? d.none : details[id],
    };
  });
  return {
    pubkey: f.pubkey,
    txHash: f.sent?.txHash ?? null,
    stations,
    status: failed ? 'failed' : statuses[reached],
    activeAt: nothing || failed ? null : times.active,
    queue: queueOf(f),
    validatorIndex: index,
    activationEpoch: f.validator?.activationEpoch ?? null,
  };
}

/** How many stations are behind it. */
function reachedBy({ validator: v, mined, pending, pubkey, sent, finalizedEpoch, ...f }: RoadFacts): Reached {
  if (v) {
    const epoch = epochAtSlot(slotAtTime(f.now, f.time), f.rules.slotsPerEpoch);
    if (v.activationEpoch !== null) return v.activationEpoch <= epoch ? 5 : 4;
    if (v.activationEligibilityEpoch === null) return 2;
    return v.activationEligibilityEpoch <= finalizedEpoch ? 4 : 3;
  }
  if (mined || pending?.some((p) => p.pubkey === pubkey)) return 2;
  return sent ? 1 : 0;
}

type Slots = { readonly included: number | null; readonly queued: number; readonly finalized: number; readonly active: number };

function slotsOf(f: RoadFacts, reached: Reached): Slots {
  const { rules, validator: v } = f;
  const spe = rules.slotsPerEpoch;
  const clockSlot = slotAtTime(f.now, f.time);
  const queuedAt = f.pending?.find((p) => p.pubkey === f.pubkey)?.slot ?? null;
  const included = f.mined?.slot ?? queuedAt ?? (reached <= 1 ? clockSlot + 1 : null);
  const least = activationRoad(rules, included ?? clockSlot, waitEpochs(f));
  const notBefore = (slot: number) => Math.max(slot, (epochAtSlot(clockSlot, spe) + 1) * spe);
  const eligible = v?.activationEligibilityEpoch == null ? null : v.activationEligibilityEpoch * spe;
  const queued = eligible ?? notBefore(least.eligibleSlot);
  if (v?.activationEpoch != null) {
    // The activation epoch is set when the queue place is final, MAX_SEED_LOOKAHEAD epochs ahead.
    return { included, queued, finalized: (v.activationEpoch - rules.maxSeedLookahead) * spe, active: v.activationEpoch * spe };
  }
  const finalized = reached === 4 ? Math.min(clockSlot, queued + 2 * spe) : notBefore(queued + least.finalizedSlot - least.eligibleSlot);
  return { included, queued, finalized, active: notBefore(finalized + least.activeSlot - least.finalizedSlot) };
}

function churnOf(f: RoadFacts): bigint {
  return depositChurnGwei(f.rules, f.activeBalanceGwei, slotAtTime(f.now, f.time));
}

function waitEpochs(f: RoadFacts): number {
  const at = f.pending?.findIndex((p) => p.pubkey === f.pubkey) ?? -1;
  if (!f.pending || at < 1) return 0;
  const before = f.pending.slice(0, at).map((p) => p.amountGwei);
  return epochsInQueue(f.rules, before, f.pending[at]?.amountGwei ?? 0n, churnOf(f));
}

function queueOf(f: RoadFacts): DepositRoad['queue'] {
  const before = f.pending && depositsBefore(f.pending, f.pubkey);
  if (!before) return null;
  return { beforeGwei: before.gwei, perEpochGwei: churnOf(f), secondsPerEpoch: secondsOfSlots(f.rules.slotsPerEpoch, f.time) };
}
