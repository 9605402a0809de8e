import { containerWhy, exitReasons } from '../src/shared/strings/containers.ts';
import { nodeFindings, nodePlanWords } from '../src/shared/strings/node-life.ts';
import { upkeepWords } from '../src/shared/strings/node-upkeep.ts';

const AT = Date.UTC(2026, 10, 22, 14, 13, 28);
const root = `0x${'3f9a27c4'.repeat(8)}`;
const witness = (operator: string) => ({ operator, url: 'https://checkpoint.example' });

/** The block that a node on Hoodi began from. */
export const checkpoint = {
  ...{ url: 'https://checkpoint.example', epoch: 61_204, slot: 1_958_528, root, trust: 'independent', takenAt: AT },
  agreed: [witness('EthStaker'), witness('Attestant')],
  passedOver: [{ ...witness('pk910'), why: 'pk910 has stood still for 3 h' }],
  confirmation: { state: 'agreed', slot: 1_958_528, root },
} as const;
export const notYet = { ...checkpoint, confirmation: { state: 'notYet' } } as const;

const container = (role: string, client: string, clientName: string) => ({
  ...{ id: role, name: `hoodi-1a2b-own-${role}`, side: 'own', role, client, clientName, image: `${client}:1`, state: 'running' },
  ...{ startedAt: AT, exitCode: null, why: null, ports: [] },
});
/** The same with a beacon node that Docker starts again and again. */
export const crashing = () => [
  container('execution', 'besu', 'Besu'),
  {
    ...container('beacon', 'teku', 'Teku'),
    ...{ state: 'restarting', exitCode: 1, why: containerWhy.restarting(exitReasons.portInUse, 14) },
  },
];
/** What a client says whose port is taken. */
export const crashLog = [
  { at: Date.UTC(2026, 10, 22, 14, 13, 20), text: 'INFO  - Starting Teku v26.8.0' },
  { at: Date.UTC(2026, 10, 22, 14, 13, 22), text: 'FATAL - java.net.BindException: Address already in use' },
];
/** Containers of the node. */
export const running = [container('execution', 'besu', 'Besu'), container('beacon', 'teku', 'Teku')];

const nexts = {
  nothing: 'The node runs.',
  look: 'A container does not run. Look at its log, then start the node again.',
  wait: 'The node is starting.',
  stop: 'The node is on another chain than the checkpoint that its witnesses agreed on. Stop it, and do not sign with it.',
} as const;
type Stack = { readonly containers?: readonly unknown[]; readonly checkpoint: unknown; readonly next?: keyof typeof nexts };
/** What main says of the node as a whole. */
export const stackOf = ({ containers = running, checkpoint: began, next = 'nothing' }: Stack) => ({
  choice: {
    ...{ network: 'hoodi', execution: { kind: 'run', client: 'besu' }, consensus: { kind: 'run', client: 'teku' } },
    ...{ withValidator: false, feeRecipient: null, graffiti: '', checkpoint: { kind: 'providers' }, dataFolder: null, mevRelays: [] },
    p2p: { execution: 30_303, consensus: 9_000, quic: 9_001 },
  },
  ...{ instance: 'hoodi-1a2b', containers, checkpoint: began },
  versions: containers.length === 0 ? [] : [{ role: 'execution', client: 'besu', says: 'besu/v26.10.0/linux-x86_64/openjdk-java-25' }],
  next: { kind: next, text: nexts[next] },
});

