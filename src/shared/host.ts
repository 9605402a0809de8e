import { z } from 'zod';
import { fault } from './fault.ts';
import { networkName } from './networks.ts';

export const verdict = z.enum(['fine', 'watch', 'stops', 'unknown']);
export type Verdict = z.infer<typeof verdict>;

/** One finding about this machine: what was found, what is needed, why it matters, what to do. */
export const hostCheck = z.object({
  id: z.string(),
  title: z.string(),
  verdict,
  found: z.string(),
  needed: z.string(),
  why: z.string(),
  todo: z.string().nullable(),
  command: z.string().nullable(),
});
export type HostCheck = z.infer<typeof hostCheck>;

/** The Docker daemon as the app sees it: its version and address, or why it cannot be used. */
export const dockerState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), version: z.string(), apiVersion: z.string(), address: z.string(), os: z.string() }),
  z.object({ state: z.literal('unusable'), fault }),
]);
export type DockerState = z.infer<typeof dockerState>;

export const hostCalls = {
  /** Runs every check in parallel for the given network; a check that cannot look says `unknown`. Worst first. */
  'host.check': { input: z.object({ network: networkName }), output: z.array(hostCheck) },
  'host.docker': { input: z.object({}), output: dockerState },
} as const;
export const hostEvents = { 'host.docker': dockerState } as const;
