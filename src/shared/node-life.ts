import { z } from 'zod';
import { networkName } from './networks.ts';
import { clientId, nodeContainer, role } from './node.ts';
import { address, hex32, nothing, unixMs } from './scalars.ts';

/** Public networks that a node runs on. */
export const nodeNetwork = networkName.exclude(['practice']);
export type NodeNetwork = z.infer<typeof nodeNetwork>;

const url = z.string().regex(/^https?:\/\/[^\s/]+\S*$/, 'an address that begins with http');
/** Ports below 1024 belong to the system. */
const port = z.number().int().min(1024).max(65_535);
const utf8Length = (text: string): number =>
  [...text].reduce((sum, character) => {
    const point = character.codePointAt(0) ?? 0;
    return sum + 1 + Number(point >= 0x80) + Number(point >= 0x800) + Number(point >= 0x1_00_00);
  }, 0);
/** Text in proposed blocks; the consensus layer holds 32 bytes for it. */
export const graffiti = z.string().refine((text) => utf8Length(text) <= 32, '32 bytes at most');

/** What a person chose of a node on a public network: everything else follows from it. Kept in `node.json`. */
export const nodeChoice = z.object({
  network: nodeNetwork,
  /**
   * `remote`: an execution client that runs elsewhere, by its two addresses; `jwtFile` holds the secret that its engine API wants. Both
   * are null where the beacon node runs elsewhere too, which alone speaks to that API.
   */
  execution: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), client: clientId }),
    z.object({ kind: z.literal('remote'), rpcUrl: url, engineUrl: url.nullable(), jwtFile: z.string().min(1).nullable() }),
  ]),
  /** `remote`: a beacon node that runs elsewhere; `validatorClient` is who signs for it here. */
  consensus: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('run'), client: clientId }),
    z.object({ kind: z.literal('remote'), url, validatorClient: clientId }),
  ]),
  /** Taken as false on a network whose validators are a closed set. */
  withValidator: z.boolean(),
  /** Who gets the fees of proposed blocks; needed with a validator client. */
  feeRecipient: address.nullable(),
  graffiti,
  /** Where the finalized state comes from: providers that agree, a beacon node of one's own, or nowhere (from genesis). */
  checkpoint: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('providers') }),
    z.object({ kind: z.literal('url'), url }),
    z.object({ kind: z.literal('genesis') }),
  ]),
  /** Ports that other nodes of the network reach. */
  p2p: z.object({ execution: port, consensus: port, quic: port }),
  /** Folder of this machine that the node's data lies in; null is where Docker keeps its own. */
  dataFolder: z.string().min(1).nullable().default(null),
  /** Names of relays of the network for MEV-Boost; none is off. */
  mevRelays: z.array(z.string()),
});
export type NodeChoice = z.infer<typeof nodeChoice>;
/** The ports that these networks are known by. */
export const usualP2p = { execution: 30_303, consensus: 9_000, quic: 9_001 } as const satisfies NodeChoice['p2p'];

const standsWith = z.enum(['third', 'twoThirds']).nullable();
/** How much of mainnet runs a client, and what a fault in it would do to the chain. `date`: the day it was published. */
const clientShare = z.object({
  client: clientId,
  percent: z.number(),
  of: z.enum(['validators', 'nodes']),
  date: z.string(),
  source: z.string(),
  url: z.string(),
  standsWith,
});
const nodePair = z.object({
  execution: clientId,
  consensus: clientId,
  /** After the sync; the disk grows from there. */
  needs: z.object({ diskBytes: z.number(), memoryBytes: z.number() }),
  /** Sentences; empty where nothing speaks against the pair. */
  warnings: z.array(z.string()),
});
/** Pairs of clients for a network, in an order by chance that stays for a data folder. */
export const nodePairs = z.object({
  network: nodeNetwork,
  title: z.string(),
  validators: z.enum(['open', 'closed']),
  pairs: z.array(nodePair),
  shares: z.array(clientShare),
});
export type NodePairs = z.infer<typeof nodePairs>;

const publishedPort = z.object({ port: z.number().int(), protocol: z.enum(['tcp', 'udp']), role });
const localPort = z.object({ use: z.enum(['rpc', 'rest', 'keymanager']), port: z.number().int(), role });
const witness = z.object({ operator: z.string(), url: z.string() });
/** Something that a person should know before; `stops`: nothing begins while it is so. */
export const finding = z.object({ level: z.enum(['stops', 'watch']), text: z.string() });

