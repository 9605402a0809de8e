import { z } from 'zod';
import { nothing, unixMs } from './scalars.ts';
import { clientTitles } from './strings/clients.ts';

/** `builder`: MEV-Boost, which asks relays for blocks that others build. */
export const role = z.enum(['execution', 'beacon', 'validator', 'builder']);
export type Role = z.infer<typeof role>;
/** `own` is the person's node; `rest` is the other node of a practice network. */
export const side = z.enum(['own', 'rest']);
export type Side = z.infer<typeof side>;
export const clientId = z.enum(Object.keys(clientTitles) as [keyof typeof clientTitles, ...(keyof typeof clientTitles)[]]);
export type ClientId = z.infer<typeof clientId>;
/** Which flags a consensus client knows; newer images of one client move from line to line. */
export const consensusLine = z.enum(['lodestar-1.5', 'lodestar-1.46', 'prysm-7', 'lighthouse-8', 'teku-26', 'nimbus-26', 'grandine-2']);
export type ConsensusLine = z.infer<typeof consensusLine>;

/** A container to be: everything Docker is told, as data. Applied twice it changes nothing. */
export const containerPlan = z.object({
  name: z.string(),
  side,
  role,
  client: clientId,
  image: z.string(),
  entrypoint: z.array(z.string()).nullable(),
  args: z.array(z.string()),
  env: z.record(z.string(), z.string()),
  user: z.string().nullable(),
  /** Named volume mounted at this path. Its data lies in `folder` of this machine, or where Docker keeps its own. */
  volume: z.object({ name: z.string(), path: z.string(), folder: z.string().optional() }),
  /**
   * Files laid into the container before it starts. `source` is a path on this machine; where no file holds the content, `text`
   * is the content and `source` is empty. `uid` null is the user that the image runs as.
   */
  files: z.array(
    z.object({
      path: z.string(),
      source: z.string(),
      text: z.string().optional(),
      mode: z.number().int(),
      uid: z.number().int().nullable(),
    }),
  ),
  /** Published on 127.0.0.1 only: container port to the host port. */
  ports: z.array(z.object({ use: z.enum(['rpc', 'rest', 'keymanager']), container: z.number().int(), host: z.number().int() })),
  /** Published to the world under the same number: what other nodes of the network reach. Nothing else is. */
  p2p: z.array(z.object({ port: z.number().int(), protocol: z.enum(['tcp', 'udp']) })),
  /**
   * What is run once on a fresh volume before the first start, such as making a wallet: the same image, files and volume. A failure whose
   * output `alreadyDone` (a regular expression) knows is none.
   */
  firstBoot: z.array(z.object({ name: z.string(), args: z.array(z.string()), alreadyDone: z.string() })),
  ip: z.string().nullable(),
  /** Whether it calls this machine by the name `host.docker.internal`, to reach what runs here and not in its network. */
  reachesMachine: z.boolean().optional(),
  stopSignal: z.string(),
  stopGraceSeconds: z.number().int(),
  labels: z.record(z.string(), z.string()),
});
export type ContainerPlan = z.infer<typeof containerPlan>;

/** A container as it is now. `why` is a sentence when it is not running by itself. */
export const nodeContainer = z.object({
  id: z.string(),
  name: z.string(),
  side,
  role,
  client: clientId,
  clientName: z.string(),
  image: z.string(),
  state: z.enum(['created', 'running', 'paused', 'restarting', 'exited', 'dead']),
  startedAt: unixMs.nullable(),
  exitCode: z.number().int().nullable(),
  why: z.string().nullable(),
  ports: z.array(z.object({ use: z.enum(['rpc', 'rest', 'keymanager']), host: z.number().int() })),
});
export type NodeContainer = z.infer<typeof nodeContainer>;

export const logLine = z.object({ at: unixMs.nullable(), text: z.string() });
export type LogLine = z.infer<typeof logLine>;

export const nodeCalls = {
  /** Every container of this data folder, rediscovered from labels; own side first. */
  'node.list': { input: nothing, output: z.array(nodeContainer) },
  'node.logs': { input: z.object({ name: z.string(), tail: z.number().int().positive().max(100_000) }), output: z.array(logLine) },
  /** Sends `node.log` events for one container until unfollowed or it ends. */
  'node.follow': { input: z.object({ name: z.string() }), output: nothing },
  'node.unfollow': { input: z.object({ name: z.string() }), output: nothing },
  'node.start': { input: z.object({ name: z.string() }), output: nothing },
  /** Stops with the client's own grace; never kills unasked. */
  'node.stop': { input: z.object({ name: z.string() }), output: nothing },
} as const;
export const nodeEvents = {
  'node.changed': z.array(nodeContainer),
  'node.log': z.object({ name: z.string(), lines: z.array(logLine) }),
} as const;
