import { afterAll, beforeAll, expect, test } from 'vitest';
import { dockerWorld } from './testing/world.ts';

let one: Awaited<ReturnType<typeof dockerWorld>>;
let other: Awaited<ReturnType<typeof dockerWorld>>;
beforeAll(async () => {
  // Both at once, as two apps that start together.
  [one, other] = await Promise.all([dockerWorld(), dockerWorld()]);
});
afterAll(() => Promise.all([one.clean(), other.clean()]));

test('two owners that start together get two subnets', () => {
  expect(one.prefix).toMatch(/^(172\.31|10\.213)\.\d+$/);
  expect(other.prefix).toMatch(/^(172\.31|10\.213)\.\d+$/);
  expect(one.prefix).not.toBe(other.prefix);
});

test('two owners side by side do not see each other', async () => {
  const mine = one.plan('a', 'sleep 60');
  const theirs = other.plan('b', 'sleep 60');
  await one.docker.createVolume(mine.volume.name, one.labels);
  await one.docker.create(mine, one.network);
  await other.docker.create(theirs, other.network);
  expect((await one.docker.list(one.labels)).map(({ name }) => name)).toEqual([mine.name]);
  expect((await other.docker.list(other.labels)).map(({ name }) => name)).toEqual([theirs.name]);
  expect(await one.docker.networks(one.labels)).toEqual([{ name: one.network, prefix: one.prefix, labels: one.labels }]);
  expect(await one.docker.volumes(one.labels)).toEqual([mine.volume.name]);
  expect(await one.docker.volumeBytes(one.labels)).toBe(0);
  await other.docker.remove(theirs.name);
  await other.docker.removeVolume(theirs.volume.name);
});

test('removing what is not there changes nothing', async () => {
  await one.docker.removeNetwork(`${one.owner}-nothing`);
  await one.docker.removeVolume(`${one.owner}-nothing`);
});
