import { expect, test } from 'vitest';
import { containerWhy, exitReasons } from '../../shared/strings/containers.ts';
import type { DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { describe, inOrder } from './describe.ts';

const container = (change: Partial<DockerContainer> = {}, client = 'geth', role = 'execution'): DockerContainer => ({
  id: 'abc',
  name: 'practice-1-own-execution',
  image: 'hearth/geth:1.16.9',
  state: 'exited',
  startedAt: 1_000,
  finishedAt: 2_000,
  exitCode: 1,
  oomKilled: false,
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
const why = (lines: readonly string[], change: Partial<DockerContainer> = {}, client = 'geth') =>
  describe(container(change, client, client === 'geth' ? 'execution' : 'beacon'), lines)?.why;

test('a running container is described with its ports by use, and needs no reason', () => {
  expect(describe(container({ state: 'running', exitCode: null, finishedAt: null }), [])).toEqual({
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
  expect(why(['Fatal: no space left on device'], { state: 'restarting' })).toBe(`Docker is starting it again. ${exitReasons.diskFull}`);
});

// Lines of real clients, from recorded faults.
test.each([
  ['geth', 'Fatal: Failed to register the Ethereum service: write /data/geth/x.bag: no space left on device, file /data', 'diskFull'],
  ['geth', 'Fatal: Failed to create the protocol stack: mkdir /data/geth: read-only file system', 'noWrite'],
  ['geth', 'Fatal: Error starting protocol stack: listen tcp 0.0.0.0:8545: bind: address already in use', 'portInUse'],
  ['geth', 'Fatal: Failed to create the protocol stack: datadir already used by another process', 'databaseInUse'],
  [
    'prysm',
    'FATAL main: could not initialize database: could not create validator database: open /data/validator.db: read-only file system',
    'noWrite',
  ],
  ['prysm', 'FATAL main: unable to start: cannot obtain database lock, database may be in use by another process', 'databaseInUse'],
  ['prysm', 'ERROR execution: could not authenticate connection to execution client: 401 Unauthorized: signature is invalid', 'wrongJwt'],
  ['prysm', 'Incorrect Usage: flag provided but not defined: -nothing', 'unknownFlag'],
  ['lodestar', 'Error: listen EADDRINUSE: address already in use 0.0.0.0:9596', 'portInUse'],
  ['lodestar', 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'outOfMemory'],
] as const)('%s: “%s” means %s', (client, line, reason) => {
  expect(why(['something before', line, 'and a last word'], {}, client)).toBe(exitReasons[reason]);
});

test('a key that is alive elsewhere is told although Prysm ends with code 0; an old word of it in a start is not', () => {
  const alive = 'ERROR client: doppelganger check: Duplicate instances exists in the network for validator keys: [0xa8]';
  expect(why([alive], { exitCode: 0 }, 'prysm')).toBe(exitReasons.keyAlive);
  expect(why(['INFO client: Running doppelganger check keyCount=1'], { exitCode: 0 }, 'prysm')).toBe(containerWhy.stopped);
});

test('a container without a role, or with broken labels, is not described as a client', () => {
  expect(describe(container({ labels: { [label.owner]: 'o' } }), [])).toBeNull();
  const broken = container({ state: 'running', labels: { ...container().labels, [label.ports]: '{' } });
  expect(describe(broken, [])?.ports).toEqual([]);
});

test('the own side comes first, then the start order', () => {
  const named = (side: string, role: string) => {
    const labels = {
      ...container().labels,
      [label.side]: side,
      [label.role]: role,
      [label.client]: role === 'execution' ? 'geth' : 'prysm',
    };
    return describe(container({ name: `${side}-${role}`, labels }), []);
  };
  const all = [named('rest', 'execution'), named('own', 'validator'), named('rest', 'beacon'), named('own', 'execution')];
  const sorted = all.filter((one) => one !== null).sort(inOrder);
  expect(sorted.map(({ name }) => name)).toEqual(['own-execution', 'own-validator', 'rest-execution', 'rest-beacon']);
});
