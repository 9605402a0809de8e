/** Options and lines of `hearth node …` for a node on a public network. */
export const nodeOptionHelp = {
  network: 'mainnet, hoodi, sepolia or ephemery',
  execution: 'execution client; without it one by chance that is no risk to the network',
  consensus: 'consensus client; without it one by chance that is no risk to the network',
  noValidator: 'a node without a validator client',
  feeRecipient: 'address that gets the fees of your blocks; with its checksum',
  graffiti: 'text in your blocks, 32 bytes at most',
  checkpointUrl: 'your own beacon node, to take the finalized state from',
  fromGenesis: 'begins at the first block of the network: takes weeks, and not every client can',
  p2pExecution: 'port that others reach the execution client on; 30303 without it',
  p2pConsensus: 'port that others reach the consensus client on; 9000 without it',
  p2pQuic: 'port for QUIC; 9001 without it',
  mevRelays: 'relays for MEV-Boost by name, with commas; off without it',
} as const;

export const nodeUse = {
  noNetwork: (all: string) => `Say which network: --network is one of: ${all}.`,
  noPair: (clients: string, network: string) => `No pair of clients with ${clients} runs ${network}.`,
  twoCheckpoints: '--checkpoint-url and --from-genesis exclude each other.',
  notUrl: (option: string) => `${option} is an address that begins with http.`,
  graffiti: '--graffiti takes 32 bytes at most.',
} as const;

export const nodeCliSummaries = {
  plan: 'Says everything that starting a node on a public network would do. Changes nothing.',
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
  timeOf: (from: string, to: string) => `${from} to ${to} until in sync`,
  steps: 'Steps',
  done: 'done',
  levels: { stops: 'Stops it', watch: 'To watch' },
} as const;