const part = (id: string, what: string, change: object) => ({
  ...{ id, what, state: 'waiting', done: null, total: null, unit: 'none', startedAt: null, endedAt: null, log: null },
  ...change,
});
const fetched = { total: 388e6, unit: 'bytes' };
/** A start that fetches its images. */
export const starting = {
  ...{ id: 'w1', kind: 'node.up', state: 'running', startedAt: AT, endedAt: null, fault: null },
  keeps: 'What was fetched stays, and the next start goes on from there.',
  parts: [
    part('image:a', 'Image hyperledger/besu:26.10.0', { ...fetched, state: 'working', done: 212e6, startedAt: Date.now() - 21_000 }),
    part('image:b', 'Image consensys/teku:26.10.0', { ...fetched, state: 'done', done: 388e6, startedAt: AT, endedAt: AT + 31_000 }),
    part('secrets', 'Make the secrets that the clients share', {}),
    part('network', 'Make a private network for the containers', {}),
    part('checkpoint', 'Agree on the finalized block to begin from', {}),
    part('execution', 'Start the execution client', {}),
    part('beacon', 'Start the beacon node', {}),
  ],
};

/** An update that fetches its images. */
export const updating = {
  ...{ id: 'w2', kind: 'node.update', state: 'running', startedAt: AT, endedAt: null, fault: null },
  keeps:
    'Images that were fetched whole stay. A part that was replaced stays so; starting the node goes on from there, and a rollback goes back.',
  parts: [
    part('image:a', 'Image hyperledger/besu:26.10.0', { ...fetched, state: 'working', done: 212e6, startedAt: Date.now() - 21_000 }),
    part('execution', 'Start the execution client', {}),
    part('beacon', 'Start the beacon node', {}),
  ],
};
/** What a new sync would do. */
export const resync = {
  ...{ what: 'resync', role: 'execution', client: 'besu', idle: null, dataBytes: 148.2e9 },
  goes: ['The chain that Besu has on disk: all of hoodi-1a2b-own-execution'],
  stays: ['Keys, and the record of what they signed', 'The data of the other parts, and the secrets that they share'],
  time: {
    ...{ fromSeconds: 4_295, toSeconds: 25_770 },
    source:
      'Reckoned, not measured: what these clients keep after their sync, fetched at 50 to 300 Mbit/s (EIP-7870 asks for 50). A slow disk takes longer than the line.',
  },
  duties:
    'Your validators miss their duties until this part is in sync again. Each costs about what it would have earned; nothing is slashed, and they go on by themselves.',
  steps: [
    { id: 'resync', what: 'Throw away the chain of the execution client' },
    { id: 'execution', what: 'Start the execution client' },
  ],
};
/** Pruning on its way. */
export const pruning = {
  ...{ id: 'w2', kind: 'node.prune', state: 'running', startedAt: AT, endedAt: null, fault: null },
  keeps: 'If you cancel, the part stays stopped and its data whole; pruning again or a start goes on from there.',
  parts: [
    part('stop', 'Stop the execution client; it is given the time it needs', { state: 'done', startedAt: AT, endedAt: AT + 9_000 }),
    part('prune', 'Besu lets go of old data', {
      state: 'working',
      startedAt: Date.now() - 65_000,
      log: 'Pruned 1,204,000 of 3,100,000 trie logs',
    }),
    part('execution', 'Start the execution client', {}),
  ],
};

/** A node as a compose file. */
export const exported = {
  folder: '/mnt/stick/hoodi-node',
  files: ['compose.yaml', '.env', 'README.txt', 'secrets/jwt.hex'],
  ...{ secrets: ['secrets/jwt.hex'], holdsKeys: true },
};

const fork = { fork: 'Glamsterdam', at: Math.floor(Date.now() / 1000) + 12 * 86_400 + 7_200 };
/** What main says of the next change of the rules. */
export const forks = {
  ready: { state: 'ready', ...fork },
  notReady: { state: 'notReady', ...fork, lacks: 'execution', version: 'besu/v26.10.0/linux-x86_64/openjdk-java-25', needs: '26.11.0' },
  unseen: { state: 'unseen', why: 'the beacon node does not answer at 127.0.0.1:5052' },
};

