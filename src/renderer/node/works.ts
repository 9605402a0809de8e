import type { WorkKind } from '../../shared/work.ts';

/** Work on the node on a public network. */
export const nodeWorks = [
  ...(['node.up', 'node.down', 'node.restart', 'node.remove'] as const),
  ...(['node.update', 'node.rollback', 'node.prune', 'node.resync', 'node.move'] as const),
] satisfies readonly WorkKind[];
