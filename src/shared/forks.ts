import { z } from 'zod';

const forkAhead = z.object({
  /** Such as `Glamsterdam`; where only a time is known, words for that. */
  fork: z.string(),
  /** Unix seconds. */
  at: z.number().int().nonnegative(),
});
/**
 * Whether the own node knows the next change of the chain's rules. `none`: neither layer knows of one. `notReady`: the named part does not
 * know a fork that the other knows, be it ahead or already past. `unsure`: the execution client cannot be asked (it lacks `eth_config`).
 */
export const forkReadiness = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  forkAhead.extend({ state: z.literal('ready') }),
  forkAhead.extend({ state: z.literal('notReady'), lacks: z.enum(['execution', 'consensus']), version: z.string() }),
  forkAhead.extend({ state: z.literal('unsure'), version: z.string() }),
]);
export type ForkReadiness = z.infer<typeof forkReadiness>;
