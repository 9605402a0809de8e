import Dockerode from 'dockerode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContainerPlan } from '../../shared/node.ts';
import { containerWhy, exitReasons } from '../../shared/strings/containers.ts';
import { label } from '../platform/docker/labels.ts';
import { until } from '../platform/docker/testing/world.ts';
import type { ApplyStep } from './run.ts';
import { nodeWorld } from './testing/node-world.ts';

let world: Awaited<ReturnType<typeof nodeWorld>>;
let plans: readonly ContainerPlan[];
beforeAll(async () => {
  world = await nodeWorld();
  const { clientPlan } = world;
  plans = [
    clientPlan('own', 'execution', 'trap "exit 0" TERM; echo execution is up'),
    clientPlan('own', 'beacon', 'trap "exit 0" TERM; echo beacon is up; echo $(id -u) >> /data/starts'),
  ];
});
afterAll(() => world.clean());

const never = new AbortController().signal;
const apply = async (wanted: readonly ContainerPlan[]): Promise<string[]> => {
  const steps: ApplyStep[] = [];
  await world.node.apply(wanted, world.network, never, (step) => steps.push(step));
  return steps.map(({ name, doing }) => `${name.replace(`${world.owner}-`, '')} ${doing}`);
};
const ids = async () => Object.fromEntries((await world.node.list()).map(({ role, id }) => [role, id]));
const latest = () => world.published['node.changed']?.at(-1) ?? [];

test('applying makes what is missing in order, and a second time changes nothing', async () => {
  expect(await apply(plans)).toEqual([
    'own-execution making',
    'own-execution starting',
    'own-execution running',
    'own-beacon making',
    'own-beacon starting',
    'own-beacon running',
  ]);
  const before = await ids();
  const volumes = await world.docker.volumes(world.labels);
  expect(await apply(plans)).toEqual(['own-execution kept', 'own-beacon kept']);
  expect(await ids()).toEqual(before);
  expect(await world.docker.volumes(world.labels)).toEqual(volumes);
  expect((await world.node.list()).map(({ side, role, state, why, clientName }) => [side, role, state, why, clientName])).toEqual([
    ['own', 'execution', 'running', null, 'Geth'],
    ['own', 'beacon', 'running', null, 'Lodestar'],
  ]);
});

test('a killed container is noticed by itself, and applying again starts the same one', async () => {
  const before = await ids();
  await world.kill(`${world.owner}-own-beacon`);
  const killed = await until(() => latest().find(({ role, state }) => role === 'beacon' && state === 'exited'));
  expect(killed).toMatchObject({ exitCode: 137, why: containerWhy.killed });
  expect(await apply(plans)).toEqual(['own-execution kept', 'own-beacon starting', 'own-beacon running']);
  expect(await ids()).toEqual(before);
  await until(() => latest().find(({ role, state }) => role === 'beacon' && state === 'running'));
});

test('a crash loop says why from its log, while Docker waits and while it runs again', async () => {
  const line = 'echo "Fatal: Failed to register the Ethereum service: write /data/x: no space left on device"; sleep 0.3; exit 1';
  const plan = world.clientPlan('rest', 'execution', line);
  await apply([plan]);
  const told = await until(() => latest().find(({ name, why }) => name === plan.name && why?.startsWith('Docker has started it again')));
  expect(told.why).toContain(exitReasons.diskFull);
  await world.docker.remove(plan.name);
  await world.docker.removeVolume(plan.volume.name);
});

test('a disk that really fills up while a client runs is told from its log', async () => {
  const plan = world.clientPlan('rest', 'execution', 'cat /dev/zero > /data/chain || exit 1');
  const [owner, instance] = [plan.labels[label.owner] ?? '', plan.labels[label.instance] ?? ''];
  await new Dockerode().createVolume({
    Name: plan.volume.name,
    Labels: { [label.owner]: owner, [label.instance]: instance },
    DriverOpts: { type: 'tmpfs', device: 'tmpfs', o: 'size=64k' },
  });
  await apply([plan]);
  await until(async () => (await world.node.list()).find(({ name, why }) => name === plan.name && why?.includes(exitReasons.diskFull)));
  await world.docker.remove(plan.name);
  await world.docker.removeVolume(plan.volume.name);
});

