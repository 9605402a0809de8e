import { z } from 'zod';
import { clientId, role } from './node.ts';

/** Parts of a node that hold a chain. */
const part = z.object({ role: role.extract(['execution', 'beacon']) });
const begun = z.object({ workId: z.string() });

/** Everything that `node.prune` or `node.resync` would do to a part, before anything is done. */
export const nodeUpkeep = z.object({
  ...part.shape,
  what: z.enum(['prune', 'resync']),
  client: clientId,
  /** Why there is nothing to do; null where it can be done. */
  idle: z.string().nullable(),
  /** Sentences. */
  goes: z.array(z.string()),
  stays: z.array(z.string()),
  /** What the part's data takes now; null where it could not be measured. */
  dataBytes: z.number().nullable(),
  /** `source` says how this was reckoned. */
  time: z.object({ fromSeconds: z.number(), toSeconds: z.number(), source: z.string() }),
  /** What validators do meanwhile. */
  duties: z.string(),
  /** In order; ids are those of the parts of the work. */
  steps: z.array(z.object({ id: z.string(), what: z.string() })),
});
export type NodeUpkeep = z.infer<typeof nodeUpkeep>;

export const nodeUpkeepCalls = {
  /** Changes nothing; measuring takes a while. Errors: `node.noChoice`, `node.notHere`, `node.planStops`, `docker.*`. */
  'node.upkeep': { input: nodeUpkeep.pick({ what: true, role: true }), output: nodeUpkeep },
  /**
   * Sheds old data of one part, as work `node.prune`: stopped, pruned on its own data, started again where the node runs. Cut off
   * anywhere, it is asked for again. Errors: as above, `node.nothingToPrune`.
   */
  'node.prune': { input: part, output: begun },
  /** Throws the chain of one part away and begins it anew, as work `node.resync`. Keys and what they signed stay. Errors: as above. */
  'node.resync': { input: part, output: begun },
} as const;
