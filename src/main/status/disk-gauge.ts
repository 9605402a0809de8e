import type { Status } from '../../shared/status.ts';
import type { Clock } from '../platform/clock.ts';
import { bytesPerDay, type DiskSample, rememberDisk } from './disk.ts';
import { every } from './look.ts';

/** The node's disk as it was measured. */
export type Disk = Omit<NonNullable<Status['disk']>, 'bytesPerDay'>;

/** Docker measures volumes by walking their files. */
const EVERY_MS = 5 * 60_000;
const PATIENCE_MS = 1_500;

/** Measures the disk now and then, and remembers how fast the node grows. */
export function diskGauge(measure: () => Promise<Disk | null>, clock: Pick<Clock, 'sleep'>) {
  const due = every(EVERY_MS);
  let samples: readonly DiskSample[] = [];
  let last: Disk | null = null;
  let looked = false;

  async function look(at: number): Promise<void> {
    const before = last?.where;
    last = await measure().catch(() => null);
    // Data that were moved grow on from there.
    if (last && before !== undefined && last.where !== before) samples = [];
    if (last) samples = rememberDisk(samples, { at, ...last });
    looked = true;
  }

  return {
    /** Measures where it is time to. What it gives waits for the first measurement alone, and not for long: others are shown with the next status. */
    begin(now: number): () => Promise<void> {
      const measured = due(now) ? look(now) : null;
      return async () => {
        if (measured && !looked) await Promise.race([measured, clock.sleep(PATIENCE_MS)]);
      };
    },
    now: () => last && { ...last, bytesPerDay: bytesPerDay(samples) },
  };
}
