import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { NodeContainer } from '../../shared/node.ts';
import { containerWhy, exitReasons } from '../../shared/strings/containers.ts';
import { bytesPerDay, type DiskSample, rememberDisk } from './disk.ts';
import { bitIsSet, holds, resultOfReward, worst } from './inclusion.ts';
import { type LayerInput, layerOf } from './layers.ts';
import { ringOf } from './ring.ts';
import { nextRoundMs } from './rounds.ts';

const ring = (change: object) =>
  ringOf({
    clockSlot: 1_604,
    slotsPerEpoch: 8,
    headSlot: 1_603,
    blockAt: (slot) => slot !== 1_601,
    proposalSlots: new Set([1_602]),
    attestationSlots: new Set([1_602, 1_606]),
    ...change,
  }).map((s) => [s.slot, s.kind, s.own].join(' ').trim());

test('the ring shows blocks, missed slots, now and what is to come, and yours in it', () => {
  expect(ring({})).toEqual([
    '1600 block',
    '1601 missed',
    '1602 block proposal',
    '1603 block',
    '1604 now',
    '1605 come',
    '1606 come attestation',
    '1607 come',
  ]);
});

test('what the head has not reached is not called missed', () => {
  expect(ring({ headSlot: 1_601, blockAt: () => undefined }).slice(0, 5)).toEqual([
    '1600 missed',
    '1601 block',
    '1602 come proposal',
    '1603 come',
    '1604 now',
  ]);
});

const container: NodeContainer = {
  id: '1',
  name: 'own-beacon',
  side: 'own',
  role: 'beacon',
  client: 'lodestar',
  clientName: 'Lodestar',
  image: 'x',
  state: 'running',
  startedAt: 0,
  exitCode: null,
  why: null,
  ports: [],
};
const layer = (change: Partial<LayerInput>) => {
  const { health, why } = layerOf({
    name: 'beacon node',
    container,
    reached: { answered: true, judged: null },
    head: 1,
    peers: 1,
    version: null,
    now: 300_000,
    beforeGenesis: null,
    ...change,
  });
  return [health, why];
};
const failed = (error: unknown) => ({ answered: false, error }) as const;
const stalled = { health: 'stalled', behindSlots: 27, etaSeconds: null } as const;

test.each<[string, Partial<LayerInput>, (string | null)[]]>([
  ['no container', { container: null }, ['absent', 'There is no beacon node yet.']],
  [
    'an ended one',
    { container: { ...container, state: 'exited', why: exitReasons.diskFull } },
    ['stopped', `Lodestar has stopped. ${exitReasons.diskFull}`],
  ],
  [
    'one that somebody stopped',
    { container: { ...container, state: 'exited', why: containerWhy.stopped } },
    ['stopped', 'Lodestar is stopped.'],
  ],
  [
    'a crash loop, between two ends',
    { container: { ...container, state: 'running', why: containerWhy.restarting(exitReasons.diskFull, 4) } },
    ['stopped', `Lodestar ends again and again. Docker has started it again 4 times and goes on trying. ${exitReasons.diskFull}`],
  ],
  ['a paused one', { container: { ...container, state: 'paused' } }, ['paused', 'Lodestar is paused.']],
  ['one that Docker starts again', { container: { ...container, state: 'restarting' } }, ['starting', 'Lodestar is starting.']],
  ['silence soon after the start', { reached: failed(new AppError('beacon.timeout')), now: 20_000 }, ['starting', 'Lodestar is starting.']],
  [
    'silence later',
    { reached: failed(new AppError('beacon.timeout')) },
    ['silent', 'Lodestar runs but does not answer. If it stays silent, restart it.'],
  ],
  [
    'hanging up',
    { reached: failed(new AppError('beacon.unreachable')) },
    ['silent', 'Lodestar runs but does not answer. If it stays silent, restart it.'],
  ],
  [
    'refusals',
    { reached: failed(new AppError('beacon.refused', { what: 'nil head' })) },
    ['stalled', 'Lodestar answers, but only that “nil head”.'],
  ],
  ['the time before genesis', { beforeGenesis: 12 }, ['starting', 'The chain begins in 12 s.']],
  [
    'a head that stands still',
    { reached: { answered: true, judged: stalled } },
    ['stalled', 'Lodestar stands still 27 slots behind the clock. Its log says more.'],
  ],
  [
    'a head that catches up',
    { reached: { answered: true, judged: { health: 'syncing', behindSlots: 1_204, etaSeconds: 540 } } },
    ['syncing', 'Lodestar is 1,204 slots behind the clock, about 9 min to go.'],
  ],
  [
    'unchecked blocks',
    { optimistic: true, reached: { answered: true, judged: { health: 'synced', behindSlots: 0, etaSeconds: null } } },
    ['syncing', 'Lodestar has the newest blocks, but its execution client has not checked them yet.'],
  ],
  [
    'a head at the clock',
    { reached: { answered: true, judged: { health: 'synced', behindSlots: 0, etaSeconds: null } } },
    ['synced', null],
  ],
])('a layer with %s', (_name, change, expected) => {
  expect(layer(change)).toEqual(expected);
});

