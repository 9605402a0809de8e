import type { PublicNetwork } from '../../shared/networks.ts';
import type { NodeChoice, NodePairs, NodePlan, NodeStack, TakenCheckpoint } from '../../shared/node-life.ts';
import type { DataCopies, NodeUpdates } from '../../shared/node-update.ts';
import { aContainer, NOW } from './samples.ts';

const GIB = 2 ** 30;
const ROOT = `0x${'ab'.repeat(32)}`;

export const aChoice = (change: Partial<NodeChoice> = {}): NodeChoice => ({
  network: 'hoodi',
  execution: { kind: 'run', client: 'besu' },
  consensus: { kind: 'run', client: 'teku' },
  withValidator: false,
  feeRecipient: null,
  graffiti: '',
  checkpoint: { kind: 'providers' },
  p2p: { execution: 30_303, consensus: 9_000, quic: 9_001 },
  dataFolder: null,
  mevRelays: [],
  ...change,
});

const counted = { date: '2026-08-21', source: 'a crawler', url: 'https://example.org' } as const;
const needs = { diskBytes: 400 * GIB, memoryBytes: 16 * GIB };
const LIGHTHOUSE = 'About 51 % of nodes run Lighthouse.';
export const pairsOf = (change: Partial<NodePairs> = {}): NodePairs => ({
  network: 'hoodi',
  title: 'Hoodi',
  validators: 'open',
  pairs: [
    { execution: 'geth', consensus: 'lighthouse', needs, warnings: [LIGHTHOUSE] },
    { execution: 'besu', consensus: 'teku', needs, warnings: [] },
    { execution: 'geth', consensus: 'teku', needs, warnings: [] },
    { execution: 'besu', consensus: 'lighthouse', needs, warnings: [LIGHTHOUSE] },
  ],
  shares: [
    { client: 'geth', percent: 32, of: 'validators', ...counted, standsWith: null },
    { client: 'lighthouse', percent: 51, of: 'nodes', ...counted, standsWith: 'third' },
    { client: 'teku', percent: 7.9, of: 'nodes', ...counted, standsWith: null },
  ],
  ...change,
});

export const aNetwork = (change: Partial<PublicNetwork> = {}): PublicNetwork => ({
  ...{ name: 'hoodi', title: 'Hoodi testnet', chainId: 560_048, genesisForkVersion: '0x10000910', capellaForkVersion: '0x40000910' },
  ...{ genesisValidatorsRoot: ROOT, genesisTime: 1_742_213_400, secondsPerSlot: 12, slotsPerEpoch: 32, depositMultiplier: 1, coin: 'ETH' },
  ...{ depositContract: `0x${'0'.repeat(40)}`, validators: 'open', checkpointProviders: [], relays: [], explorers: [], faucets: [] },
  launchpad: null,
  ...change,
});

export const aPlan = (change: Partial<NodePlan> = {}): NodePlan => ({
  choice: aChoice(),
  instance: 'hoodi-1a2b',
  images: [
    { ref: 'hyperledger/besu:26', clients: ['besu'], present: false, bytes: null, digest: null },
    { ref: 'consensys/teku:26', clients: ['teku'], present: true, bytes: 300_000_000, digest: null },
  ],
  checkpoint: {
    kind: 'asked',
    from: [
      { operator: 'EthStaker', url: 'https://a.example' },
      { operator: 'Attestant', url: 'https://b.example' },
    ],
  },
  secrets: [{ what: 'Secret that execution and consensus client share', file: '/data/jwt.hex', made: false }],
  volumes: [{ name: 'hoodi-1a2b-execution', role: 'execution', exists: false }],
  containers: [
    {
      ...{ name: 'hoodi-1a2b-execution', role: 'execution', client: 'besu', clientName: 'Besu', image: 'hyperledger/besu:26' },
      ...{ user: '1000', args: ['--network=hoodi'], firstSteps: [] },
    },
    {
      ...{ name: 'hoodi-1a2b-beacon', role: 'beacon', client: 'teku', clientName: 'Teku', image: 'consensys/teku:26' },
      ...{ user: null, args: [], firstSteps: [] },
    },
  ],
  published: [{ port: 30_303, protocol: 'tcp', role: 'execution' }],
  local: [{ use: 'rest', port: 5052, role: 'beacon' }],
  disk: { neededBytes: 400 * GIB, freeBytes: 100 * GIB, where: '/var/lib/docker' },
  memory: { neededBytes: 16 * GIB, machineBytes: 32 * GIB },
  time: { fromSeconds: 10_000, toSeconds: 70_000, source: 'Reckoned, not measured.' },
  findings: [],
  drops: [],
  steps: [
    { id: 'image:a', what: 'Image hyperledger/besu:26', done: false },
    { id: 'secrets', what: 'Make the secrets that the clients share', done: false },
  ],
  ...change,
});

export const aCheckpoint = (change: Partial<TakenCheckpoint> = {}): TakenCheckpoint => ({
  url: 'https://a.example',
  epoch: 100,
  slot: 3200,
  root: ROOT,
  agreed: [
    { operator: 'EthStaker', url: 'https://a.example' },
    { operator: 'Attestant', url: 'https://b.example' },
  ],
  passedOver: [{ operator: 'Late', url: 'https://c.example', why: 'Late has stood still for 2 h' }],
  trust: 'independent',
  takenAt: NOW,
  confirmation: { state: 'notYet' },
  ...change,
});

const beacon = { id: 'p2', name: 'hoodi-1a2b-beacon', role: 'beacon', client: 'teku', clientName: 'Teku' } as const;
export const aStack = (change: Partial<NodeStack> = {}): NodeStack => ({
  choice: aChoice(),
  instance: 'hoodi-1a2b',
  containers: [aContainer({ id: 'p1', name: 'hoodi-1a2b-execution', client: 'besu', clientName: 'Besu' }), aContainer(beacon)],
  versions: [{ role: 'execution', client: 'besu', says: 'besu/v26.1' }],
  checkpoint: aCheckpoint(),
  next: { kind: 'nothing', text: 'The node runs.' },
  ...change,
});

/** Besu has a newer version whose database is not known; Teku has none. */
export const updatesOf = (change: Partial<NodeUpdates> = {}): NodeUpdates => ({
  rows: [
    {
      ...{ role: 'execution', client: 'besu', kind: 'version', from: 'hyperledger/besu:26.8.0', to: 'hyperledger/besu:26.10.0' },
      ...{ notes: 'Quicker blocks.', requiredBy: ['Glamsterdam'], present: false, back: 'unknown' },
    },
    {
      ...{ role: 'beacon', client: 'teku', kind: 'none', from: 'consensys/teku:26.8.0', to: null },
      ...{ notes: null, requiredBy: [], present: true, back: 'possible' },
    },
  ],
  ...{ back: [], backRefused: null, backRisk: null },
  ...change,
});

/** A copy of Besu's data would fit; none is kept. */
export const copiesOf = (change: Partial<NonNullable<DataCopies['next']>> = {}, kept: DataCopies['kept'] = []): DataCopies => ({
  next: {
    ...{ clients: ['besu'], bytes: 1.1e12, freeBytes: 2e12, findings: [] },
    ...{ time: { fromSeconds: 4_400, toSeconds: 44_000, source: 'Reckoned.' }, ...change },
  },
  kept,
  copiedAt: kept.length > 0 ? NOW : null,
});
