import type { KeyEntry } from '../../shared/keys.ts';
import type { NodeContainer } from '../../shared/node.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { SetupState } from '../../shared/setup.ts';
import type { LayerStatus, RingSlot, Status } from '../../shared/status.ts';
import type { ExitPreview, Validator } from '../../shared/validators.ts';
import type { Work } from '../../shared/work.ts';

/** Sunday 22 November 2026, 14:13:28 UTC. */
export const NOW = Date.UTC(2026, 10, 22, 14, 13, 28);
export const PUBKEY = `0x8f3a${'0d27c4b95e61aa7f30d2e98b14c65d07f2be913a5c88'.repeat(2)}c21e`;
export const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';

export const aLayer = (change: Partial<LayerStatus> = {}): LayerStatus => ({
  health: 'synced',
  clientName: 'Geth',
  version: '1.16.9',
  head: 1599,
  behindSlots: 0,
  etaSeconds: null,
  peers: 1,
  why: null,
  ...change,
});

export const aValidator = (change: Partial<Validator> = {}): Validator => ({
  pubkey: PUBKEY,
  index: 64,
  status: 'active_ongoing',
  balanceGwei: 32_001_912_345n,
  effectiveBalanceGwei: 32_000_000_000n,
  withdrawalCredentials: `0x010000000000000000000000${ADDRESS.slice(2).toLowerCase()}`,
  withdrawalAddress: ADDRESS,
  intendedAddress: ADDRESS,
  activationEpoch: 26,
  exitEpoch: null,
  withdrawableEpoch: null,
  loaded: true,
  ...change,
});

export const aRing = (n = 8, first = 1600): RingSlot[] =>
  Array.from({ length: n }, (_, i) => ({
    slot: first + i,
    kind: i === 1 ? 'missed' : i < n / 2 ? 'block' : i === n / 2 ? 'now' : 'come',
    own: i === 2 ? 'proposal' : i === n - 2 ? 'attestation' : null,
  }));

const genesisTime = NOW - 1604 * 2000;
export const healthy: Status = {
  at: NOW,
  network: 'practice',
  clock: { slot: 1604, epoch: 200, slotsPerEpoch: 8, secondsPerSlot: 2, genesisTime, finalizedEpoch: 198 },
  execution: aLayer(),
  consensus: aLayer({ clientName: 'Lodestar', version: '1.5.1', head: 1604 }),
  validatorClient: aLayer({ clientName: 'Lodestar', version: '1.5.1', head: null, behindSlots: null, peers: null }),
  findings: [],
  ring: aRing(),
  duties: {
    next: { kind: 'attest', slot: 1606, at: genesisTime + 1606 * 2000, validatorIndex: 64 },
    lastProposals: [{ kind: 'propose', slot: 1602, at: genesisTime + 1602 * 2000, validatorIndex: 64 }],
    attestations: Array.from({ length: 32 }, (_, i) => ({ epoch: 168 + i, result: i === 18 ? 'missed' : i === 25 ? 'late' : 'inTime' })),
  },
  validators: [aValidator()],
  disk: { where: '/var/lib/docker', freeBytes: 412e9, totalBytes: 931e9, nodeBytes: 4.2e9, bytesPerDay: 1.9e9, docker: null },
};
const nothing = aLayer({ health: 'absent', clientName: null, version: null, head: null, behindSlots: null, peers: null });
export const empty: Status = {
  at: NOW,
  network: null,
  clock: null,
  execution: nothing,
  consensus: nothing,
  validatorClient: nothing,
  findings: [],
  ring: [],
  duties: { next: null, lastProposals: [], attestations: [] },
  validators: [],
  disk: null,
};
export const syncing: Status = {
  ...healthy,
  execution: aLayer({ health: 'syncing', head: 1204, behindSlots: 10_106, etaSeconds: 540, why: 'Geth catches up.' }),
  consensus: aLayer({ health: 'syncing', head: 1204, behindSlots: 10_106, etaSeconds: 540, peers: 0, why: 'Lodestar catches up.' }),
  validatorClient: aLayer({ health: 'starting', head: null, behindSlots: null, peers: null }),
  duties: empty.duties,
  validators: [aValidator({ status: 'pending_queued' })],
  disk: {
    ...{ where: '/mnt/chain', freeBytes: 15e9, totalBytes: 931e9, nodeBytes: null, bytesPerDay: null },
    docker: { where: '/var/lib/docker', freeBytes: 31e9, totalBytes: 120e9 },
  },
};
export const offline: Status = {
  ...healthy,
  clock: null,
  execution: aLayer({ health: 'stopped', head: null, behindSlots: null, peers: null, why: 'Geth is stopped.' }),
  consensus: aLayer({ health: 'silent', head: null, behindSlots: null, peers: null, why: 'Lodestar stays silent.' }),
  validatorClient: aLayer({ health: 'stalled', head: null, behindSlots: null, peers: null }),
  findings: [],
  ring: [],
  disk: { where: '/var/lib/docker', freeBytes: 0.4e9, totalBytes: 931e9, nodeBytes: 702e9, bytesPerDay: 1.9e9, docker: null },
};
/** The four conditions every tile must bear. */
export const conditions = { empty, syncing, healthy, offline } as const;

