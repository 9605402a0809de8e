import type { ChainRules } from '../../protocol/rules.ts';
import { activationRoad, exitTiming } from '../../protocol/timing.ts';

/** How long a road took beside the protocol's minimum for the same rules and the same starting slot. */
export type Pace = {
  readonly pace: 'deposit-to-active' | 'exit-to-withdrawn';
  readonly minimumSlots: number;
  readonly slots: number;
  readonly minimumSeconds: number;
  readonly seconds: number;
  readonly ratio: number;
};

function compare(pace: Pace['pace'], minimumSlots: number, slots: number, { secondsPerSlot }: ChainRules): Pace {
  const ratio = Math.round((slots / minimumSlots) * 1000) / 1000;
  return { pace, minimumSlots, slots, minimumSeconds: minimumSlots * secondsPerSlot, seconds: slots * secondsPerSlot, ratio };
}

/** From the slot of the deposit's block to the first slot of the activation epoch. */
export const depositPace = (rules: ChainRules, depositSlot: number, activeSlot: number): Pace =>
  compare('deposit-to-active', activationRoad(rules, depositSlot).activeSlot - depositSlot, activeSlot - depositSlot, rules);

/** From the slot of the exit's block to the block that paid. At best the sweep of withdrawals stands there already. */
export const exitPace = (rules: ChainRules, exitSlot: number, paidSlot: number): Pace =>
  compare('exit-to-withdrawn', exitTiming(rules, exitSlot, 1).paidSlot - exitSlot, paidSlot - exitSlot, rules);
