import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { ContainerPlan } from '../../shared/node.ts';
import { until } from '../platform/docker/testing/world.ts';
import { folderFacts } from '../platform/host-facts/folder.ts';
import { oncePlan } from './plan.ts';
import { nodeWorld } from './testing/node-world.ts';
import { shedData, throwAway } from './upkeep.ts';

let world: Awaited<ReturnType<typeof nodeWorld>>;
const never = new AbortController().signal;
const network = 'none';

/** Runs for ever and holds a lock meanwhile, as a database would; `prune` takes minutes where `/data/slow` lies. */
const script = `
if [ -e /data/lock ]; then echo "in use"; exit 7; fi
echo > /data/lock; trap "rm /data/lock; exit 0" TERM
if [ "$1" = prune ]; then
  echo "pruning $2"; echo pruned >> /data/log
  while [ -e /data/slow ]; do sleep 0.2; done
  rm /data/old /data/lock; exit 0
fi
[ "$1" = fail ] && { echo "no such verb"; rm /data/lock; exit 2; }
mkdir -p /data/hoodi/beacon /data/hoodi/validator; echo block > /data/hoodi/beacon/1; echo record > /data/hoodi/validator/1
echo old > /data/old; echo started >> /data/log
while :; do sleep 0.2; done`;
let plan: ContainerPlan;
let count = 0;
const apply = () => world.node.apply([plan], world.network, never, () => undefined);
const read = async (path: string) => (await world.docker.readFile(plan.name, path))?.toString() ?? null;
const raise = async () => {
  await apply();
  await until(async () => (await read('/data/log'))?.includes('started'));
};

beforeAll(async () => {
  world = await nodeWorld();
});
beforeEach(async () => {
  count += 1;
  const name = `${world.owner}-own-execution-${count}`;
  plan = world.clientPlan('own', 'execution', '', {
    ...{ name, volume: { name, path: '/data' }, entrypoint: ['sh', '-c', script, 'client'], args: [] },
  });
  await raise();
});
afterAll(() => world.clean());

test('a client sheds old data while it is stopped, tells what it does, and starts again with the rest', async () => {
  const steps: string[] = [];
  await shedData(world.docker, plan, ['prune', 'all'], never, (step, line) => steps.push(line ?? step));
  expect(steps.slice(0, 2)).toEqual(['stop', 'prune']);
  expect(await world.docker.inspect(plan.name)).toMatchObject({ state: 'exited', exitCode: 0 });
  expect(await world.docker.inspect(`${plan.name}-prune`)).toBeNull();
  await apply();
  expect(await world.docker.inspect(plan.name)).toMatchObject({ state: 'running' });
  await until(async () => (await read('/data/log')) === 'started\npruned\nstarted\n');
});

test('a run that was left by a Hearth that was killed is ended gently, and the next one takes its place', async () => {
  const once = oncePlan(plan, { name: 'prune', args: ['prune', 'all'] });
  await world.docker.stop(plan.name, 2);
  await world.docker.create({ ...once, args: ['run'] }, network);
  await world.docker.start(once.name);
  await until(async () => (await read('/data/lock')) !== null);
  await shedData(world.docker, plan, ['prune', 'all'], never, () => undefined);
  expect([await read('/data/old'), await read('/data/lock')]).toEqual([null, null]);
});

test('cancelled, the run is given its time and its data stays whole', async () => {
  const stop = new AbortController();
  await world.docker.stop(plan.name, 2);
  const slow = oncePlan(plan, { name: 'slow', entrypoint: ['sh', '-c', 'echo > /data/slow'], args: [] });
  await world.docker.runOnce(slow, network, never);
  const shedding = shedData(world.docker, plan, ['prune', 'all'], stop.signal, () => undefined);
  shedding.catch(() => undefined);
  await until(async () => (await read('/data/lock')) !== null);
  stop.abort();
  await expect(shedding).rejects.toMatchObject({ code: 'work.cancelled' });
  expect([await read('/data/lock'), await read('/data/old')]).toEqual([null, 'old\n']);
  expect(await world.docker.inspect(`${plan.name}-prune`)).toBeNull();
});

test('a run that fails says so in its own words', async () => {
  await expect(shedData(world.docker, plan, ['fail'], never, () => undefined)).rejects.toMatchObject({
    ...{ code: 'container.stopped', params: { found: 'it ended with code 2', details: 'no such verb' } },
  });
});

test('a new sync takes folders of the chain, and keys that lie beside them stay', async () => {
  await throwAway({ docker: world.docker, folderFacts }, plan, ['/data/hoodi/beacon'], never);
  expect([await read('/data/hoodi/beacon/1'), await read('/data/hoodi/validator/1')]).toEqual([null, 'record\n']);
  await throwAway({ docker: world.docker, folderFacts }, plan, ['/data/hoodi/beacon'], never);
  await raise();
  expect(await read('/data/hoodi/validator/1')).toBe('record\n');
});

test('a new sync takes the container and its volume, which was measured by its name, and is fine where they are gone', async () => {
  expect((await world.docker.volumeSizes(world.labels)).get(plan.volume.name)).toBeGreaterThan(0);
  await throwAway({ docker: world.docker, folderFacts }, plan, 'volume', never);
  await throwAway({ docker: world.docker, folderFacts }, plan, 'volume', never);
  expect(await world.docker.inspect(plan.name)).toBeNull();
  expect(await world.docker.volumes(world.labels)).not.toContain(plan.volume.name);
  await raise();
  expect(await read('/data/log')).toBe('started\n');
});
