import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let now = Date.now();
let timer: number | undefined;

const tick = (): void => {
  now = Date.now();
  for (const tell of listeners) tell();
};
const run = (): void => {
  const wanted = listeners.size > 0 && document.visibilityState === 'visible';
  if (wanted && timer === undefined) timer = window.setInterval(tick, 1000);
  if (!wanted && timer !== undefined) {
    window.clearInterval(timer);
    timer = undefined;
  }
};
const shown = (): void => {
  if (document.visibilityState === 'visible') tick();
  run();
};
const subscribe = (tell: () => void): (() => void) => {
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
};

/** Unix ms, renewed each second by one clock for all; stands still while the window is hidden. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => now);
