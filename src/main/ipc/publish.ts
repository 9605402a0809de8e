import type { EventName, Payload, Publish } from '../../shared/contract.ts';

export type Listener = (name: EventName, payload: Payload<EventName>) => void;

/** Room events to whoever listens: windows, the terminal. A listener that throws ends neither the room nor the other listeners. */
export function publisher(): { readonly publish: Publish; readonly on: (fn: Listener) => () => void } {
  const listeners = new Set<Listener>();
  return {
    publish: (name, payload) => {
      for (const listener of [...listeners]) {
        try {
          listener(name, payload);
        } catch (error) {
          process.emitWarning(error instanceof Error ? error : String(error));
        }
      }
    },
    on: (fn) => {
      listeners.add(fn);
      return () => {
        listeners.delete(fn);
      };
    },
  };
}
