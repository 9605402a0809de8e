import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LogLine } from '../../../shared/node.ts';
import type { DockerEvent } from './docker.ts';
import { label } from './labels.ts';
import { dockerWorld, until } from './testing/world.ts';

let world: Awaited<ReturnType<typeof dockerWorld>>;
beforeAll(async () => {
  world = await dockerWorld();
});
afterAll(() => world.clean());

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });

test('a container is made, started, seen, stopped within its grace and removed', async () => {
  const { docker, network, prefix, plan } = world;
  const port = await freePort();
  const made = plan('life', 'trap "exit 3" TERM; echo here; while :; do sleep 0.1; done', {
    ip: `${prefix}.77`,
    ports: [{ use: 'rpc', container: 8545, host: port }],
  });
  await docker.create(made, network);
  expect(await docker.inspect(made.name)).toMatchObject({ state: 'created', startedAt: null, exitCode: null });
  await docker.start(made.name);
  expect(await docker.inspect(made.name)).toMatchObject({
    name: made.name,
    state: 'running',
    ip: `${prefix}.77`,
    ports: [{ container: 8545, host: port }],
    exitCode: null,
    finishedAt: null,
  });
  await docker.start(made.name);
  await until(async () => (await docker.logs(made.name, 10)).length > 0);
  await docker.pause(made.name);
  expect((await docker.inspect(made.name))?.state).toBe('paused');
  await docker.unpause(made.name);
  await docker.stop(made.name, 5);
  expect(await docker.inspect(made.name)).toMatchObject({ state: 'exited', exitCode: 3 });
  await docker.remove(made.name);
  await docker.remove(made.name);
  expect(await docker.inspect(made.name)).toBeNull();
});

test('what every container of ours has is there', async () => {
  const { docker, network, plan } = world;
  const made = plan('held', 'cat /proc/self/status; id -u; while :; do sleep 1; done');
  await docker.create(made, network);
  await docker.start(made.name);
  const lines = await until(async () => {
    const seen = (await docker.logs(made.name, 200)).map(({ text }) => text);
    return seen.includes('10001') && seen;
  });
  expect(lines).toContain('NoNewPrivs:\t1');
  expect(lines).toContain('CapBnd:\t0000000000000000');
  await docker.remove(made.name);
});

test('logs come with their time and without colours, and following hears what is printed until the end', async () => {
  const { docker, network, plan } = world;
  const made = plan(
    'logs',
    'trap "echo three; echo four >&2; exit 0" TERM; printf "\\033[32mgreen\\033[0m one\\n"; echo two >&2; while :; do sleep 0.1; echo tick; done',
  );
  const before = Date.now();
  await docker.create(made, network);
  await docker.start(made.name);
  const followed: LogLine[] = [];
  const following = docker.followLogs(made.name, (lines) => followed.push(...lines), new AbortController().signal);
  await until(() => followed.length > 0);
  await docker.stop(made.name, 5);
  await following;
  const textsOf = (lines: readonly LogLine[]): string[] => lines.map(({ text }) => text).filter((text) => text !== 'tick');
  expect(textsOf(followed).slice(-2).sort()).toEqual(['four', 'three']);
  const all = await docker.logs(made.name, 1_000);
  expect(textsOf(all).sort()).toEqual(['four', 'green one', 'three', 'two']);
  expect(all.every(({ at }) => at !== null && at > before - 1_000 && at < Date.now() + 1_000)).toBe(true);
  expect((await docker.logs(made.name, 1)).length).toBe(1);
  await docker.remove(made.name);
});

test('following ends quietly when asked to', async () => {
  const { docker, network, plan } = world;
  const made = plan('unfollow', 'while :; do echo tick; sleep 0.1; done');
  await docker.create(made, network);
  await docker.start(made.name);
  const stop = new AbortController();
  const lines: LogLine[] = [];
  const following = docker.followLogs(made.name, (more) => lines.push(...more), stop.signal);
  await until(() => lines.length > 2);
  stop.abort();
  await following;
  await docker.remove(made.name);
});