const digest = `sha256:${'7d1f20c9'.repeat(8)}`;
/** What is newer: Besu, whose database nobody knows of, and Teku built anew. */
export const newer = {
  rows: [
    {
      ...{ role: 'execution', client: 'besu', kind: 'version', from: 'hyperledger/besu:26.8.0', to: 'hyperledger/besu:26.10.0' },
      ...{
        notes: 'Work for the next change of the rules, and quicker blocks.',
        requiredBy: ['Glamsterdam'],
        present: false,
        back: 'unknown',
      },
    },
    {
      ...{ role: 'beacon', client: 'teku', kind: 'digest', from: 'consensys/teku:26.8.0', to: `consensys/teku@${digest}` },
      ...{ notes: null, requiredBy: [], present: true, back: 'possible' },
    },
    {
      ...{ role: 'validator', client: 'teku', kind: 'unasked', from: 'consensys/teku:26.8.0', to: null },
      ...{ notes: null, requiredBy: [], present: true, back: 'possible' },
    },
  ],
  ...{ back: [], backRefused: null, backRisk: null },
};
const noCopies = { next: null, kept: [], copiedAt: null };
/** What a copy before that would take, and one that was kept. */
export const copies = {
  none: noCopies,
  fits: {
    ...noCopies,
    next: {
      ...{ clients: ['besu', 'teku'], bytes: 486e9, freeBytes: 1.2e12, findings: [] },
      time: {
        ...{ fromSeconds: 1_944, toSeconds: 19_440 },
        source: 'Reckoned, not measured: copied and read once more, at 50 to 500 MB/s (EIP-7870 asks a disk for 500).',
      },
    },
  },
  tooLarge: {
    ...noCopies,
    next: {
      ...{ clients: ['besu', 'teku'], bytes: 486e9, freeBytes: 300e9, time: null },
      findings: [
        {
          level: 'stops',
          text: 'A copy takes 535 GB with a tenth to spare, and that disk has 300 GB free.',
        },
      ],
    },
  },
  kept: {
    ...noCopies,
    kept: [
      { client: 'besu', volume: 'hoodi-1a2b-own-execution-2', where: null, bytes: 410e9 },
      { client: 'teku', volume: 'hoodi-1a2b-own-beacon-2', where: null, bytes: 76e9 },
    ],
    copiedAt: AT,
  },
};
const back = [
  { role: 'execution', client: 'besu', from: 'hyperledger/besu:26.10.0', to: 'hyperledger/besu:26.8.0', copiedAt: null },
  { role: 'beacon', client: 'teku', from: `consensys/teku@${digest}`, to: 'consensys/teku:26.8.0', copiedAt: null },
];
const updated = {
  ...newer,
  back,
  rows: newer.rows.map((row) => ({ ...row, kind: 'none', from: row.to ?? row.from, to: null, requiredBy: [], notes: null })),
};
/** After an update, by what is known of the databases. */
export const afterUpdate = {
  free: updated,
  copied: { ...updated, back: back.map((one) => ({ ...one, copiedAt: AT })) },
  refused: {
    ...updated,
    backRefused:
      'Besu has changed its database (5 to 6), and the version before cannot read it. Stay on this version. The older one would need the data of this client removed, and a new sync; keys stay.',
  },
  risk: {
    ...updated,
    backRisk:
      'It is not known whether Besu as it was before can read what the newer version has written. If it cannot, it will not start, and its data has to be removed and synced anew, which takes hours to days; keys stay. Go back only where the newer version does not work for you.',
  },
};

/** No node on a public network. */
export const none = {
  ...{ choice: null, instance: null, containers: [], versions: [], checkpoint: null },
  next: { kind: 'choose', text: 'Choose a network and a pair of clients.' },
};
/** A practice network that runs. */
export const beside = {
  list: [container('execution', 'geth', 'Geth'), container('beacon', 'lodestar', 'Lodestar')],
  practice: {
    ...{ state: 'running', why: null, instance: 'ab12cd34', profile: 'classic', rules: 'Capella', chainId: 3_151_908 },
    ...{ secondsPerSlot: 2, slotsPerEpoch: 8, genesisTime: AT, wallet: null },
  },
};

