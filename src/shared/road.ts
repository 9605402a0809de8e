import { z } from 'zod';
import { unixMs } from './scalars.ts';

/** A stop on the way of a deposit or an exit. `at` is measured when `state` is `done`, else expected. */
export const station = z.object({
  id: z.enum(['sent', 'included', 'queued', 'finalized', 'active', 'signed', 'exited', 'withdrawable', 'withdrawn']),
  name: z.string(),
  state: z.enum(['done', 'here', 'next']),
  at: unixMs.nullable(),
  detail: z.string(),
});
export type Station = z.infer<typeof station>;
