import { z } from 'zod';
import { fault } from './fault.ts';
import { networkName } from './networks.ts';
import { clientId } from './node.ts';
import { nodeChoice } from './node-life.ts';
import { nothing, unixMs } from './scalars.ts';
import { uploadServer } from './upload-server.ts';
import { work } from './work.ts';

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
  /** When this check last changed its mind for this network, and what it said before; absent where it never did. */
  changed: z.object({ at: unixMs, from: verdict }).optional(),
});
export type HostCheck = z.infer<typeof hostCheck>;

/** The Docker daemon as the app sees it: its version and address, or why it cannot be used. */
export const dockerState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('ready'), version: z.string(), apiVersion: z.string(), address: z.string(), os: z.string() }),
  z.object({ state: z.literal('unusable'), fault }),
]);
export type DockerState = z.infer<typeof dockerState>;

/**
 * What the machine shall do. Without clients those of the node that is kept for the network count, and where there is none the leanest pair;
 * with one of two, the other runs elsewhere.
 */
export const hostChoice = z.object({
  network: networkName,
  execution: clientId.optional(),
  consensus: clientId.optional(),
  p2p: nodeChoice.shape.p2p.optional(),
  /** Validators of 32 ETH that shall run; absent: those of the own node, or one where none runs. */
  validators: z.number().int().min(0).max(100_000).optional(),
  /** Whether relays (MEV-Boost) are asked for blocks. */
  relays: z.boolean().optional(),
  /** Where the node's data are to lie; without one where Docker keeps its own. */
  dataFolder: z.string().min(1).optional(),
});
export type HostChoice = z.infer<typeof hostChoice>;

export const hostCalls = {
  /** Runs every check in parallel for the given network; a check that cannot look says `unknown`. Worst first. */
  'host.check': { input: hostChoice, output: z.array(hostCheck) },
  /** One check again, by its id. */
  'host.recheck': { input: hostChoice.extend({ id: z.string() }), output: hostCheck },
  /**
   * Measures the disk that the node's data lie on, or Hearth's own where Docker keeps them, as long work of the kind `host.disk`; what it
   * finds is judged by the check `disk-speed`.
   */
  'host.measureDisk': { input: hostChoice.pick({ network: true, dataFolder: true }), output: work },
  /**
   * Sends random bytes to this server as long work of the kind `host.upload`, never more than `uploadLimits`, and keeps how fast they went.
   * The server sees the person's IP address: call it on their word only.
   */
  'host.measureUpload': { input: z.object({ url: z.string().refine((text) => uploadServer(text) !== null) }), output: work },
  /** How fast the line sends, in Mbit/s, as the person says; null forgets it. */
  'host.setUpload': { input: z.object({ mbps: z.number().positive().max(100_000).nullable() }), output: nothing },
  'host.docker': { input: z.object({}), output: dockerState },
} as const;
export const hostEvents = { 'host.docker': dockerState } as const;
