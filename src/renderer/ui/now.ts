import { useSyncExternalStore } from 'react';

type Clock = { readonly subscribe: (tell: () => void) => () => void; readonly now: () => number };
const clocks = new Map<number, Clock>();

function clockOf(everyMs: number): Clock {
  const listeners = new Set<() => void>();
  let now = Date.now();
  let timer: number | undefined;
  const tick = (): void => {
    now = Date.now();
    for (const tell of listeners) tell();
  };
  const run = (): void => {
    const wanted = listeners.size > 0 && document.visibilityState === 'visible';
    if (wanted && timer === undefined) timer = window.setInterval(tick, everyMs);
    if (!wanted && timer !== undefined) {
      window.clearInterval(timer);
      timer = undefined;
    }
  };
  const shown = (): void => {
    if (document.visibilityState === 'visible') tick();
    run();
  };
  return {
    now: () => now,
    subscribe(tell) {
      if (listeners.size === 0) {
        now = Date.now();
        document.addEventListener('visibilitychange', shown);
      }
      listeners.add(tell);
      run();
      return () => {
        listeners.delete(tell);
        if (listeners.size === 0) document.removeEventListener('visibilitychange', shown);
        run();
      };
    },
  };
}

/** Unix ms, renewed every so often by one clock for all who want it as often; stands still while the window is hidden. */
export const useNow = (everyMs = 1000): number => {
  const clock = clocks.get(everyMs) ?? clockOf(everyMs);
  clocks.set(everyMs, clock);
  return useSyncExternalStore(clock.subscribe, clock.now);
};
