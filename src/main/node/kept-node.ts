import { z } from 'zod';
import { nodeChoice, takenCheckpoint } from '../../shared/node-life.ts';

/** `folder` null: where Docker keeps its own. */
const oldVolume = z.object({ name: z.string(), folder: z.string().nullable() });
const port = z.number().int();
/** `node.json`: the node of this data folder on a public network, as it was last asked for; null before the first. */
export const keptNode = z.object({
  node: z
    .object({
      instance: z.string(),
      choice: nodeChoice,
      /** On 127.0.0.1, taken once: another port would be another plan. */
      hostPorts: z.object({ rpc: port, rest: port, keymanager: port }),
      /** Where data lay before it was moved: it stays until the person lets it go. */
      old: z.array(oldVolume).default([]),
      checkpoint: takenCheckpoint.nullable(),
      /** Whether the beacon node was ever started from there: after that no other checkpoint is sought. */
      hasBegun: z.boolean(),
    })
    .nullable(),
});
export type KeptNode = z.infer<typeof keptNode>;
export const noNode: KeptNode = { node: null };
