import { exportFaults } from './compose-export.ts';
import type { FaultParams, Sentence } from './fault-params.ts';
import { nodeCopyFaults } from './node-copy.ts';
import { nodeMoveFaults } from './node-move.ts';
import { nodeUpdateFaults } from './node-update.ts';
import { nodeUpkeepFaults } from './node-upkeep.ts';

const untouched = 'Nothing was changed. Keys and coins are not touched.';

/** Faults of the life of a node on a public network. */
export const nodeLifeFaults = {
  ...exportFaults,
  ...nodeUpdateFaults,
  ...nodeUpkeepFaults,
  ...nodeMoveFaults,
  ...nodeCopyFaults,
  'node.noChoice': () => ({
    message: 'No node on a public network was chosen yet.',
    coins: untouched,
    hint: 'Choose a network and a pair of clients, and look at the plan.',
    command: 'hearth node plan --network hoodi',
  }),
  'node.busyElsewhere': (p) => ({
    message: `${p.what ?? 'The node is being changed.'} Another window or terminal of Hearth does this; it began ${p.found ?? 'a moment'} ago.`,
    coins: untouched,
    hint: 'Let it end, or cancel it there, then do this again. If that Hearth has ended, this is noticed by itself.',
    command: 'hearth node status',
  }),
  'node.planStops': (p) => ({
    message: `The node cannot be started like this: ${p.found ?? 'its plan has something that stops it'}`,
    coins: untouched,
    hint: 'Change the choice and look at the plan again.',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

/** Lines of a plan and of the work that follows it. */
export const nodePlanWords = {
  secrets: 'Make the secrets that the clients share',
  network: 'Make a private network for the containers',
  checkpoint: 'Agree on the finalized block to begin from',
  start: {
    execution: 'Start the execution client',
    beacon: 'Start the beacon node',
    validator: 'Start the validator client',
    builder: 'Start MEV-Boost',
  },
  firstStep: (client: string, step: string) => `${client}, once before its first start: ${step}`,
  answers: 'Wait until the beacon node answers',
  drop: (was: string) => `Stop ${was} and throw its chain away`,
  retire: 'Stop and remove containers that this choice no longer has',
  spare: 'Remove a copy of data that nobody goes back to',
  stop: (role: string) =>
    `Stop ${role === 'builder' ? 'MEV-Boost' : role === 'beacon' ? 'the beacon node' : `the ${role} client`}; it is given the time it needs`,
  remove: 'Remove what was listed',
  keepsOnUp: 'What is fetched, made and started stays; starting again goes on from there.',
  keepsOnDown: 'What has stopped stays stopped; the rest runs on.',
  keepsOnRemove: 'What is removed stays removed; removing again finishes the rest.',
  secret: {
    jwt: 'Secret that execution and consensus client share',
    walletPassword: 'Password of the wallet that holds keys',
    keymanagerToken: 'Token for the API that takes keys',
  },
  time: (fromMbit: number, toMbit: number) =>
    `Reckoned, not measured: what these clients keep after their sync, fetched at ${fromMbit} to ${toMbit} Mbit/s (EIP-7870 asks for ${fromMbit}). A slow disk takes longer than the line.`,
  /** Stands in the arguments of a plan until providers have agreed. */
  foundAtStart: 'https://found-at-the-first-start.invalid',
} as const;

/** What a plan says against itself. */
export const nodeFindings = {
  notOnNetwork: (client: string, network: string) => `${client} does not run ${network}.`,
  noImage: (client: string) => `Hearth knows no image of ${client} for public networks.`,
  layer: (client: string, layer: 'execution' | 'consensus') => `${client} is no ${layer} client.`,
  notUrl: (url: string) => `“${url}” is no address.`,
  engine: 'A beacon node here needs the engine API of the execution client elsewhere: its address, and the file with its secret (jwt).',
  remoteEngine:
    'The execution client elsewhere must let this machine’s containers in: its engine API listens on more than 127.0.0.1, and nobody else reaches it.',
  beaconHasExecution: 'A beacon node elsewhere has its execution client there: name that one by its address too.',
  nothingRuns: 'With the beacon node elsewhere and no validator client, nothing is left to run here.',
  oneProcess: (client: string) => `${client} is one process and signs for no beacon node but its own. Choose another client.`,
  unknownRelay: (relay: string, network: string, known: string) =>
    `No relay named “${relay}” is known for ${network}. ${known === '' ? 'None is.' : `Known are: ${known}.`}`,
  relaysElsewhere: 'MEV-Boost belongs beside the beacon node, which runs elsewhere: leave the relays out here and set them up there.',
  relaysAlone: 'Relays are left out: without a validator client no blocks are proposed.',
  relays: (names: string) =>
    `Builders make your blocks, through ${names}. These learn which validators are yours and your internet address, and a relay that fails can cost you a block.`,
  ownBuilders:
    'Relays are left out: the rules that the network runs by now have builders in the protocol itself, and MEV-Boost has no part in them.',
  needsCheckpoint: (client: string, network: string) =>
    `${client} cannot begin ${network} at its genesis. Take a checkpoint from providers or from a beacon node of your own.`,
  noFeeRecipient:
    'With a validator client the fees of your blocks need an address: name a fee recipient, or leave the validator client out.',
  feeRecipient: (why: string) => `The fee recipient cannot be taken: ${why}`,
  samePort: (port: number) => `Port ${port} is asked for twice. Give each use its own.`,
  otherNetwork: (network: string) =>
    `This data folder has a node on ${network} already. Remove that one first: there is one node on public networks per data folder.`,
  switched: (name: string, was: string, wanted: string, size: string | null) =>
    `${wanted} takes the place of ${was}. The chain that ${was} has on disk goes for good: all of ${name}${size === null ? '' : `, ${size}`}. ${wanted} syncs from the beginning. Keys and the record of what they signed stay.`,
  otherData: (name: string, was: string, wanted: string) =>
    `The data ${name} was made by ${was}, and ${wanted} cannot use it. Go on with ${was}, or remove that data: where it holds keys, only if they will never sign again or their record of what they signed was exported.`,
  foreign: (name: string) =>
    `A container named ${name} exists that this Hearth did not make. It is never touched: rename or remove it yourself.`,
  disk: (needed: string, free: string) =>
    `The disk has ${free} free and this node takes about ${needed} after its sync. It will fill up before it is done.`,
  memory: (needed: string, has: string) =>
    `These clients want about ${needed} of memory and this machine has ${has}. They may be ended by the system.`,
  closed: (network: string) => `The validators of ${network} are a closed set, so this node runs without a validator client.`,
} as const;

/** What goes and what stays when a node is removed. */
export const nodeRemoval = {
  container: (name: string) => `Container ${name}`,
  volume: (name: string) => `Data ${name}: the chain, which can be fetched again`,
  copyVolume: (name: string) => `Data ${name}: a copy of the chain from before the last update, which its way back needs`,
  emptyVolume: (name: string) => `Data ${name}: empty, as MEV-Boost keeps nothing`,
  keyVolume: (name: string) =>
    `Data ${name}: keys given to the validator client, and the record of what they signed, which cannot be had again`,
  network: (name: string) => `Docker network ${name}`,
  secrets: (path: string) => `Secrets of the clients in ${path}`,
  images: 'Images: other nodes may use them',
  keys: 'Keys and their files in this data folder: a node holds copies only',
} as const;

/** What to do next with a node on a public network. */
/** What is being done to a node. */
export const nodeDoing = {
  now: {
    'node.up': 'The node is starting.',
    'node.restart': 'The node is being restarted.',
    'node.down': 'The node is being stopped.',
    'node.remove': 'The node is being removed.',
    'node.update': 'The node is being updated.',
    'node.rollback': 'The node is going back to its earlier versions.',
    'node.prune': 'A client lets go of old data. What ran before starts again after that.',
    'node.resync': 'A client begins its sync anew. What ran before starts again after that.',
    'node.move': 'The data are being copied to another place. The node starts from there after that.',
  },
  elsewhere: (what: string) => `${what} Another window or terminal of Hearth does this; let it end.`,
} as const;

export const nodeNext = {
  choose: 'Choose a network and a pair of clients.',
  up: 'Start the node again; what is done is kept.',
  wait: 'The node is starting.',
  look: 'A container does not run. Look at its log, then start the node again.',
  stop: 'The node is on another chain than the checkpoint that its witnesses agreed on. Stop it, and do not sign with it.',
  nothing: 'The node runs.',
} as const;