/** Data that are moved to another disk, and what an earlier move left. */
export const moving = {
  plan: { from: '/var/lib/docker', to: '/mnt/big/node', bytes: 1.21e12, freeBytes: 3.6e12, findings: [] },
  old: { volumes: [{ name: 'hoodi-1a2b-own-execution', where: '/mnt/old/node' }], mayGo: true },
};

const image = (ref: string, client: string, present: boolean) => ({
  ref,
  clients: [client],
  present,
  bytes: present ? 6e8 : null,
  digest: null,
});
const planned = (role: string, client: string, clientName: string, ref: string) => ({
  ...{ name: `hoodi-1a2b-own-${role}`, role, client, clientName, image: ref, user: null, args: [`--${client}`], firstSteps: [] },
});
const [nethermind, teku] = ['nethermind/nethermind:1.39.3', 'consensys/teku:26.10.0'] as const;
/** What it would mean that Nethermind takes the place of Besu, on a node that serves validators. */
export const switching = {
  choice: {
    ...stackOf({ checkpoint }).choice,
    ...{ execution: { kind: 'run', client: 'nethermind' }, withValidator: true, feeRecipient: `0x${'71'.repeat(20)}` },
  },
  instance: 'hoodi-1a2b',
  images: [image(nethermind, 'nethermind', false), image(teku, 'teku', true)],
  checkpoint: { kind: 'kept', from: checkpoint.agreed },
  secrets: [{ what: 'Secret that execution and consensus client share', file: 'nodes/hoodi-1a2b/jwt.hex', made: true }],
  volumes: (['execution', 'beacon', 'validator'] as const).map((role) => ({
    ...{ name: `hoodi-1a2b-own-${role}`, role, exists: role !== 'execution' },
  })),
  containers: [
    planned('execution', 'nethermind', 'Nethermind', nethermind),
    planned('beacon', 'teku', 'Teku', teku),
    planned('validator', 'teku', 'Teku', teku),
  ],
  published: [
    { port: 30_303, protocol: 'tcp', role: 'execution' },
    { port: 9_000, protocol: 'tcp', role: 'beacon' },
  ],
  local: [{ use: 'rpc', port: 8_545, role: 'execution' }],
  disk: { neededBytes: 320e9, freeBytes: 1.4e12, where: '/var/lib/docker' },
  memory: { neededBytes: 16e9, machineBytes: 34e9 },
  time: { fromSeconds: 4_295, toSeconds: 25_770, source: nodePlanWords.time(50, 300) },
  findings: [
    { level: 'watch', text: nodeFindings.switched('hoodi-1a2b-own-execution', 'Besu', 'Nethermind', '148 GB') },
    { level: 'watch', text: upkeepWords.duties.resync },
  ],
  drops: ['besu'],
  steps: [
    { id: 'image:n', what: `Image ${nethermind}`, done: false },
    { id: 'image:t', what: `Image ${teku}`, done: true },
    { id: 'secrets', what: nodePlanWords.secrets, done: true },
    { id: 'network', what: nodePlanWords.network, done: true },
    { id: 'drop:execution', what: nodePlanWords.drop('Besu'), done: false },
    { id: 'execution', what: nodePlanWords.start.execution, done: false },
    { id: 'beacon', what: nodePlanWords.start.beacon, done: true },
    { id: 'validator', what: nodePlanWords.start.validator, done: true },
  ],
};

/** A machine whose disk cannot hold the pair. */
export const tooSmall = {
  ...{ id: 'disk-space', title: 'Disk space', verdict: 'stops', command: null },
  ...{ found: '180 GB free in /var/lib/docker', needed: '400 GB for Besu + Lighthouse, 4 TB advised' },
  why: 'A client whose disk is full stops at once, and some do not say so.',
  todo: 'Besu + Lighthouse takes 400 GB when it is in sync. It needs a larger disk, or a leaner pair where there is one.',
};
