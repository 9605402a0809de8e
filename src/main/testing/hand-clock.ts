import type { Clock } from '../platform/clock.ts';

/** A clock that a test turns. `sleep` returns at once and turns it by as much. */
export function handClock(startMs: number): Clock & { readonly set: (ms: number) => void } {
  let now = startMs;
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms;
      await Promise.resolve();
    },
    set: (ms) => {
      now = ms;
    },
  };
}
