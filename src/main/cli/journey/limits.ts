import type { ChainRules } from '../../protocol/rules.ts';
import { activationRoad, earliestExitEpoch, exitTiming } from '../../protocol/timing.ts';

const MINUTE = 60_000;

/** Time limits of steps that do not depend on the chain. Building images on a slow machine is by far the longest. */
export const fixedLimits = {
  start: 45 * MINUTE,
  firstBlock: 6 * MINUTE,
  sync: 5 * MINUTE,
  imported: 5 * MINUTE,
  gate: 5 * MINUTE,
  included: 3 * MINUTE,
} as const;

/** What a loaded machine may take over the protocol's minimum before a milestone counts as missing. */
const generous = (slots: number, rules: ChainRules) => (slots * 2 + 6 * rules.slotsPerEpoch) * rules.secondsPerSlot * 1000 + 2 * MINUTE;

export type ChainLimits = Readonly<Record<'finalized' | 'pending' | 'active' | 'attested' | 'exitOpen' | 'exited' | 'withdrawn', number>>;

/** Milliseconds each step of the chain may take at most, from the rules. `depositSlot` is the slot of the deposit's block. */
export function chainLimits(rules: ChainRules, depositSlot: number): ChainLimits {
  const road = activationRoad(rules, depositSlot);
  const exit = exitTiming(rules, 0, 1);
  const ms = (slots: number) => generous(slots, rules);
  return {
    finalized: ms(4 * rules.slotsPerEpoch),
    pending: ms(road.creditedSlot - depositSlot),
    active: ms(road.activeSlot - road.creditedSlot),
    attested: ms(2 * rules.slotsPerEpoch),
    exitOpen: ms(earliestExitEpoch(rules, 1) * rules.slotsPerEpoch),
    exited: ms(exit.exitSlot),
    withdrawn: ms(exit.paidBySlot - exit.exitSlot),
  };
}