/** Everything that `node.up` would do with a choice, before anything is done. Sizes in bytes. */
export const nodePlan = z.object({
  /** As it is taken. */
  choice: nodeChoice,
  /** Id of the node; containers, volumes, network and folder are named after it. */
  instance: z.string(),
  /** `bytes` of images that are here; `digest` is what is recorded and enforced, else what is here; null where not known. */
  images: z.array(
    z.object({
      ref: z.string(),
      clients: z.array(clientId),
      present: z.boolean(),
      bytes: z.number().nullable(),
      digest: z.string().nullable(),
    }),
  ),
  /** `asked`: who will be asked before the beacon node's first start; `kept`: it began from there already. */
  checkpoint: z.object({ kind: z.enum(['asked', 'kept', 'genesis', 'none']), from: z.array(witness) }),
  /** Files with secrets that are made once; what stands there is never made anew. */
  secrets: z.array(z.object({ what: z.string(), file: z.string(), made: z.boolean() })),
  volumes: z.array(z.object({ name: z.string(), role, exists: z.boolean() })),
  containers: z.array(
    z.object({
      name: z.string(),
      role,
      client: clientId,
      clientName: z.string(),
      image: z.string(),
      /** Null is the image's own user. */
      user: z.string().nullable(),
      args: z.array(z.string()),
      /** Steps that are run once before its first start. */
      firstSteps: z.array(z.string()),
    }),
  ),
  /** To the world: nothing else is. */
  published: z.array(publishedPort),
  /** On 127.0.0.1. */
  local: z.array(localPort),
  /** What the node takes after its sync against what is free where its data lie, or are to lie; null where that cannot be looked at. */
  disk: z.object({ neededBytes: z.number(), freeBytes: z.number().nullable(), where: z.string().nullable() }),
  memory: z.object({ neededBytes: z.number(), machineBytes: z.number() }),
  /** Until it is in sync. `source` says how this was reckoned. */
  time: z.object({ fromSeconds: z.number(), toSeconds: z.number(), source: z.string() }),
  findings: z.array(finding),
  /** Clients that give way to others, whose chain goes for good. */
  drops: z.array(clientId),
  /** In order; ids are those of the parts of the work that `node.up` starts. */
  steps: z.array(z.object({ id: z.string(), what: z.string(), done: z.boolean() })),
});
export type NodePlan = z.infer<typeof nodePlan>;

/** The finalized block that the node began from, and whether its own chain has it. `differs` is to be shown loudly. */
export const takenCheckpoint = z.object({
  url: z.string(),
  epoch: z.number().int(),
  slot: z.number().int(),
  root: hex32,
  agreed: z.array(witness),
  passedOver: z.array(witness.extend({ why: z.string() })),
  trust: z.enum(['independent', 'ownAlone']),
  takenAt: unixMs,
  confirmation: z.discriminatedUnion('state', [
    z.object({ state: z.literal('notYet') }),
    z.object({ state: z.literal('agreed'), slot: z.number().int(), root: hex32 }),
    z.object({ state: z.literal('differs'), slot: z.number().int(), expected: hex32, found: hex32 }),
  ]),
});
export type TakenCheckpoint = z.infer<typeof takenCheckpoint>;

/** The node of this data folder on a public network, as it is now. */
export const nodeStack = z.object({
  /** Null: nothing was ever started. */
  choice: nodeChoice.nullable(),
  instance: z.string().nullable(),
  containers: z.array(nodeContainer),
  /** What each client says of itself; null where it does not answer. */
  versions: z.array(z.object({ role, client: clientId, says: z.string().nullable() })),
  checkpoint: takenCheckpoint.nullable(),
  /** What to do next, and the sentence for it. */
  next: z.object({ kind: z.enum(['choose', 'up', 'wait', 'look', 'stop', 'nothing']), text: z.string() }),
});
export type NodeStack = z.infer<typeof nodeStack>;

/** Null takes the choice that is kept. Errors there: `node.noChoice`. */
const request = z.object({ choice: nodeChoice.nullable() });
const begun = z.object({ workId: z.string() });
/** `keepData` keeps volumes and secrets; `keysToo` lets go of the volume that holds keys and the record of what they signed. */
const removal = z.object({ keepData: z.boolean(), keysToo: z.boolean() });
export const removalPlan = z.object({ goes: z.array(z.string()), stays: z.array(z.string()) });
export type RemovalPlan = z.infer<typeof removalPlan>;

export const nodeLifeCalls = {
  'node.pairs': { input: z.object({ network: nodeNetwork }), output: nodePairs },
  /** What `node.up` would do. Changes nothing, asks nobody outside this machine. Errors: `node.noChoice`. */
  'node.preview': { input: request, output: nodePlan },
  /** Makes it so, as work `node.up` with the plan's steps. From wherever it stands: done steps are done. */
  'node.up': { input: request, output: begun },
  /** Stops every container with its own grace, validator client first, as work `node.down`. Everything stays. */
  'node.down': { input: nothing, output: begun },
  /** Both, as work `node.restart`. */
  'node.restart': { input: nothing, output: begun },
  'node.stack': { input: nothing, output: nodeStack },
  /** What `node.remove` would remove and leave. */
  'node.removal': { input: removal, output: removalPlan },
  /** Stops and removes the node, as work `node.remove`. */
  'node.remove': { input: removal, output: begun },
} as const;
