import type { ChainRules } from '../../protocol/rules.ts';
import { activationRoad } from '../../protocol/timing.ts';
import type { Context } from '../command.ts';
import type { PracticeChoice } from '../commands/options.ts';
import { attest, becomeActive, leave } from './life.ts';
import { chainLimits } from './limits.ts';
import { ledger, type Milestone } from './milestone.ts';
import { checkHost, finality, type Plan, plan, startNetwork } from './network.ts';
import { depositPace, exitPace, type Pace } from './pace.ts';
import { deposit, importKeys, inSync, makeKeys } from './start-of-life.ts';
import { type Traveller, traveller } from './traveller.ts';

export type Tell = {
  readonly plan: (plan: Plan) => void;
  readonly milestone: (milestone: Milestone) => void;
  readonly pace: (paces: readonly Pace[]) => void;
};

/** From the first words to the last payment. Answers how long the two long roads took beside the protocol's minimum. */
async function live(me: Traveller, rules: ChainRules): Promise<readonly Pace[]> {
  const key = await makeKeys(me);
  await importKeys(me, key);
  await inSync(me);
  const depositSlot = await deposit(me, key);
  const limits = chainLimits(rules, depositSlot);
  const validator = await becomeActive(me, key, limits, activationRoad(rules, depositSlot));
  const activeAt = await attest(me, validator, limits.attested);
  const { exitSlot, paidSlot } = await leave(me, key, { index: validator.index, activeAt }, limits);
  return [depositPace(rules, depositSlot, validator.activationEpoch * rules.slotsPerEpoch), exitPace(rules, exitSlot, paidSlot)];
}

/**
 * A validator's whole life, unattended, through the contract alone. The deposit goes out as soon as the own node follows the chain;
 * finality is waited for beside it, and the milestones are told in one order all the same. Errors: the faults of the calls,
 * `journey.milestone`, `work.cancelled`, UsageError.
 */
export async function travel(context: Context, choice: PracticeChoice, tell: Tell): Promise<void> {
  const stop = new AbortController();
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const book = ledger(tell.milestone);
  const me = traveller(context, book, signal);
  try {
    const planned = await plan(me, choice);
    tell.plan(planned);
    await checkHost(me);
    await startNetwork(me, choice, planned);
    const rules = await context.app.chainRules();
    const limitMs = chainLimits(rules, 0).finalized;
    const [paces] = await Promise.all([live(me, rules), finality(me, limitMs)]);
    tell.pace(paces);
  } finally {
    stop.abort();
    book.flush();
  }
}
