import { z } from 'zod';
import { clientId, role } from './node.ts';
import { nothing } from './scalars.ts';

/**
 * What there is for one part of the own node. `version`: the list of images names another; `digest`: the same name holds another image at
 * its registry; `none`: nothing newer; `unasked`: nothing newer in the list, and the registry does not answer.
 */
const nodeUpdate = z.object({
  role,
  client: clientId,
  kind: z.enum(['version', 'digest', 'none', 'unasked']),
  from: z.string(),
  /** Null where there is nothing to take. */
  to: z.string().nullable(),
  notes: z.string().nullable(),
  /** Forks that this version is the first to know. */
  requiredBy: z.array(z.string()),
  /** Whether its image is on this machine already. */
  present: z.boolean(),
  /** Whether the present version can read what the newer one will have written; `unknown` where the list of images does not tell. */
  back: z.enum(['possible', 'impossible', 'unknown']),
});
const goneBack = z.object({ role, client: clientId, from: z.string(), to: z.string() });
export const nodeUpdates = z.object({
  rows: z.array(nodeUpdate),
  /** What a rollback would take; empty where there was no update. */
  back: z.array(goneBack),
  /** Why it would be refused. */
  backRefused: z.string().nullable(),
  /** What would be risked by it and is to be agreed to; null where nothing is, or it is refused. */
  backRisk: z.string().nullable(),
  /** What a copy of the node's data would take; null where it was not measured. */
  dataBytes: z.number().nullable(),
});
export type NodeUpdates = z.infer<typeof nodeUpdates>;
const begun = z.object({ workId: z.string() });

export const nodeUpdateCalls = {
  /** Asks the registries of the images. `measure` also walks the node's data, which takes minutes with a whole chain. Errors: `node.noChoice`. */
  'node.updates': { input: z.object({ measure: z.boolean() }), output: nodeUpdates },
  /**
   * Takes everything newer, as work `node.update`: all images while the old ones run, then one container after the other. Cut off before
   * that it has changed nothing, after it goes on with the next update or start.
   */
  'node.update': { input: nothing, output: begun },
  /**
   * Back to what ran before the last update, as work `node.rollback`; asked again it finishes one that was cut off. `riskResync` agrees to
   * `backRisk`. Errors: `node.noRollback`, `node.databaseChanged`, `node.databaseUnknown`.
   */
  'node.rollback': { input: z.object({ riskResync: z.boolean() }), output: begun },
  /** Lets go of what was recorded of an image: the next one that is pulled or used under this name is the one from then on. */
  'node.acceptImage': { input: z.object({ ref: z.string().min(1) }), output: nothing },
} as const;
