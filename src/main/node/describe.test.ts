import { expect, test } from 'vitest';
import type { LogLine } from '../../shared/node.ts';
import { containerWhy, exitReasons } from '../../shared/strings/containers.ts';
import type { DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { describe, inOrder, wantsLog } from './describe.ts';

const container = (change: Partial<DockerContainer> = {}, client = 'geth', role = 'execution'): DockerContainer => ({
  id: 'abc',
  name: 'practice-1-own-execution',
  image: 'hearth/geth:1.16.9',
  state: 'exited',
  startedAt: 1_000,
  finishedAt: 2_000,
  exitCode: 1,
  oomKilled: false,
  restarts: 0,
  labels: {
    [label.owner]: 'o',
    [label.side]: 'own',
    [label.role]: role,
    [label.client]: client,
    [label.ports]: '[{"use":"rpc","container":8545}]',
  },
  ports: [
    { container: 8545, host: 38_545 },
    { container: 9, host: 10 },
  ],
  ip: null,
  ...change,
});
const NOW = 500_000;
const why = (lines: readonly (string | LogLine)[], change: Partial<DockerContainer> = {}, client = 'geth') =>
  describe(
    container(change, client, client === 'geth' ? 'execution' : 'beacon'),
    lines.map((line) => (typeof line === 'string' ? { at: null, text: line } : line)),
    NOW,
  )?.why;

test('a running container is described with its ports by use, and needs no reason', () => {
  expect(describe(container({ state: 'running', exitCode: null, finishedAt: null }), [], NOW)).toEqual({
    id: 'abc',
    name: 'practice-1-own-execution',
    side: 'own',
    role: 'execution',
    client: 'geth',
    clientName: 'Geth',
    image: 'hearth/geth:1.16.9',
    state: 'running',
    startedAt: 1_000,
    exitCode: null,
    why: null,
    ports: [{ use: 'rpc', host: 38_545 }],
  });
});

test('each state that does not run has its sentence', () => {
  expect(why([], { state: 'created', exitCode: null })).toBe(containerWhy.created);
  expect(why([], { state: 'paused', exitCode: null })).toBe(containerWhy.paused);
  expect(why([], { state: 'dead' })).toBe(containerWhy.dead);
  expect(why([], { exitCode: 0 })).toBe(containerWhy.stopped);
  expect(why([], { exitCode: 143 })).toBe(containerWhy.stopped);
  expect(why([], { exitCode: 137 })).toBe(containerWhy.killed);
  expect(why([], { exitCode: 137, oomKilled: true })).toBe(exitReasons.outOfMemory);
  expect(why([], { exitCode: 2 })).toBe('It ended by itself with code 2. Its log says more.');
});

const full = 'Fatal: write /data/x: no space left on device';
test('a crash loop is told with its reason while it waits and in the seconds that it runs, and no longer', () => {
  expect(why([full], { state: 'restarting', restarts: 1 })).toBe(`Docker is starting it again. ${exitReasons.diskFull}`);
  const running = { state: 'running', exitCode: null, restarts: 7, startedAt: NOW - 3_000 } as const;
  expect(why([{ at: NOW - 9_000, text: full }], running)).toBe(
    `Docker has started it again 7 times and goes on trying. ${exitReasons.diskFull}`,
  );
  expect(why([{ at: NOW - 9_000, text: full }], { ...running, startedAt: NOW - 61_000 })).toBeNull();
  expect(why([{ at: NOW - 9_000, text: 'INFO bye' }], running)).toBeNull();
});

test('only the last run counts: the reason of an earlier one is history', () => {
  const before = { at: 10, text: full };
  const after = { at: 4_900, text: 'Fatal: invalid JWT secret' };
  expect(why([before, after], { startedAt: 5_000 })).toBe(exitReasons.wrongJwt);
  expect(why([before, { at: 5_500, text: 'bye' }], { startedAt: 5_000, exitCode: 3 })).toBe(containerWhy.ended(3));
});

test('the log is asked for where it may tell a reason', () => {
  const running = { state: 'running', exitCode: null, startedAt: NOW - 3_000 } as const;
  expect(
    [container(), container({ state: 'restarting' }), container({ ...running, restarts: 2 })].map((one) => wantsLog(one, NOW)),
  ).toEqual([true, true, true]);
  expect([container(running), container({ state: 'paused' })].map((one) => wantsLog(one, NOW))).toEqual([false, false]);
});

test('a flag that Prysm does not know is told although it ends with code 0', () => {
  const flag = 'time="2026-11-23T00:59:28Z" level=error msg="flag provided but not defined: -no-such-flag" package=cmd/beacon-chain';
  expect(why([flag, '   --pprofport value'], { exitCode: 0 }, 'prysm')).toBe(exitReasons.unknownFlag);
});

test('a key that is alive elsewhere is told although Prysm ends with code 0; an old word of it in a start is not', () => {
  const alive = 'ERROR client: doppelganger check: Duplicate instances exists in the network for validator keys: [0xa8]';
  expect(why([alive], { exitCode: 0 }, 'prysm')).toBe(exitReasons.keyAlive);
  expect(why(['INFO client: Running doppelganger check keyCount=1'], { exitCode: 0 }, 'prysm')).toBe(containerWhy.stopped);
});

test('a container without a role, or with broken labels, is not described as a client', () => {
  expect(describe(container({ labels: { [label.owner]: 'o' } }), [], NOW)).toBeNull();
  const broken = container({ state: 'running', labels: { ...container().labels, [label.ports]: '{' } });
  expect(describe(broken, [], NOW)?.ports).toEqual([]);
});

test('the own side comes first, then the start order', () => {
  const named = (side: string, role: string) => {
    const labels = {
      ...container().labels,
      [label.side]: side,
      [label.role]: role,
      [label.client]: role === 'execution' ? 'geth' : 'prysm',
    };
    return describe(container({ name: `${side}-${role}`, labels }), [], NOW);
  };
  const all = [named('rest', 'execution'), named('own', 'validator'), named('rest', 'beacon'), named('own', 'execution')];
  const sorted = all.filter((one) => one !== null).sort(inOrder);
  expect(sorted.map(({ name }) => name)).toEqual(['own-execution', 'own-validator', 'rest-execution', 'rest-beacon']);
});
