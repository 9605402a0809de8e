import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NodeContainer, Role } from '../../shared/node.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { Status } from '../../shared/status.ts';
import { type ExitReason, exitReasons } from '../../shared/strings/containers.ts';
import { bytes } from '../../shared/strings/host.ts';
import { findingSentences, statusSentence } from '../../shared/strings/status.ts';
import type { Validator } from '../../shared/validators.ts';
import { beaconApiWithin } from '../platform/beacon-api/beacon-api.ts';
import { executionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import { keymanagerApi } from '../platform/keymanager-api/keymanager-api.ts';
import { type BeaconStage, beaconRoutes, beaconStage } from '../testing/beacon-stage.ts';
import { type ExecutionStage, executionRoutes, executionStage } from '../testing/execution-stage.ts';
import { handClock } from '../testing/hand-clock.ts';
import { type HttpNeighbour, httpNeighbour, ok } from '../testing/http-neighbour.ts';
import { statusService } from './service.ts';

const GENESIS = 1_800_000_000;
const atSlot = (slot: number) => (GENESIS + slot * 2) * 1000 + 500;
const validator: Validator = {
  pubkey: `0x${'aa'.repeat(48)}`,
  index: 9,
  status: 'active_ongoing',
  balanceGwei: 32_000_000_000n,
  effectiveBalanceGwei: 32_000_000_000n,
  withdrawalCredentials: null,
  withdrawalAddress: null,
  intendedAddress: null,
  activationEpoch: 8,
  exitEpoch: null,
  withdrawableEpoch: null,
  loaded: true,
};
const container = (role: Role, clientName: string): NodeContainer => ({
  id: role,
  name: `practice-1-own-${role}`,
  side: 'own',
  role,
  client: role === 'execution' ? 'geth' : 'lodestar',
  clientName,
  image: 'x',
  state: 'running',
  startedAt: 0,
  exitCode: null,
  why: null,
  ports: [],
});
const practice: PracticeStatus = {
  state: 'running',
  why: null,
  instance: 'practice-1',
  profile: 'classic',
  rules: 'Capella',
  chainId: 3_151_908,
  secondsPerSlot: 2,
  slotsPerEpoch: 8,
  genesisTime: GENESIS * 1000,
  wallet: null,
};

let beaconSide: BeaconStage;
let executionSide: ExecutionStage;
let neighbours: HttpNeighbour[];
let containers: NodeContainer[];
let published: Status[];
let validators: Validator[];
let timeoutMs = 4_000;
let freeBytes = 100 * 2 ** 30;
let docker: NonNullable<Status['disk']>['docker'];
let offsetMs: number | null = null;
let complaint: ExitReason | null = null;
const clock = handClock(0);

function start() {
  const [beacon, execution, keymanager] = neighbours.map((n) => n.url) as [string, string, string];
  return statusService({
    node: {
      list: async () => containers,
      endpoints: async () => ({
        instance: 'practice-1',
        network: 'practice',
        client: { execution: 'geth', consensus: 'lodestar' },
        executionUrl: execution,
        beaconUrl: beacon,
        keymanager: { url: keymanager, token: 't' },
      }),
      complaint: async () => complaint,
    },
    beacon: (url) => beaconApiWithin(timeoutMs, url),
    execution: executionRpc,
    keymanager: keymanagerApi,
    validators: { list: async () => validators },
    practice: { status: async () => practice },
    disk: async () => ({ where: '/chain', freeBytes, totalBytes: 10 * freeBytes, nodeBytes: 1, docker }),
    clockOffsetMs: async () => offsetMs,
    clock,
    publish: (_name, payload) => published.push(payload as Status),
  });
}
function go(slot: number, change: Partial<BeaconStage> = {}) {
  clock.set(atSlot(slot));
  Object.assign(beaconSide, { headSlot: slot }, change);
  executionSide.headSlot = beaconSide.headSlot;
}

beforeEach(async () => {
  beaconSide = beaconStage({
    genesisTime: GENESIS,
    attesters: (epoch) => [{ index: 9, slot: epoch * 8 + 5, committee: 0, position: 1 }],
    finalizedEpoch: 10,
  });
  executionSide = executionStage({ genesisTime: GENESIS });
  neighbours = await Promise.all([
    httpNeighbour(beaconRoutes(beaconSide)),
    httpNeighbour(executionRoutes(executionSide)),
    httpNeighbour({ 'GET /eth/v1/keystores': ok([]) }),
  ]);
  containers = [container('execution', 'Geth'), container('beacon', 'Lodestar'), container('validator', 'Lodestar')];
  validators = [];
  offsetMs = null;
  complaint = null;
  freeBytes = 100 * 2 ** 30;
  docker = null;
  timeoutMs = 4_000;
  published = [];
  go(100);
});
afterEach(() => Promise.all(neighbours.map((n) => n.close())));

test('a healthy node without validators: both heads at the clock, the ring of the epoch, peers, versions, disk', async () => {
  beaconSide.missed = [98];
  expect(await start().get()).toEqual({
    at: atSlot(100),
    network: 'practice',
    clock: { slot: 100, epoch: 12, slotsPerEpoch: 8, secondsPerSlot: 2, genesisTime: GENESIS * 1000, finalizedEpoch: 10 },
    execution: {
      health: 'synced',
      clientName: 'Geth',
      version: '1.16.9',
      head: 100,
      behindSlots: 0,
      etaSeconds: null,
      peers: 1,
      why: null,
    },
    consensus: {
      health: 'synced',
      clientName: 'Lodestar',
      version: null,
      head: 100,
      behindSlots: 0,
      etaSeconds: null,
      peers: 1,
      why: null,
    },
    validatorClient: {
      health: 'synced',
      clientName: 'Lodestar',
      version: null,
      head: null,
      behindSlots: null,
      etaSeconds: null,
      peers: null,
      why: null,
    },
    findings: [],
    ring: [96, 97, 98, 99, 100, 101, 102, 103].map((slot) => ({
      slot,
      kind: slot === 98 ? 'missed' : slot < 100 ? 'block' : slot === 100 ? 'now' : 'come',
      own: null,
    })),
    duties: { next: null, lastProposals: [], attestations: [] },
    validators: [],
    disk: { where: '/chain', freeBytes, totalBytes: 10 * freeBytes, nodeBytes: 1, bytesPerDay: null, docker: null },
  });
});

test('a validator has its next duty, its blocks and how its attestations went, by rewards where the client tells them', async () => {
  validators = [validator];
  const reward = (epoch: number) => (epoch === 9 ? '-2359' : '2359');
  beaconSide.rewards = (epoch) =>
    epoch > 10
      ? { status: 404, body: { message: 'Attestation rewards are available after two epoch transitions', code: 404 } }
      : ok({ total_rewards: [{ validator_index: '9', head: '0', target: reward(epoch), source: reward(epoch) }] });
  beaconSide.proposers = (slot) => (slot === 97 || slot === 102 ? 9 : 1);
  const service = start();
  let status = await service.get();
  for (let slot = 101; slot <= 103; slot++) {
    go(slot);
    status = await service.get();
  }
  expect(status.duties).toEqual({
    next: { kind: 'attest', slot: 109, at: GENESIS * 1000 + 218_000, validatorIndex: 9 },
    lastProposals: [102, 97].map((slot) => ({ kind: 'propose', slot, at: (GENESIS + slot * 2) * 1000, validatorIndex: 9 })),
    attestations: [
      { epoch: 8, result: 'late' },
      { epoch: 9, result: 'missed' },
      { epoch: 10, result: 'late' },
      { epoch: 11, result: 'waiting' },
      { epoch: 12, result: 'waiting' },
    ],
  });
  expect(status.ring.filter((s) => s.own).map((s) => [s.slot, s.own])).toEqual([
    [97, 'proposal'],
    [101, 'attestation'],
    [102, 'proposal'],
  ]);
});

test('without a rewards route the blocks after each duty tell, and what was before the watch stays unknown', async () => {
  validators = [validator];
  Object.assign(beaconSide, { kind: 'lodestar-1.5.1', rewards: null, pending: null });
  const attested = (slot: number) => ({ attestations: [{ slot, index: 0, bits: '0x12' }] });
  beaconSide.blocks = { 94: attested(93), 102: attested(77), 111: attested(109) };
  const service = start();
  let status = await service.get();
  for (let slot = 101; slot <= 119; slot++) {
    go(slot);
    status = await service.get();
  }
  expect(status.duties.attestations.map((a) => `${a.epoch} ${a.result}`)).toEqual([
    '8 unknown',
    '9 unknown',
    '10 unknown',
    '11 inTime',
    '12 missed',
    '13 late',
    '14 waiting',
  ]);
});

test('a head that stands still while the node calls itself in sync is stalled, then catches up with an ETA', async () => {
  const service = start();
  go(100);
  await service.get();
  for (let slot = 102; slot <= 116; slot += 2) {
    go(slot, { headSlot: 100 });
    await service.get();
  }
  expect((await service.get()).consensus).toMatchObject({
    health: 'stalled',
    behindSlots: 16,
    why: 'Lodestar stands still 16 slots behind the clock. Its log says more.',
  });
  go(118, { headSlot: 104 });
  await service.get();
  go(120, { headSlot: 112 });
  const { consensus, execution, ring } = await service.get();
  expect([consensus.health, execution.health, ring.length]).toEqual(['syncing', 'syncing', 8]);
});

test('a beacon node that accepts and stays silent is silent, the clock goes on, and what was known stays', async () => {
  validators = [validator];
  timeoutMs = 700;
  const service = start();
  await service.get();
  neighbours[0]?.change({ 'GET /eth/v1/node/syncing': 'silent' });
  go(105);
  const status = await service.get();
  expect([status.consensus.health, status.clock?.slot, status.validators.length, status.ring]).toEqual(['silent', 105, 1, []]);
});

test('stopped and missing containers are said, and nobody is asked', async () => {
  containers = containers.slice(0, 2).map((c) => ({ ...c, state: 'exited', why: `${c.clientName} stopped.` }));
  const status = await start().get();
  expect([status.execution, status.consensus, status.validatorClient].map((l) => [l.health, l.why])).toEqual([
    ['stopped', 'Geth has stopped. Geth stopped.'],
    ['stopped', 'Lodestar has stopped. Lodestar stopped.'],
    ['absent', 'There is no validator client yet.'],
  ]);
  expect([status.clock?.slot, neighbours.flatMap((n) => n.asked)]).toEqual([100, []]);
});

test('a quiet round asks little: two questions in the same epoch, and nothing is published unless someone looks', async () => {
  const service = start();
  await service.get();
  go(101);
  await service.get();
  const before = neighbours.map((n) => n.asked.length);
  go(102);
  await service.get();
  expect(neighbours.map((n, i) => n.asked.slice(before[i]).map((a) => a.path))).toEqual([['/eth/v1/node/syncing'], ['/'], []]);
  expect(published).toEqual([]);
});

test.each([
  { secondsPerSlot: 12, streams: 1, slots: [100, 101, 102] },
  { secondsPerSlot: 2, streams: 0, slots: [100, 103, 106] },
])(
  'while someone looks, rounds come at slots of $secondsPerSlot s; when nobody does, nothing is asked',
  { timeout: 10_000 },
  async (at) => {
    Object.assign(beaconSide, { spec: { SECONDS_PER_SLOT: String(at.secondsPerSlot) } });
    clock.set((GENESIS + 100 * at.secondsPerSlot) * 1000 + 500);
    neighbours[0]?.change({
      'GET /eth/v1/events': { status: 200, body: ':\n\n', headers: { 'content-type': 'text/event-stream' }, keepOpen: true },
    });
    let naps = 0;
    const { sleep } = clock;
    const enough = new Promise<void>((resolve) => {
      Object.assign(clock, {
        sleep: async (ms: number, signal?: AbortSignal) => {
          if (++naps === 3) resolve();
          if (naps >= 3) await new Promise<void>((r) => signal?.addEventListener('abort', () => r(), { once: true }));
          else await sleep(ms);
        },
      });
    });
    const service = start();
    service.watch(true);
    service.watch(true);
    await enough;
    service.watch(false);
    Object.assign(clock, { sleep });
    expect(published.map((s) => s.clock?.slot)).toEqual(at.slots);
    expect(neighbours[0]?.asked.filter((a) => a.path === '/eth/v1/events')).toHaveLength(at.streams);
  },
);

describe('what is wrong although everything runs', () => {
  const ids = ({ findings }: Status) => findings.map(({ id }) => id);

  test('a healthy node has nothing', async () => {
    expect(ids(await start().get())).toEqual([]);
  });

  test('execution client and beacon node of different networks', async () => {
    executionSide.chainId = 560_048;
    const status = await start().get();
    expect(ids(status)).toEqual(['otherNetwork']);
    expect(statusSentence(status, practice).is).toBe(
      'Execution client and beacon node run different networks (chain 560048 and chain 3151908).',
    );
  });

  test('a beacon node that its execution client refuses: by its log the secret, without it only that it cannot', async () => {
    go(100, { elOffline: true });
    expect((await start().get()).findings).toEqual([{ id: 'wrongJwt', ...findingSentences.elOffline }]);
    complaint = 'wrongJwt';
    expect((await start().get()).findings).toEqual([{ id: 'wrongJwt', ...findingSentences.wrongJwt }]);
  });

  test('a layer that stands still is asked for its log; one that is well is not', async () => {
    complaint = 'diskFull';
    const service = start();
    expect(ids(await service.get())).toEqual([]);
    clock.set(atSlot(130));
    const status = await service.get();
    expect([status.consensus.health, status.findings[0]]).toEqual([
      'stalled',
      { id: 'complaint', ...findingSentences.complaint('Lodestar', exitReasons.diskFull) },
    ]);
  });

  test('no peers is told after three minutes, with how long', async () => {
    go(100, { peers: 0 });
    const service = start();
    expect(ids(await service.get())).toEqual([]);
    go(185);
    expect(ids(await service.get())).toEqual([]);
    go(220);
    expect((await service.get()).findings).toEqual([{ id: 'noPeers', ...findingSentences.noPeers('Lodestar', 4) }]);
    go(260, { peers: 3 });
    expect(ids(await service.get())).toEqual([]);
  });

  test.each([
    [1_500, null],
    [2_000, findingSentences.clockOff('2.0', false)],
    [-2_400, findingSentences.clockOff('2.4', false)],
    [10_000, findingSentences.clockOff('10', true)],
  ])('a clock that is off by %d ms', async (ms, told) => {
    offsetMs = ms;
    const service = start();
    await service.get();
    go(110);
    expect((await service.get()).findings).toEqual(told === null ? [] : [{ id: 'clockOff', ...told }]);
  });

  test('a head from the future: the clock of this machine is slow', async () => {
    go(105);
    clock.set(atSlot(100));
    expect((await start().get()).findings).toEqual([{ id: 'clockOff', ...findingSentences.clockOff('10', true) }]);
  });

  test('a disk that is nearly full', async () => {
    freeBytes = 2 ** 30;
    expect((await start().get()).findings).toEqual([
      { id: 'diskNearlyFull', ...findingSentences.diskNearlyFull(bytes(2 ** 30), '/chain', null) },
    ]);
  });

  test('Docker’s own disk that is nearly full while the chain lies on another', async () => {
    docker = { where: '/docker', freeBytes: 2 ** 30, totalBytes: 2 ** 34 };
    const told = findingSentences.dockerDiskNearlyFull(bytes(2 ** 30), '/docker');
    expect((await start().get()).findings).toEqual([{ id: 'dockerDiskNearlyFull', ...told }]);
  });
});
