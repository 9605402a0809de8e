import { z } from 'zod';
import { unixMs } from '../../shared/scalars.ts';
import type { JsonStore } from '../platform/files/json-store.ts';

/** Work that changes the node; one at a time. */
export const nodeWorks = [
  ...(['node.up', 'node.down', 'node.restart', 'node.remove'] as const),
  ...(['node.update', 'node.rollback', 'node.prune', 'node.resync', 'node.move'] as const),
] as const;
export type NodeWork = (typeof nodeWorks)[number];

/**
 * `node-work.json`: work on the node that has not come to its end; null where the last one did. `pid` is the process that does it, null where
 * it failed; `ran`: whether the node ran before, and so shall run after.
 */
export const nodeDoing = z.object({
  doing: z.object({ kind: z.enum(nodeWorks), pid: z.number().int().nullable(), since: unixMs, ran: z.boolean() }).nullable(),
});
export type NodeDoing = z.infer<typeof nodeDoing>;
export const doingNothing: NodeDoing = { doing: null };

export type DoingDeps = {
  /** Opened at each look: another process of Hearth may write it. */
  readonly doing: () => JsonStore<NodeDoing>;
  readonly pid: number;
  /** Whether the process that had this number at a moment is surely gone. */
  readonly isGoneSince: (pid: number, since: number) => Promise<boolean>;
};

/** What another process does to the node now; null where none does. */
export async function doneElsewhere({ doing, pid, isGoneSince }: DoingDeps): Promise<NodeWork | null> {
  const known = doing().get().doing;
  if (known === null || known.pid === null || known.pid === pid) return null;
  return (await isGoneSince(known.pid, known.since)) ? null : known.kind;
}

/** Whether work that was cut off left a node down that ran before. */
export const wasCutOff = ({ doing }: Pick<DoingDeps, 'doing'>): boolean => doing().get().doing?.ran === true;

/** Does it, and leaves word of it until it has come to its end. */
export async function noted(
  { doing, pid }: DoingDeps,
  { kind, since, ran }: { readonly kind: NodeWork; readonly since: number; readonly ran: boolean },
  run: () => Promise<void>,
): Promise<void> {
  const store = doing();
  await store.set({ doing: { kind, pid, since, ran } });
  try {
    await run();
  } catch (error) {
    await store.set({ doing: { kind, pid: null, since, ran } }).catch(() => undefined);
    throw error;
  }
  await store.set(doingNothing);
}
