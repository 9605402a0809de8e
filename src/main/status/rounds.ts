import type { Status } from '../../shared/status.ts';
import type { Clock } from '../platform/clock.ts';
import { slotAtTime, timeOfSlot } from '../protocol/epochs.ts';

/** The stream of heads to wake up by; it changes when the node does. */
export type HeadStream = { readonly events: (topics: readonly ['head'], on: () => void, signal: AbortSignal) => Promise<void> };

const IDLE_MS = 5_000;
/** On a practice network's short slots every second or third one is enough, and no stream: the idle app shall cost next to nothing. */
const LEAST_MS = 6_000;
const LONGEST_MS = 12_000;
const LATE_IN_SLOT = 0.75;

type Time = NonNullable<Status['clock']>;
const slotOf = (time: Time, now: number) => slotAtTime(now, { ...time, genesisTimeMs: time.genesisTime });

/** Milliseconds until three quarters of the next slot have gone by, when its block should long be there. */
export function nextRoundMs(time: Time | null, now: number): number {
  if (!time) return IDLE_MS;
  const next = timeOfSlot(slotOf(time, now) + 1, { ...time, genesisTimeMs: time.genesisTime });
  return Math.min(Math.max(LEAST_MS, next + time.secondsPerSlot * 1000 * LATE_IN_SLOT - now), LONGEST_MS);
}

/**
 * Makes rounds until aborted: one a slot at most, as soon as the head of the slot is told, else late in it.
 * `round` must not throw.
 */
export async function makeRounds(
  deps: { readonly clock: Clock; readonly round: () => Promise<Status>; readonly stream: () => HeadStream | null },
  signal: AbortSignal,
): Promise<void> {
  const { clock } = deps;
  const head = { stream: null as HeadStream | null, abort: new AbortController() };
  let onHead = () => {};
  while (!signal.aborted) {
    const began = clock.now();
    const { clock: time } = await deps.round();
    if (signal.aborted) break;
    const stream = time && time.secondsPerSlot * 1000 >= LEAST_MS ? deps.stream() : null;
    if (head.stream !== stream) {
      head.abort.abort();
      Object.assign(head, { stream, abort: new AbortController() });
      stream?.events(['head'], () => onHead(), head.abort.signal).catch(() => undefined);
    }
    const nap = new AbortController();
    const wake = () => nap.abort();
    signal.addEventListener('abort', wake, { once: true });
    onHead = () => {
      if (time && slotOf(time, clock.now()) > slotOf(time, began)) wake();
    };
    await clock.sleep(nextRoundMs(time, clock.now()), nap.signal).catch(() => undefined);
    signal.removeEventListener('abort', wake);
  }
  head.abort.abort();
}
