import type { Work, WorkKind } from '../../shared/work.ts';

/** Work on the node on a public network. */
export const nodeWorks = [
  ...(['node.up', 'node.down', 'node.restart', 'node.remove'] as const),
  ...(['node.update', 'node.rollback', 'node.prune', 'node.resync', 'node.move'] as const),
] satisfies readonly WorkKind[];
export type NodeWorkKind = (typeof nodeWorks)[number];

/** What is being done to that node now. */
export const doneNow = (work: Work | null): NodeWorkKind | null =>
  work?.state === 'running' ? (nodeWorks.find((kind) => kind === work.kind) ?? null) : null;
