import type { Station } from '../../shared/road.ts';
import { exitDetails, exitStations } from '../../shared/strings/exit.ts';
import type { ExitRoad } from '../../shared/validators.ts';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { type ChainTime, epochAtSlot, slotAtTime, timeOfEpoch, timeOfSlot } from '../protocol/epochs.ts';
import type { ChainRules } from '../protocol/rules.ts';
import { exitTiming } from '../protocol/timing.ts';
import { MIN_DEPOSIT_GWEI } from '../protocol/units.ts';
import type { ExitRecord } from './evidence.ts';

export type ExitRoadFacts = {
  readonly pubkey: string;
  readonly validator: BeaconValidator | null;
  /** `signedAt` is null for an exit that was signed elsewhere. */
  readonly record: (Pick<ExitRecord, 'includedSlot' | 'paid'> & { readonly signedAt: number | null }) | null;
  /** The node's pool holds an exit of this validator. */
  readonly inPool: boolean;
  readonly rules: ChainRules;
  readonly time: ChainTime;
  readonly now: number;
};

/**
 * Whether the sweep has emptied a withdrawable validator. Clients say `withdrawal_done` only at the end of the epoch, and a balance of
 * nothing may never be seen: a seat in the sync committee goes on earning dust after the exit. So less than one ETH counts as paid.
 */
export const isPaidOut = (v: Pick<BeaconValidator, 'status' | 'balanceGwei'>): boolean =>
  v.status === 'withdrawal_done' || v.balanceGwei < MIN_DEPOSIT_GWEI;

/** Where an exit stands. Read from the chain, so that it is right after any restart; the record adds what the chain does not keep. */
export function exitRoad(facts: ExitRoadFacts): ExitRoad {
  const status = statusOf(facts);
  const { record, pubkey } = facts;
  const done = order.indexOf(status);
  const plan = planOf(facts, status);
  return {
    pubkey,
    status,
    stations: stations.map((id, i) => {
      const reached = i < reachedBy[status];
      const { at, detail } = plan[id];
      return { id, name: exitStations[id], state: reached ? 'done' : done > 0 && i === reachedBy[status] ? 'here' : 'next', at, detail };
    }),
    paidAt: record?.paid ? timeOfSlot(record.paid.slot, facts.time) : null,
    paidGwei: record?.paid?.amountGwei ?? null,
  };
}

const order = ['none', 'sent', 'exiting', 'exited', 'withdrawable', 'withdrawn'] as const;
const stations = ['signed', 'included', 'exited', 'withdrawable', 'withdrawn'] as const;
/** How many stations each status has passed. */
const reachedBy: Readonly<Record<ExitRoad['status'], number>> = { none: 0, sent: 1, exiting: 2, exited: 3, withdrawable: 4, withdrawn: 5 };

function statusOf({ validator: v, record, inPool, time, now }: ExitRoadFacts): ExitRoad['status'] {
  if (!v) return 'none';
  if (v.exitEpoch === null) return inPool || record ? 'sent' : 'none';
  const epoch = epochAtSlot(slotAtTime(now, time), time.slotsPerEpoch);
  if (epoch < v.exitEpoch) return 'exiting';
  if (v.withdrawableEpoch === null || epoch < v.withdrawableEpoch) return 'exited';
  return record?.paid || isPaidOut(v) ? 'withdrawn' : 'withdrawable';
}

type Stop = Pick<Station, 'at' | 'detail'>;

function planOf(
  { validator: v, record, rules, time, now }: ExitRoadFacts,
  status: ExitRoad['status'],
): Record<(typeof stations)[number], Stop> {
  const unknown: Stop = { at: null, detail: exitDetails.none };
  if (!v || status === 'none') return { signed: unknown, included: unknown, exited: unknown, withdrawable: unknown, withdrawn: unknown };
  const expected = exitTiming(rules, slotAtTime(now, time) + 1, v.index + 1);
  const exitEpoch = v.exitEpoch ?? epochAtSlot(expected.exitSlot, rules.slotsPerEpoch);
  const withdrawableEpoch = v.withdrawableEpoch ?? epochAtSlot(expected.withdrawableSlot, rules.slotsPerEpoch);
  const sweepSlots = expected.paidBySlot - expected.withdrawableSlot;
  const includedSlot = record?.includedSlot ?? (status === 'sent' ? expected.includedSlot : null);
  const paidSlot = record?.paid?.slot ?? null;
  const expectedPaid = Math.max(withdrawableEpoch * rules.slotsPerEpoch + sweepSlots, slotAtTime(now, time));
  const bySlot = (slot: number): Stop => ({ at: timeOfSlot(slot, time), detail: exitDetails.slot(slot) });
  const byEpoch = (epoch: number): Stop => ({ at: timeOfEpoch(epoch, time), detail: exitDetails.epoch(epoch) });
  return {
    signed: { at: record?.signedAt ?? null, detail: exitDetails.none },
    included: includedSlot === null ? unknown : bySlot(includedSlot),
    exited: byEpoch(exitEpoch),
    withdrawable: byEpoch(withdrawableEpoch),
    withdrawn:
      paidSlot !== null
        ? bySlot(paidSlot)
        : status === 'withdrawn'
          ? unknown
          : { at: timeOfSlot(expectedPaid, time), detail: exitDetails.none },
  };
}
