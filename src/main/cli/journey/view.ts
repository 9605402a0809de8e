import { journeyTexts } from '../../../shared/strings/journey.ts';
import { roughly } from '../../../shared/strings/time.ts';
import type { PracticeChoice } from '../commands/options.ts';
import { duration, iso, type Times } from '../face/format.ts';
import { table, wrap } from '../face/table.ts';
import type { Milestone } from './milestone.ts';
import { clientsOf, type Plan } from './network.ts';
import type { Pace } from './pace.ts';

const GAVE = 41;
const TOOK = 12;
/** Slots that a whole life takes on the networks that were lived through, and what starting costs beside them. */
const LIFE_SLOTS = 230;
const START_SECONDS = 60;

const columns = (day: string, slot: string, epoch: string, step: string) =>
  `  ${day.padEnd(10)}  ${slot.padStart(4)}  ${epoch.padStart(5)}  ${step.padEnd(14)}  `;

/** What is said before the journey begins. `day` heads the column of times. */
export function headLines({ option, running }: Plan, choice: PracticeChoice, nowMs: number, times: Times): readonly string[] {
  const { about, profile, slots, slotsOnly, takes, columns: titles } = journeyTexts;
  const seconds = running?.secondsPerSlot ?? choice.secondsPerSlot;
  const rhythm = running?.slotsPerEpoch ? slots(seconds, running.slotsPerEpoch) : slotsOnly(seconds);
  const lines = option ? [profile(option.profile, clientsOf(option).join(', '), option.rules, rhythm)] : [];
  const estimate = roughly(LIFE_SLOTS * seconds + START_SECONDS) * 1000;
  const head = `${columns(times.day(nowMs), titles[0], titles[1], titles[2])}${titles[3].padEnd(GAVE)}${titles[4].padStart(TOOK)}`;
  return [about, ...lines, takes(duration(estimate)), '', head];
}

/** One row: when, where on the chain, which step, what it gave, how long it took. */
export function milestoneLines({ milestone, at, slot, epoch, seconds, gave }: Milestone, times: Times): readonly string[] {
  const number = (n: number | null) => (n === null ? '–' : String(n));
  const [first = '', ...rest] = wrap(gave, GAVE);
  const head = columns(times.clock(at), number(slot), number(epoch), journeyTexts.steps[milestone]);
  const indent = ' '.repeat(head.length);
  return [`${head}${first.padEnd(GAVE)}${duration(seconds * 1000).padStart(TOOK)}`, ...rest.map((line) => `${indent}${line}`)];
}

/** The line of a milestone for programs. */
export const milestoneJson = ({ milestone, at, slot, epoch, seconds }: Milestone) => ({ milestone, at: iso(at), slot, epoch, seconds });

/** The protocol's minimum beside what was measured. */
export function paceLines(paces: readonly Pace[]): readonly string[] {
  const { columns: titles, names, slots } = journeyTexts.pace;
  const rows = paces.map(({ pace, minimumSlots, minimumSeconds, slots: measured, seconds, ratio }) => [
    names[pace],
    slots(minimumSlots, duration(minimumSeconds * 1000)),
    slots(measured, duration(seconds * 1000)),
    ratio.toFixed(2),
  ]);
  return table(
    titles.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
    rows,
  );
}
