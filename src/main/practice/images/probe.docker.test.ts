import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeRegistry } from '../../platform/docker/testing/fake-registry.ts';
import { dockerWorld } from '../../platform/docker/testing/world.ts';
import { systemClock } from '../../platform/system-clock.ts';
import { pullProbe } from './probe.ts';

let world: Awaited<ReturnType<typeof dockerWorld>>;
beforeAll(async () => {
  world = await dockerWorld();
});
afterAll(() => world.clean());

test('the Docker daemon is asked: a registry that has the image answers yes and nothing is left of the pull', async () => {
  const registry = await fakeRegistry([Buffer.concat([Buffer.from(world.owner), Buffer.alloc(60_000_000, 1)])]);
  const probe = pullProbe(world.docker, systemClock);
  expect(await probe(`${registry.host}/thing:1`, 5000)).toBe(true);
  expect(await world.docker.imagePresent(`${registry.host}/thing:1`)).toBeNull();
  expect(await probe(`${registry.host}/nothing:2`, 5000)).toBe(false);
  await registry.stop();
  expect(await probe(`${registry.host}/other:3`, 5000)).toBe(false);
});
