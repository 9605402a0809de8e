import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import { unixMs } from '../../shared/scalars.ts';
import { nodeDoing } from '../../shared/strings/node-life.ts';
import { duration } from '../../shared/strings/time.ts';
import type { Clock } from '../platform/clock.ts';
import type { Turns } from '../platform/files/turns.ts';
import type { ProcessId } from '../platform/process-gone.ts';

/** Work that changes the node; one at a time, whichever process of Hearth does it. */
export const nodeWorks = [
  ...(['node.up', 'node.down', 'node.restart', 'node.remove'] as const),
  ...(['node.update', 'node.rollback', 'node.prune', 'node.resync', 'node.move'] as const),
] as const;
export type NodeWork = (typeof nodeWorks)[number];

/**
 * `node-work/`: work on the node that has not come to its end. `by`: the process that does it, null where it failed; `ran`: whether the node
 * ran before, and so shall run after.
 */
export const doing = z.object({
  kind: z.enum(nodeWorks),
  by: z.object({ pid: z.number().int(), start: z.string().nullable() }).nullable(),
  since: unixMs,
  ran: z.boolean(),
});
export type Doing = z.infer<typeof doing>;

export type DoingDeps = {
  readonly doing: Turns<Doing>;
  readonly self: () => Promise<ProcessId>;
  /** Whether a process that was there at that moment is surely gone. */
  readonly isGoneSince: (who: ProcessId, since: number) => Promise<boolean>;
  readonly clock: Pick<Clock, 'now'>;
};

/** What another process does to the node now; null where none does. */
export async function doneElsewhere({ doing, self, isGoneSince }: DoingDeps): Promise<(Doing & { readonly by: ProcessId }) | null> {
  const { value } = doing.last();
  if (value === null || value.by === null || value.by.pid === (await self()).pid) return null;
  return (await isGoneSince(value.by, value.since)) ? null : { ...value, by: value.by };
}

/** Errors: `node.busyElsewhere` while another process works on the node. */
export async function refuseElsewhere(deps: DoingDeps): Promise<void> {
  const other = await doneElsewhere(deps);
  if (other === null) return;
  const seconds = (deps.clock.now() - other.since) / 1_000;
  throw new AppError('node.busyElsewhere', {
    what: nodeDoing.now[other.kind],
    found: duration(seconds),
    details: `process ${other.by.pid}`,
  });
}

/** Whether work that was cut off left a node down that ran before. */
export const wasCutOff = ({ doing }: Pick<DoingDeps, 'doing'>): boolean => doing.last().value?.ran === true;

/**
 * Does it, where no other process works on the node, and leaves word of it until it has come to its end. `ran` is asked before it begins.
 * Errors: `node.busyElsewhere`, those of `run`.
 */
export async function noted(deps: DoingDeps, kind: NodeWork, ran: () => Promise<boolean>, run: () => Promise<void>): Promise<void> {
  const { turn } = deps.doing.last();
  await refuseElsewhere(deps);
  const mark = { kind, by: await deps.self(), since: deps.clock.now(), ran: await ran() };
  // Another process was quicker: it is at work now, or has been and has changed the node.
  if (!(await deps.doing.take(turn, mark))) return noted(deps, kind, ran, run);
  try {
    await run();
  } catch (error) {
    await deps.doing.set(turn + 1, { ...mark, by: null }).catch(() => undefined);
    throw error;
  }
  await deps.doing.set(turn + 1, null);
}