test('events tell of containers with the labels, and of no others', async () => {
  const { docker, network, plan, labels } = world;
  const seen: DockerEvent[] = [];
  const stop = new AbortController();
  docker.watch(labels, { event: (e) => seen.push(e), lost: () => undefined, back: () => undefined }, stop.signal);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const mine = plan('seen', 'exit 7');
  const stranger = plan('unseen', 'exit 7', { labels: { [label.owner]: 'somebody-else', 'hearth.test': world.owner } });
  for (const one of [stranger, mine]) {
    await docker.create(one, network);
    await docker.start(one.name);
  }
  const died = await until(() => seen.find(({ action }) => action === 'die'));
  expect(died).toMatchObject({ name: mine.name, labels: { ...labels, exitCode: '7' } });
  expect(new Set(seen.map(({ name }) => name))).toEqual(new Set([`${mine.name}-unfinished`, mine.name]));
  stop.abort();
  await docker.remove(mine.name);
  await docker.remove(stranger.name);
  await docker.removeVolume(stranger.volume.name);
});

test('a port that another program holds, or another container, is named', async () => {
  const { docker, network, plan } = world;
  const holder = createServer();
  const port = await new Promise<number>((resolve) => {
    holder.listen(0, '127.0.0.1', () => {
      const address = holder.address();
      resolve(address !== null && typeof address === 'object' ? address.port : 0);
    });
  });
  const ports = [{ use: 'rpc' as const, container: 8545, host: port }];
  const first = plan('port-a', 'sleep 60', { ports });
  const second = plan('port-b', 'sleep 60', { ports });
  await docker.create(first, network);
  await docker.create(second, network);
  await expect(docker.start(first.name)).rejects.toMatchObject({ code: 'docker.portTaken', params: { what: String(port) } });
  await new Promise((resolve) => holder.close(resolve));
  await docker.start(first.name);
  await expect(docker.start(second.name)).rejects.toMatchObject({ code: 'docker.portTaken', params: { what: String(port) } });
  await docker.remove(first.name);
  await docker.remove(second.name);
});

test('a one-off container answers its exit code and output, and goes', async () => {
  const { docker, network, plan } = world;
  const once = plan('once', 'echo made > /data/thing; echo done; exit 4');
  expect(await docker.runOnce(once, network, new AbortController().signal)).toEqual({ exitCode: 4, output: 'done' });
  expect(await docker.inspect(once.name)).toBeNull();
  const after = plan('after', 'sleep 60', { volume: once.volume });
  await docker.create(after, network);
  expect((await docker.readFile(after.name, '/data/thing'))?.toString()).toBe('made\n');
  expect(await docker.readFile(after.name, '/data/nothing')).toBeNull();
  await docker.remove(after.name);
});

test('a one-off container that is cancelled goes too', async () => {
  const { docker, network, plan } = world;
  const once = plan('cancelled', 'sleep 60');
  const stop = new AbortController();
  const running = docker.runOnce(once, network, stop.signal);
  await until(async () => (await docker.inspect(once.name))?.state === 'running');
  stop.abort();
  await expect(running).rejects.toMatchObject({ code: 'work.cancelled' });
  expect(await docker.inspect(once.name)).toBeNull();
});

test('an image that is not here is missing, and a container without it is not made', async () => {
  const { docker, network, plan } = world;
  const made = plan('imageless', 'true', { image: 'hearth-test/never-made:1' });
  await expect(docker.create(made, network)).rejects.toMatchObject({
    code: 'image.missing',
    params: { what: 'hearth-test/never-made:1' },
  });
  expect(await docker.imagePresent('hearth-test/never-made:1')).toBeNull();
});

test('the overview names what runs and, of what stands still, what the image of a client was made to', async () => {
  const { docker, owner, network, plan, images } = world;
  const here = async () =>
    (await docker.overview()).filter(({ name }) => name.startsWith(owner)).map(({ name, isRunning }) => [name, isRunning]);
  const made = plan('overview', 'while :; do sleep 0.1; done');
  await docker.create(made, network);
  await docker.start(made.name);
  expect(await here()).toEqual([[made.name, true]]);
  await docker.stop(made.name, 0);
  expect(await here()).toEqual([]);
  const named = `${owner}/lighthouse:1`;
  await docker.tagImage(made.image, named);
  images.push(named);
  expect(await here()).toEqual([[made.name, false]]);
  await docker.remove(made.name);
});
