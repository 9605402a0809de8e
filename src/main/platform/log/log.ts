import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const MAX_BYTES = 2 * 2 ** 20;

/** Structured lines: an action and its facts. Never inputs of calls, never secrets. */
export type Log = { readonly info: (action: string, facts?: Readonly<Record<string, string | number | boolean | null>>) => void };

/** One JSON line per entry in `path`; at 2 MB the file becomes `<path>.1`. A log that cannot be written is no reason to stop. */
export function fileLog(path: string, now: () => number): Log {
  return {
    info(action, facts = {}) {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) renameSync(path, `${path}.1`);
        appendFileSync(path, `${JSON.stringify({ at: new Date(now()).toISOString(), action, ...facts })}\n`, { mode: 0o600 });
      } catch {
        return;
      }
    },
  };
}
