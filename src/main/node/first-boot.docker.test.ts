import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContainerPlan } from '../../shared/node.ts';
import { until } from '../platform/docker/testing/world.ts';
import { unprivileged } from './clients/client.ts';
import { nodeWorld } from './testing/node-world.ts';

let world: Awaited<ReturnType<typeof nodeWorld>>;
beforeAll(async () => {
  world = await nodeWorld();
});
afterAll(() => world.clean());

const never = new AbortController().signal;
/** Plays Prysm's validator client: `wallet create` works once, and running without a wallet fails. */
const script = `
if [ "$1" = wallet ]; then
  echo "setup $*" >> /data/log
  if [ -e /data/made ]; then echo "a wallet already exists at this location"; exit 1; fi
  echo > /data/made; exit 0
fi
[ -e /data/made ] || exit 9
while :; do sleep 0.2; done`;
const prysmLike = (hash: string, body = script): ContainerPlan =>
  world.clientPlan(
    'own',
    'validator',
    '',
    {
      client: 'prysm',
      entrypoint: ['sh', '-c', body, 'validator'],
      args: [],
      firstBoot: [{ name: 'wallet', args: ['wallet', 'create'], alreadyDone: 'already exists' }],
    },
    hash,
  );
const apply = (plan: ContainerPlan) => world.node.apply([plan], world.network, never, () => undefined);

test('a wallet is made before the first start, and one that exists is fine when the container is made anew', async () => {
  const plan = prysmLike('a');
  await apply(plan);
  expect(await world.docker.inspect(plan.name)).toMatchObject({ state: 'running' });
  await apply(prysmLike('b'));
  expect(await world.docker.inspect(plan.name)).toMatchObject({ state: 'running' });
  const made = (await world.docker.readFile(plan.name, '/data/log'))?.toString().trim().split('\n') ?? [];
  expect(made.map((line) => line)).toEqual(['setup wallet create', 'setup wallet create']);
  expect((await world.docker.list(world.labels)).map(({ name }) => name)).toEqual([plan.name]);
  await world.node.remove('practice-1');
});

test('a first-boot step that fails stops the work with its own words, and makes no container', async () => {
  const plan = prysmLike('a', 'echo no such flag; exit 2');
  await expect(apply(plan)).rejects.toMatchObject({
    code: 'container.stopped',
    params: { what: `${plan.name}-wallet`, found: 'it ended with code 2', details: 'no such flag' },
  });
  expect(await world.docker.list(world.labels)).toEqual([]);
});

test('a client whose image would run as root runs as nobody’s number: it owns its volume and alone reads its secrets', async () => {
  const line = 'stat -c "%u %g %a" /data /hearth/token && cat /hearth/token /data/first && id -u > /data/seen';
  const secret = { path: '/hearth/token', source: '', text: 'a-secret\n', mode: 0o600, uid: null };
  const plan = world.clientPlan('own', 'beacon', '', {
    ...unprivileged,
    entrypoint: [
      'sh',
      '-c',
      `if [ "$1" = first ]; then echo first > /data/first; exit; fi; ${line}; while :; do sleep 0.2; done`,
      'beacon',
    ],
    args: [],
    files: [secret],
    firstBoot: [{ name: 'checkpoint', args: ['first'], alreadyDone: 'never' }],
  });
  await apply(plan);
  const seen = await until(() => world.docker.readFile(plan.name, '/data/seen'));
  expect(seen.toString().trim()).toBe('10001');
  const log = (await world.docker.logs(plan.name, 10)).map(({ text }) => text);
  expect(log).toEqual(['10001 10001 700', '10001 10001 600', 'a-secret', 'first']);
  await world.node.remove('practice-1');
});