export const noPractice: PracticeStatus = {
  state: 'none',
  why: null,
  instance: null,
  profile: null,
  rules: null,
  chainId: null,
  secondsPerSlot: null,
  slotsPerEpoch: null,
  genesisTime: null,
  wallet: null,
};
export const aPractice = (change: Partial<PracticeStatus> = {}): PracticeStatus => ({
  state: 'running',
  why: null,
  instance: 'ab12cd34',
  profile: 'classic',
  rules: 'Capella',
  chainId: 3_151_908,
  secondsPerSlot: 2,
  slotsPerEpoch: 8,
  genesisTime,
  wallet: null,
  ...change,
});

export const aSetup = (change: Partial<SetupState> = {}): SetupState => ({
  version: 1,
  step: 'staking',
  reached: 'staking',
  network: null,
  profile: null,
  consensus: null,
  secondsPerSlot: 2,
  instance: null,
  pubkeys: [],
  gave: {},
  depositSent: false,
  ...change,
});
export const setupDone = aSetup({ step: 'active', reached: 'active', network: 'practice', profile: 'classic', depositSent: true });

export const aContainer = (change: Partial<NodeContainer> = {}): NodeContainer => ({
  id: 'c1',
  name: 'hearth-own-execution',
  side: 'own',
  role: 'execution',
  client: 'geth',
  clientName: 'Geth',
  image: 'hearth/classic-geth:1.16.9',
  state: 'running',
  startedAt: NOW - 600_000,
  exitCode: null,
  why: null,
  ports: [],
  ...change,
});

export const aKey = (change: Partial<KeyEntry> = {}): KeyEntry => ({
  pubkey: PUBKEY,
  path: 'm/12381/3600/0/0/0',
  file: '/data/keys/ab12cd34/validator_keys/keystore-m_12381_3600_0_0_0-1795000000.json',
  madeAt: NOW - 3_600_000,
  network: 'practice',
  instance: 'ab12cd34',
  deposit: { file: 'deposit_data-1795000000.json', withdrawalAddress: ADDRESS, compounding: false, amountGwei: 32_000_000_000n },
  ...change,
});

export const aPreview = (change: Partial<ExitPreview> = {}): ExitPreview => ({
  pubkey: PUBKEY,
  index: 64,
  phrase: 'exit validator 64',
  earliestEpoch: null,
  exitedAt: NOW + 74_000,
  withdrawableAt: NOW + 138_000,
  paidAt: NOW + 154_000,
  balanceGwei: 32_001_912_345n,
  withdrawalAddress: ADDRESS,
  signer: 'keymanager',
  refused: null,
  ...change,
});

export const aWork = (change: Partial<Work> = {}): Work => ({
  id: 'w1',
  kind: 'practice.up',
  state: 'running',
  startedAt: NOW - 14_000,
  endedAt: null,
  keeps: 'Cancel keeps what is already fetched.',
  parts: [
    {
      id: 'a',
      what: 'Geth 1.16.9',
      state: 'done',
      done: 48.9e6,
      total: 48.9e6,
      unit: 'bytes',
      startedAt: NOW - 14_000,
      endedAt: NOW - 10_000,
      log: null,
    },
    {
      id: 'b',
      what: 'Lodestar 1.5.1',
      state: 'working',
      done: 121e6,
      total: 191e6,
      unit: 'bytes',
      startedAt: NOW - 10_000,
      endedAt: null,
      log: 'layer 7 of 11',
    },
    {
      id: 'c',
      what: 'Start six containers',
      state: 'waiting',
      done: 0,
      total: 6,
      unit: 'items',
      startedAt: null,
      endedAt: null,
      log: null,
    },
  ],
  fault: null,
  ...change,
});
