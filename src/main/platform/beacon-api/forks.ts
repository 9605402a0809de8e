import { z } from 'zod';
import type { Rest } from '../rest.ts';
import { data, epochOrNull, lowerHex, uint } from './scalars.ts';

const schedule = data(z.array(z.object({ current_version: lowerHex, epoch: epochOrNull })));
const spec = data(
  z.looseObject({
    SLOTS_PER_EPOCH: uint,
    SECONDS_PER_SLOT: uint,
    BLOB_SCHEDULE: z.array(z.object({ EPOCH: uint, MAX_BLOBS_PER_BLOCK: uint })).default([]),
  }),
);
const FORK_EPOCH = /^([A-Z0-9]+)_FORK_EPOCH$/;

/** What a beacon node knows of forks. Epoch null: known by name and not set. */
export type ForkPlan = {
  readonly slotsPerEpoch: number;
  readonly secondsPerSlot: number;
  /** By the spec's names, such as `GLOAS`. */
  readonly forks: readonly { readonly name: string; readonly epoch: number | null }[];
  /** Changes of the number of blobs alone (EIP-7892). */
  readonly blobs: readonly { readonly epoch: number; readonly max: number }[];
  /** Epochs of `/eth/v1/config/fork_schedule`. */
  readonly scheduled: readonly number[];
};

/** Routes under `/eth/v1/config` about forks. */
export const forkRoutes = (http: Rest) => ({
  async forkPlan(): Promise<ForkPlan> {
    const [{ data: s }, { data: list }] = await Promise.all([
      http.get('/eth/v1/config/spec', spec),
      http.get('/eth/v1/config/fork_schedule', schedule),
    ]);
    return {
      slotsPerEpoch: s.SLOTS_PER_EPOCH,
      secondsPerSlot: s.SECONDS_PER_SLOT,
      forks: Object.entries(s).flatMap(([field, value]) => {
        const name = FORK_EPOCH.exec(field)?.[1];
        const epoch = epochOrNull.safeParse(value);
        return name === undefined || !epoch.success ? [] : [{ name, epoch: epoch.data }];
      }),
      blobs: s.BLOB_SCHEDULE.map((b) => ({ epoch: b.EPOCH, max: b.MAX_BLOBS_PER_BLOCK })),
      scheduled: list.flatMap(({ epoch }) => (epoch === null ? [] : [epoch])),
    };
  },
});
