import { existsSync, readFileSync, renameSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { writeAtomic } from './atomic.ts';

/** A value with a schema in one file of ours. Writes are atomic and in order; what another process of Hearth wrote is seen at the next `get`. */
export type JsonStore<T> = { readonly get: () => T; readonly set: (value: T) => Promise<void> };

/** bigint survives as a decimal string with a mark, so that no amount passes through a float. */
const encode = (value: unknown) => JSON.stringify(value, (_key, v: unknown) => (typeof v === 'bigint' ? { $bigint: v.toString() } : v), 2);
const decode = (text: string): unknown =>
  JSON.parse(text, (_key, v: unknown) => (v !== null && typeof v === 'object' && '$bigint' in v ? BigInt(String(v.$bigint)) : v));

/**
 * Opens a store. A file that is not JSON or not of the schema is set aside as `<name>.corrupt-<n>`, never deleted,
 * told through `onNotice` (`store.corrupt`), and the store begins with `initial`.
 */
export function jsonStore<S extends z.ZodType>(options: {
  readonly path: string;
  readonly schema: S;
  readonly initial: z.infer<S>;
  readonly onNotice: (notice: AppError) => void;
}): JsonStore<z.infer<S>> {
  const { path, schema, initial, onNotice } = options;
  let value = initial;
  let queue: Promise<void> = Promise.resolve();
  let writes = 0;
  /** Which file was read last: each write makes another. */
  let seen: string | null = null;
  function look(): void {
    const file = statSync(path, { throwIfNoEntry: false });
    const now = file === undefined ? seen : `${file.ino} ${file.mtimeMs}`;
    if (now === seen) return;
    seen = now;
    try {
      value = schema.parse(decode(readFileSync(path, 'utf8')));
    } catch (error) {
      value = initial;
      const aside = setAside(path);
      onNotice(
        new AppError('store.corrupt', {
          what: basename(path),
          where: basename(aside),
          details: error instanceof Error ? error.message : '',
        }),
      );
    }
  }
  look();
  return {
    get() {
      if (writes === 0) look();
      return value;
    },
    set(next) {
      value = next;
      writes += 1;
      const text = `${encode(next)}\n`;
      queue = queue
        .catch(() => undefined)
        .then(() => writeAtomic(path, text))
        .finally(() => {
          writes -= 1;
        });
      return queue;
    },
  };
}

function setAside(path: string): string {
  let n = 1;
  while (existsSync(`${path}.corrupt-${n}`)) n += 1;
  const aside = `${path}.corrupt-${n}`;
  renameSync(path, aside);
  return aside;
}