test('bits count from the lowest of the first byte, and one committee is one attestation before Electra', () => {
  expect([0, 1, 7, 8, 9].map((i) => bitIsSet('0x8101', i))).toEqual([true, false, true, true, false]);
  const place = { slot: 57, committeeIndex: 1, position: 2 };
  const included = { slot: 57, index: 1, aggregationBits: '0x14', committeeBits: null };
  expect([holds([included], place), holds([{ ...included, index: 0 }], place), holds([{ ...included, slot: 56 }], place)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(holds([{ ...included, committeeBits: '0x03' }], place)).toBeNull();
});

test('what was credited tells in time, late, missed or nothing, and of several the worst counts', () => {
  const reward = (headGwei: bigint, targetGwei: bigint, sourceGwei: bigint) =>
    resultOfReward({ validatorIndex: 1, headGwei, targetGwei, sourceGwei });
  expect([reward(3n, 5n, 3n), reward(0n, 5n, 3n), reward(0n, -5n, 3n), reward(0n, -5n, -3n), reward(0n, 0n, 0n)]).toEqual([
    'inTime',
    'late',
    'late',
    'missed',
    'unknown',
  ]);
  expect([worst(['inTime', 'late']), worst(['inTime', 'waiting', 'missed']), worst([])]).toEqual(['late', 'missed', 'unknown']);
});

test('growth is told from ten minutes on, by the node’s own size where it is known', () => {
  const at = (minutes: number, freeBytes: number, nodeBytes: number | null): DiskSample => ({ at: minutes * 60_000, freeBytes, nodeBytes });
  expect(bytesPerDay([at(0, 100, 5), at(9, 90, 10)])).toBeNull();
  expect(bytesPerDay([at(0, 1_000, 100), at(60, 400, 200)])).toBe(2_400);
  expect(bytesPerDay([at(0, 1_000, null), at(60, 400, null)])).toBe(14_400);
  let samples: readonly DiskSample[] = [];
  for (let i = 0; i < 2_000; i++) samples = rememberDisk(samples, at(i, 1, 1));
  expect([samples.length <= 200, samples[0]?.at, samples.at(-1)?.at]).toEqual([true, 0, 1_999 * 60_000]);
});

test('the next round comes late in the next slot, never at once and never later than twelve seconds', () => {
  const time = { slot: 0, epoch: 0, slotsPerEpoch: 8, secondsPerSlot: 2, genesisTime: 0, finalizedEpoch: null };
  expect([0, 1_000, 1_990].map((now) => nextRoundMs(time, now))).toEqual([6_000, 6_000, 6_000]);
  expect([
    nextRoundMs({ ...time, secondsPerSlot: 12 }, 100),
    nextRoundMs({ ...time, secondsPerSlot: 1 }, 900),
    nextRoundMs(null, 0),
  ]).toEqual([12_000, 6_000, 5_000]);
});
