/** Options and lines of `hearth node …` for a node on a public network. */
export const nodeOptionHelp = {
  network: 'mainnet, hoodi, sepolia or ephemery',
  execution: 'execution client; without it one by chance that is no risk to the network',
  consensus: 'consensus client; without it one by chance that is no risk to the network',
  executionUrl: 'an execution client that runs elsewhere, by its JSON-RPC address; none is run here',
  engineUrl: 'the engine API of that execution client',
  jwtFile: 'file with the secret of that engine API (jwt)',
  beaconUrl: 'a beacon node that runs elsewhere; only the validator client of --consensus is run here',
  noValidator: 'a node without a validator client',
  feeRecipient: 'address that gets the fees of your blocks; with its checksum',
  graffiti: 'text in your blocks, 32 bytes at most',
  checkpointUrl: 'your own beacon node, to take the finalized state from',
  fromGenesis: 'begins at the first block of the network: takes weeks, and not every client can',
  p2pExecution: 'port that others reach the execution client on; 30303 without it',
  p2pConsensus: 'port that others reach the consensus client on; 9000 without it',
  p2pQuic: 'port for QUIC; 9001 without it',
  yes: 'does it without asking',
  keepData: 'keeps the chain and everything else that took long',
  keysToo: 'also removes the data that holds keys and the record of what they signed: for keys that will never sign again',
  dataFolder: 'empty folder on the disk that the node’s data is to lie on; without it Docker keeps it',
  mevRelays: 'relays for MEV-Boost by name, with commas; off without it, and off again with ""',
} as const;

export const nodeUse = {
  noNetwork: (all: string) => `Say which network: --network is one of: ${all}.`,
  noPair: (clients: string, network: string) => `No pair of clients with ${clients} runs ${network}.`,
  twoCheckpoints: '--checkpoint-url and --from-genesis exclude each other.',
  noExecutionUrl: '--engine-url and --jwt-file go with --execution-url.',
  notUrl: (option: string) => `${option} is an address that begins with http.`,
  graffiti: '--graffiti takes 32 bytes at most.',
  needsYes: 'Nobody is here to ask. Read the plan above, then confirm with --yes.',
  keepAndKeys: '--keep-data and --keys-too exclude each other.',
} as const;

export const nodeCliSummaries = {
  up: 'Starts a node on a public network, or what is missing of it. Shows the plan first.',
  down: 'Stops the node’s containers gently, one after another. Everything stays.',
  restart: 'Stops the node and starts it again.',
  remove: 'Removes the node, after saying what goes and what stays.',
  plan: 'Says everything that starting a node on a public network would do. Changes nothing.',
} as const;

export const nodeLifeTexts = {
  notes: ['Without options the node that is there is started again. Cut off anywhere, it goes on from there.'],
  askUp: 'Do this? (y/N) ',
  stopsHere: (title: string, found: string, needed: string) =>
    `This machine is not fit for this node. ${title}: found ${found}; needed ${needed}.`,
  askAnyway: 'Started like this, it is likely to stop by itself or to fall behind. Start it all the same? (y/N) ',
  askRemove: 'Remove this? (y/N) ',
  left: 'Nothing was changed.',
  goes: 'Goes:',
  stays: 'Stays:',
  title: (network: string, instance: string) => `Node on ${network} (${instance})`,
  labels: { checkpoint: 'Checkpoint', next: 'Next', says: 'Versions' },
  checkpoint: (slot: number, root: string, who: string) => `slot ${slot}, ${root}, agreed on by ${who}`,
  confirmed: { notYet: 'not yet compared with the node’s own chain', agreed: 'the node’s own chain has it' },
  differs: (slot: number, expected: string, found: string) =>
    `DANGER: at slot ${slot} the node has ${found}, not ${expected}. It is on another chain. Stop it: hearth node down`,
} as const;

export const nodePlanTexts = {
  title: (network: string, instance: string) => `A node on ${network}, named ${instance}.`,
  runs: 'Runs',
  columns: ['role', 'client', 'image', 'user', 'on this machine'],
  imageUser: 'the image’s',
  yes: 'yes',
  no: 'to be fetched',
  arguments: 'Arguments',
  published: 'Others reach',
  local: 'On 127.0.0.1',
  nothing: 'nothing',
  secrets: 'Secrets',
  made: 'there',
  toMake: 'made once',
  volumes: 'Volumes',
  exists: 'there',
  fresh: 'new',
  checkpoint: 'Checkpoint',
  checkpoints: {
    asked: (who: string) => `asks ${who}; two who are independent of each other must agree`,
    kept: (who: string) => `kept from the first start, agreed on by ${who}`,
    genesis: 'none: begins at the first block',
    none: 'none: no beacon node runs here',
  },
  disk: 'Disk',
  diskOf: (needed: string, free: string | null, where: string | null) =>
    free === null
      ? `about ${needed} after the sync`
      : `about ${needed} after the sync; ${free} free${where === null ? '' : ` in ${where}`}`,
  memory: 'Memory',
  memoryOf: (needed: string, has: string) => `about ${needed}; this machine has ${has}`,
  time: 'Time',
  timeOf: (span: string) => `about ${span} until in sync`,
  steps: 'Steps',
  done: 'done',
  levels: { stops: 'Stops it', watch: 'To watch' },
} as const;
