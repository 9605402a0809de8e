import { z } from 'zod';
import { clientId, role } from './node.ts';
import { finding } from './node-life.ts';
import { nothing, unixMs } from './scalars.ts';

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
/** `copiedAt`: when the copy of its data was made that it goes back to; null where it takes the data as they are. */
const goneBack = z.object({ role, client: clientId, from: z.string(), to: z.string(), copiedAt: unixMs.nullable() });
export const nodeUpdates = z.object({
  rows: z.array(nodeUpdate),
  /** What a rollback would take; empty where there was no update. */
  back: z.array(goneBack),
  /** Why it would be refused. */
  backRefused: z.string().nullable(),
  /** What would be risked by it and is to be agreed to; null where nothing is, or it is refused. */
  backRisk: z.string().nullable(),
});
export type NodeUpdates = z.infer<typeof nodeUpdates>;
/** Copies of chain data over an update, never of what holds keys. Sizes in bytes, null where they cannot be seen. */
export const dataCopies = z.object({
  /** What a copy would take; null where there is nothing to copy. */
  next: z
    .object({
      clients: z.array(clientId),
      bytes: z.number().nullable(),
      /** Free on that disk once older copies are gone. */
      freeBytes: z.number().nullable(),
      time: z.object({ fromSeconds: z.number(), toSeconds: z.number(), source: z.string() }).nullable(),
      findings: z.array(finding),
    })
    .nullable(),
  /** Copies that are there. `where` null: Docker's own store. */
  kept: z.array(z.object({ client: clientId, volume: z.string(), where: z.string().nullable(), bytes: z.number().nullable() })),
  /** Null where no rollback goes back to them. */
  copiedAt: unixMs.nullable(),
});
export type DataCopies = z.infer<typeof dataCopies>;
const begun = z.object({ workId: z.string() });

export const nodeUpdateCalls = {
  /** Asks the registries of the images. Errors: `node.noChoice`. */
  'node.updates': { input: nothing, output: nodeUpdates },
  /** What is kept, and what a copy for an update of these roles would take. Measures, which takes minutes with a whole chain. Errors: `node.noChoice`. */
  'node.dataCopies': { input: z.object({ roles: z.array(role) }), output: dataCopies },
  /** Removes what is kept, for good: from then on a rollback takes the data as they are. Errors: `docker.*`, `file.write`. */
  'node.removeDataCopies': { input: nothing, output: nothing },
  /**
   * Takes everything newer, as work `node.update`: all images while the old ones run, then one container after the other. Cut off before
   * that it has changed nothing, after it goes on with the next update or start. `keepCopy` stops parts before they are replaced and
   * copies their chain data: a rollback goes back to that, whatever the newer version does. Errors: `node.copyTooLarge`,
   * `node.copyDiffers` and `node.copyFull` end the work.
   */
  'node.update': { input: z.object({ keepCopy: z.boolean() }), output: begun },
  /**
   * Back to what ran before the last update, as work `node.rollback`; asked again it finishes one that was cut off. `riskResync` agrees to
   * `backRisk`. Errors: `node.noRollback`, `node.databaseChanged`, and without
   * `riskResync` `node.databaseUnknown`, `node.recordUnknown`.
   */
  'node.rollback': { input: z.object({ riskResync: z.boolean() }), output: begun },
  /** Lets go of what was recorded of an image: the next one that is pulled or used under this name is the one from then on. */
  'node.acceptImage': { input: z.object({ ref: z.string().min(1) }), output: nothing },
} as const;
