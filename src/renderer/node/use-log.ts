import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LogLine } from '../../shared/node.ts';
import { call, on } from '../bridge.ts';
import { type LogFilter, type LogView, logBuffer } from './log-buffer.ts';

/** Read at first, and kept at most. */
const TAIL = 2000;
const KEPT = 100_000;

export type LiveLog = {
  readonly view: LogView;
  readonly state: 'reading' | 'live' | 'failed';
  readonly error: unknown;
};

/** A store around a buffer that looks and tells at most once per frame. */
const logStore = () => {
  const buffer = logBuffer(KEPT);
  const listeners = new Set<() => void>();
  let frame: number | null = null;
  const soon = (): void => {
    if (frame === null) frame = requestAnimationFrame(tell);
  };
  const tell = (): void => {
    frame = null;
    if (buffer.step()) soon();
    for (const listener of listeners) listener();
  };
  return {
    append: (lines: readonly LogLine[]): void => {
      buffer.append(lines);
      soon();
    },
    filter: (wanted: LogFilter): void => {
      buffer.filter(wanted);
      soon();
    },
    view: buffer.view,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

/** Followed lines that the tail does not hold already. */
const notIn = (tail: readonly LogLine[], followed: readonly LogLine[]): readonly LogLine[] => {
  const keyOf = (line: LogLine): string => `${line.at ?? ''} ${line.text}`;
  const held = new Set(tail.slice(-followed.length - 200).map(keyOf));
  return followed.filter((line) => !held.has(keyOf(line)));
};

/** The log of one container: its tail, then every new line while it is on screen. */
export const useLog = (name: string, filter: LogFilter): LiveLog => {
  const [store, setStore] = useState(logStore);
  const [state, setState] = useState<LiveLog['state']>('reading');
  const [error, setError] = useState<unknown>(null);

  useEffect(() => {
    const mine = logStore();
    setStore(mine);
    setState('reading');
    setError(null);
    let open = true;
    // Lines that arrive while the tail is read wait, so that nothing comes twice or out of order.
    let early: LogLine[] | null = [];
    const off = on('node.log', (event) => {
      if (event.name !== name) return;
      if (early === null) mine.append(event.lines);
      else early.push(...event.lines);
    });
    const read = async (): Promise<void> => {
      await call('node.follow', { name });
      const tail = await call('node.logs', { name, tail: TAIL });
      if (!open) return;
      mine.append(tail);
      mine.append(notIn(tail, early ?? []));
      early = null;
      setState('live');
    };
    read().catch((thrown: unknown) => {
      if (!open) return;
      setError(thrown);
      setState('failed');
    });
    return () => {
      open = false;
      off();
      call('node.unfollow', { name }).catch(() => undefined);
    };
  }, [name]);

  useEffect(() => store.filter(filter), [store, filter]);
  const view = useSyncExternalStore(store.subscribe, store.view);
  return { view, state, error };
};
