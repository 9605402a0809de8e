import type { FaultParams, Sentence } from './fault-params.ts';

const untouched = 'Nothing was changed. Keys and coins are not touched.';
const parts = { execution: 'execution client', beacon: 'beacon node' } as const;
type Part = keyof typeof parts;

/** What a client lets go of when it is pruned. */
export const sheds = {
  blocksBeforeMerge: 'Blocks from before the merge of September 2022. No validator needs them; only a new sync brings them back.',
  stateLogs: 'Old logs of changes to the state, which only answer questions about the past.',
  oldStates: 'Old states and receipts, which only answer questions about the past.',
} as const;
export type Shed = keyof typeof sheds;

export const nodeUpkeepFaults = {
  'node.notHere': (p) => ({
    message: `No ${p.what ?? 'such part'} of this node runs here.`,
    coins: untouched,
    hint: 'Look at what the node runs. What runs elsewhere is looked after there.',
    command: 'hearth node status',
  }),
  'node.nothingToPrune': (p) => ({
    message: p.found ?? 'There is nothing to prune.',
    coins: untouched,
    hint: 'Where the disk is nearly full, a new sync frees what has piled up.',
    command: 'hearth node resync --part execution',
  }),
} as const satisfies Record<string, (p: FaultParams) => Sentence>;

/** The plan of pruning or of a new sync, and the work that follows it. */
export const upkeepWords = {
  parts,
  itself: (client: string) => `${client} sheds old data by itself while it runs.`,
  nothingThere: (client: string, network: string) => `${client} has no old data to let go of on ${network}.`,
  goes: (client: string, volume: string) => `The chain that ${client} has on disk: all of ${volume}`,
  goesFolders: (client: string, volume: string, folders: string) => `The chain that ${client} has on disk: ${folders} in ${volume}`,
  needed: 'Everything that the node needs to follow the chain and to serve validators',
  keys: 'Keys, and the record of what they signed',
  others: 'The data of the other parts, and the secrets that they share',
  pruneTime: (quick: number, slow: number) =>
    `Reckoned, not measured: reading all of this data once, on a disk that reads ${quick} to ${slow} MB/s. It is often over sooner.`,
  duties: {
    prune:
      'Your validators miss their duties while this part is stopped. Each costs about what it would have earned; nothing is slashed, and they go on by themselves.',
    resync:
      'Your validators miss their duties until this part is in sync again. Each costs about what it would have earned; nothing is slashed, and they go on by themselves.',
    none: 'No validator client belongs to this node, so no duties are missed.',
  },
  stop: (part: Part) => `Stop the ${parts[part]}; it is given the time it needs`,
  prune: (client: string) => `${client} lets go of old data`,
  resync: (part: Part) => `Throw away the chain of the ${parts[part]}`,
  keepsOnPrune: 'If you cancel, the part stays stopped and its data whole; pruning again or a start goes on from there.',
  keepsOnResync: 'If you cancel, what was thrown away is gone; a start begins the new sync.',
} as const;

/** `hearth node prune` and `resync`. */
export const upkeepTexts = {
  prune: 'Lets a client shed old data, where it does not by itself. Says first what goes and how long it takes.',
  resync: 'Throws the chain of one part away and syncs it anew; keys stay. Says first what goes and how long it takes.',
  part: 'execution or beacon; execution without it',
  goes: 'Goes:',
  stays: 'Stays:',
  data: 'Data now',
  time: 'Takes',
  timeOf: (span: string) => `about ${span}`,
  duties: 'Duties',
  steps: 'Steps:',
  unmeasured: 'could not be measured',
  ask: 'Do this? (y/N) ',
} as const;
