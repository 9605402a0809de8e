import { z } from 'zod';
import { nothing } from './scalars.ts';

const forkAhead = z.object({
  /** Such as `Glamsterdam`; where only a time is known, words for that. */
  fork: z.string(),
  /** Unix seconds. */
  at: z.number().int().nonnegative(),
});
const forkPart = z.enum(['execution', 'consensus', 'validator']);
/**
 * Whether the own node knows the next change of the chain's rules. `none`: neither layer knows of one. `notReady`: the named part does not
 * know a fork that the other knows, be it ahead or already past, or is a validator client that is too old for it; `needs` is the lowest
 * version that knows it, null where none is known here. `unsure`: the execution client cannot say (it lacks `eth_config`). `unseen`: the
 * node cannot be asked; `why` completes “could not look, because …”.
 */
export const forkReadiness = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  forkAhead.extend({ state: z.literal('ready') }),
  forkAhead.extend({ state: z.literal('notReady'), lacks: forkPart, version: z.string(), needs: z.string().nullable() }),
  forkAhead.extend({ state: z.literal('unsure'), version: z.string() }),
  z.object({ state: z.literal('unseen'), why: z.string() }),
]);
export type ForkReadiness = z.infer<typeof forkReadiness>;

export const forkCalls = {
  /** Asks both layers of the node on a public network. Errors: `node.noChoice`, `docker.*`. */
  'node.forks': { input: nothing, output: forkReadiness },
} as const;
