import { AppError } from '../../../shared/app-error.ts';
import { workTexts } from '../../../shared/strings/cli.ts';
import { journeyTexts } from '../../../shared/strings/journey.ts';
import type { Context } from '../command.ts';
import { FaultError } from '../face/fault.ts';
import { duration, estimate } from '../face/format.ts';
import type { ChainClock } from './chain-clock.ts';
import type { Ledger, MilestoneId } from './milestone.ts';

/** What all steps of the journey share: the way to ask, the ledger, the chain's clock once it is known. */
export type Traveller = {
  readonly context: Context;
  readonly ledger: Ledger;
  readonly signal: AbortSignal;
  readonly chain: () => ChainClock | null;
  readonly setChain: (chain: ChainClock) => void;
  /** Marks a milestone reached, now unless `at` says when; `startedAt` is when its own work began. */
  readonly reach: (milestone: MilestoneId, startedAt: number, gave: string, at?: number) => void;
};

export function traveller(context: Context, ledger: Ledger, signal: AbortSignal): Traveller {
  let chain: ChainClock | null = null;
  return {
    context,
    ledger,
    signal,
    chain: () => chain,
    setChain: (next) => {
      chain = next;
    },
    reach(milestone, startedAt, gave, at = context.now()) {
      const slot = chain?.slotAt(at) ?? null;
      const epoch = chain && slot !== null ? chain.epochOf(slot) : null;
      ledger.reach({ milestone, at, slot, epoch, seconds: Math.round((at - startedAt) / 100) / 10, gave });
    },
  };
}

export type Wait = {
  readonly milestone: MilestoneId;
  /** Name of the wait where it is not the milestone itself. */
  readonly what?: string;
  readonly limitMs: number;
  /** Unix ms at which it should happen; null where nobody knows. */
  readonly expected?: () => number | null;
  /** Waits beside other work that shows itself. */
  readonly quiet?: boolean;
};

/** Faults that a node gives while it starts or is very busy; a wait outlives them. */
const passing = /^(beacon|execution|keymanager)\.|^docker\.timeout$|^node\.notRunning$|^validator\.unwatched$/;
const LOOK_EVERY_MS = 10_000;

/**
 * Asks again and again until the probe answers something. Errors: the probe's own fault, `practice.gone` when the rest of the network
 * has ended, `work.cancelled`, and `journey.milestone` when the time limit is over, with the last fault met in its details.
 */
export async function until<T>(me: Traveller, wait: Wait, probe: () => Promise<T | null>): Promise<T> {
  const { context, signal } = me;
  const startedAt = context.now();
  let last: FaultError | null = null;
  let lookedAt = startedAt;
  for (;;) {
    if (signal.aborted) throw new AppError('work.cancelled');
    try {
      const answer = await probe();
      if (answer !== null) return answer;
      last = null;
    } catch (error) {
      if (!(error instanceof FaultError) || !passing.test(error.fault.code)) throw error;
      last = error;
    }
    const now = context.now();
    if (now - lookedAt >= LOOK_EVERY_MS) {
      lookedAt = now;
      await refuseGone(context);
    }
    if (now - startedAt > wait.limitMs) throw missing(wait, last);
    if (wait.quiet !== true && me.ledger.next() === wait.milestone) show(me, wait, startedAt);
    await context.sleep(pollMs(me), signal);
  }
}

/** Two looks a slot, between one and three seconds apart: each look asks the clients, which have their duties to do. */
const pollMs = (me: Traveller) => Math.max(1000, Math.min(3000, ((me.chain()?.secondsPerSlot ?? 2) * 1000) / 2));

async function refuseGone({ ask }: Context): Promise<void> {
  const { state, why } = await ask('practice.status', {});
  if (state === 'gone') throw new AppError('practice.gone', why === null ? {} : { details: why });
}

/** Runs work that can be cancelled, and cancels it when its time limit is over. Errors: the work's own, `journey.milestone`. */
export async function within<T>(
  { context, signal }: Traveller,
  { milestone, limitMs }: Pick<Wait, 'milestone' | 'limitMs'>,
  run: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const tooLate = new AbortController();
  const ended = new AbortController();
  context.sleep(limitMs, ended.signal).then(
    () => tooLate.abort(),
    () => undefined,
  );
  try {
    return await run(AbortSignal.any([signal, tooLate.signal]));
  } catch (error) {
    throw tooLate.signal.aborted ? missing({ milestone, limitMs }, null) : error;
  } finally {
    ended.abort();
  }
}

function missing({ milestone, what, limitMs }: Pick<Wait, 'milestone' | 'what' | 'limitMs'>, last: FaultError | null): AppError {
  return new AppError('journey.milestone', {
    what: what ?? journeyTexts.steps[milestone],
    needed: duration(limitMs),
    ...(last ? { details: last.fault.message } : {}),
  });
}

function show({ context: { progress, now, times }, chain }: Traveller, { milestone, what, expected }: Wait, startedAt: number): void {
  const clock = chain();
  const at = expected?.() ?? null;
  const here = clock?.slotAt(now()) ?? null;
  const goal = clock && at !== null ? clock.slotAt(at) : null;
  const beforeGenesis = clock !== null && here === null ? journeyTexts.genesisIn(duration(clock.genesisTime - now())) : '';
  const left = at === null ? 0 : at - now();
  progress.show({
    what: what ?? journeyTexts.steps[milestone],
    reading: here !== null && goal !== null ? journeyTexts.reading(here, goal) : beforeGenesis,
    share: at === null || at <= startedAt ? null : Math.min(0.99, (now() - startedAt) / (at - startedAt)),
    left: left > 0 ? workTexts.left(estimate(left)) : null,
    until: left > 0 ? workTexts.about(times.clock(at ?? 0)) : null,
  });
}
