import { z } from 'zod';
import { fault } from './fault.ts';
import { nothing, unixMs } from './scalars.ts';

/** One line of long work: what, done of total in `unit`, since when, and its newest log line. */
export const workPart = z.object({
  id: z.string(),
  what: z.string(),
  state: z.enum(['waiting', 'working', 'done', 'failed']),
  done: z.number().nullable(),
  total: z.number().nullable(),
  unit: z.enum(['bytes', 'items', 'slots', 'seconds', 'none']),
  startedAt: unixMs.nullable(),
  endedAt: unixMs.nullable(),
  log: z.string().nullable(),
});
export type WorkPart = z.infer<typeof workPart>;

/** Long work with progress and cancel. `keeps` says what remains after Cancel. */
export const work = z.object({
  id: z.string(),
  kind: z.enum([
    ...(['practice.up', 'practice.down', 'node.up', 'node.down', 'node.restart', 'node.remove'] as const),
    ...(['node.update', 'node.rollback', 'node.move', 'node.prune', 'node.resync'] as const),
    ...(['keys.make', 'validators.import', 'validators.exit', 'deposit.send', 'host.disk', 'host.upload'] as const),
  ]),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  startedAt: unixMs,
  endedAt: unixMs.nullable(),
  keeps: z.string(),
  parts: z.array(workPart),
  fault: fault.nullable(),
});
export type Work = z.infer<typeof work>;
export type WorkKind = Work['kind'];

export const workCalls = {
  /** All work of this run of the app, newest first. */
  'work.list': { input: nothing, output: z.array(work) },
  /** Asks running work to stop; it ends as `cancelled`. Unknown or ended ids change nothing. */
  'work.cancel': { input: z.object({ id: z.string() }), output: nothing },
} as const;
export const workEvents = { 'work.changed': work } as const;
