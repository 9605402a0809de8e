import { z } from 'zod';
import { finding } from './node-life.ts';
import { nothing } from './scalars.ts';

/** A folder of this machine; null is where Docker keeps its own. */
const place = z.object({ folder: z.string().min(1).nullable() });

/** What moving the data of the own node would do. Sizes in bytes, null where they cannot be seen; places null where Docker is elsewhere. */
export const movePlan = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  bytes: z.number().nullable(),
  freeBytes: z.number().nullable(),
  findings: z.array(finding),
});
export type MovePlan = z.infer<typeof movePlan>;

/** Data that was moved away from: it stays until it is let go. `where` null: Docker's own store. */
export const oldData = z.object({
  volumes: z.array(z.object({ name: z.string(), where: z.string().nullable() })),
  /** False until the node runs from its new place. */
  mayGo: z.boolean(),
});
export type OldData = z.infer<typeof oldData>;

export const nodeMoveCalls = {
  /** Changes nothing. Errors: `node.noChoice`. */
  'node.movePlan': { input: place, output: movePlan },
  /** Stops the node, copies, compares, and starts it from the new place, as work `node.move`. Errors: `node.noChoice`, `node.planStops`. */
  'node.move': { input: place, output: z.object({ workId: z.string() }) },
  'node.oldData': { input: nothing, output: oldData },
  /** Removes what the node was moved away from, for good. Errors: `node.oldDataNeeded`, `docker.*`, `file.write`. */
  'node.removeOldData': { input: nothing, output: nothing },
} as const;
