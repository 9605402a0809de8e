import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { writeAtomic } from './atomic.ts';

/**
 * A value that several processes set in turns: each turn is a file of its own with the next number, which only one of them can make, and
 * the highest number counts. Numbers never fall, so that a process which looked long ago cannot take a turn that another had since.
 */
export type Turns<T> = {
  /** The newest turn, 0 where none was; `value` null where it says nothing. */
  readonly last: () => { readonly turn: number; readonly value: T | null };
  /** Takes the turn after this one; false where another process did. Errors: `file.write`. */
  readonly take: (after: number, value: T) => Promise<boolean>;
  /** Says another value for a turn that was taken. Errors: `file.write`. */
  readonly set: (turn: number, value: T | null) => Promise<void>;
};

const turnOf = (name: string): number => Number(/^(\d+)\.json$/.exec(name)?.[1] ?? 0);
const isThere = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** Turns in a folder of their own, which is made with the first. A file that cannot be read says nothing. */
export function turnsIn<S extends z.ZodType>(folder: string, schema: S): Turns<z.infer<S>> {
  const at = (turn: number): string => join(folder, `${turn}.json`);
  const taken = (): readonly number[] => {
    try {
      return readdirSync(folder)
        .map(turnOf)
        .filter((turn) => turn > 0);
    } catch {
      return [];
    }
  };
  const newest = (): number => Math.max(0, ...taken());
  const read = (turn: number): z.infer<S> | null => {
    try {
      return schema.parse(JSON.parse(readFileSync(at(turn), 'utf8')));
    } catch {
      return null;
    }
  };
  /** Whole under another name first: who sees the turn sees its value. */
  async function make(turn: number, text: string): Promise<void> {
    const whole = join(folder, `${randomUUID()}.tmp`);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    try {
      const file = await open(whole, 'wx', 0o600);
      await file
        .writeFile(text)
        .then(() => file.sync())
        .finally(() => file.close());
      await link(whole, at(turn));
    } finally {
      await rm(whole, { force: true });
    }
  }

  return {
    last() {
      const turn = newest();
      return { turn, value: turn === 0 ? null : read(turn) };
    },
    async take(after, value) {
      const turn = after + 1;
      try {
        await make(turn, JSON.stringify(value));
      } catch (error) {
        if (isThere(error)) return false;
        throw new AppError('file.write', { where: folder, details: error instanceof Error ? error.message : '' }, { cause: error });
      }
      const all = taken();
      // Others went on from here long since, and what they had was cleared away.
      if (all.some((one) => one > turn)) {
        await rm(at(turn), { force: true });
        return false;
      }
      await Promise.all(all.filter((one) => one < turn).map((one) => rm(at(one), { force: true })));
      return true;
    },
    set: (turn, value) => writeAtomic(at(turn), JSON.stringify(value)),
  };
}