test('a plan that changed replaces its own container only, on the old volume', async () => {
  const before = await ids();
  const [execution, beacon] = plans as [ContainerPlan, ContainerPlan];
  const changed = { ...beacon, labels: { ...beacon.labels, [label.plan]: 'b' } };
  expect(await apply([execution, changed])).toEqual([
    'own-execution kept',
    'own-beacon replacing',
    'own-beacon making',
    'own-beacon starting',
    'own-beacon running',
  ]);
  const after = await ids();
  expect(after['execution']).toBe(before['execution']);
  expect(after['beacon']).not.toBe(before['beacon']);
  const starts = await until(async () => {
    const text = (await world.docker.readFile(beacon.name, '/data/starts'))?.toString() ?? '';
    return text.split('\n').length > 3 && text;
  });
  expect(starts).toBe('10001\n10001\n10001\n');
});

test('stopping by name gives the container its grace; starting and waking bring it back', async () => {
  const name = `${world.owner}-own-execution`;
  await world.node.stopClient(name);
  expect((await world.node.list())[0]).toMatchObject({ state: 'exited', exitCode: 0, why: containerWhy.stopped });
  await world.node.startClient(name);
  await world.docker.pause(name);
  expect((await world.node.list())[0]).toMatchObject({ state: 'paused', why: containerWhy.paused });
  await world.node.startClient(name);
  expect((await world.node.list())[0]).toMatchObject({ state: 'running', why: null });
  await world.docker.pause(name);
  await world.node.stopClient(name);
  expect((await world.node.list())[0]).toMatchObject({ state: 'exited' });
  await world.node.startClient(name);
});

test('while another process works on the node, no container of it is started or stopped by itself', async () => {
  const name = `${world.owner}-own-execution`;
  world.othersWork(true);
  const busy = { code: 'node.busyElsewhere' };
  await expect(world.node.stopClient(name)).rejects.toMatchObject(busy);
  await expect(world.node.startClient(name)).rejects.toMatchObject(busy);
  world.othersWork(false);
  expect((await world.node.list())[0]).toMatchObject({ state: 'running' });
});

test('a name that is not ours is unknown to every call', async () => {
  const unknown = { code: 'container.unknown', params: { what: 'somebody-else' } };
  await expect(world.node.logs('somebody-else', 1)).rejects.toMatchObject(unknown);
  await expect(world.node.follow('somebody-else')).rejects.toMatchObject(unknown);
  await expect(world.node.startClient('somebody-else')).rejects.toMatchObject(unknown);
  await expect(world.node.stopClient('somebody-else')).rejects.toMatchObject(unknown);
});

test('a container of that name which somebody else made is left alone', async () => {
  const [execution] = plans as [ContainerPlan];
  const name = `${world.owner}-foreign`;
  const stranger = { ...execution, name, volume: { ...execution.volume, name }, labels: { [label.owner]: 'x' } };
  await world.docker.create(stranger, world.network);
  const mine = { ...execution, name: stranger.name };
  await expect(apply([mine])).rejects.toMatchObject({ code: 'docker.refused' });
  expect((await world.docker.inspect(stranger.name))?.state).toBe('created');
});

test('applying stops between containers when it is cancelled', async () => {
  const stop = new AbortController();
  stop.abort();
  await expect(world.node.apply(plans, world.network, stop.signal, () => undefined)).rejects.toMatchObject({ code: 'work.cancelled' });
});

test('removing a stack removes exactly that; a stranger’s container and another stack stay', async () => {
  const other = world.clientPlan('rest', 'execution', 'true');
  const apart = { ...other, labels: { ...other.labels, [label.instance]: 'practice-2' } };
  await apply([apart]);
  await world.node.remove('practice-1');
  expect((await world.node.list()).map(({ name }) => name)).toEqual([apart.name]);
  expect(await world.docker.volumes(world.labels)).toEqual([apart.volume.name]);
  expect((await world.docker.inspect(`${world.owner}-foreign`))?.state).toBe('created');
  await world.docker.remove(`${world.owner}-foreign`);
  await world.docker.removeVolume(`${world.owner}-foreign`);
});
