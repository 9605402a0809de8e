import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { label } from '../platform/docker/labels.ts';
import { dockerLife } from './testing/docker-life.ts';

let world: Awaited<ReturnType<typeof dockerLife>>;
beforeAll(async () => {
  world = await dockerLife();
});
afterAll(() => world.clean());

const secret = (): string => readFileSync(world.folder.path(world.instance, 'jwt.hex'), 'utf8');

const acts = {
  up: () => world.life.up({ choice: world.wanted }),
  update: () => world.life.update({ keepCopy: false }),
  remove: () => world.life.remove({ keepData: false, keysToo: true }),
} as const;
/** Does it with Docker stopping at its first change, again with Docker stopping one change later, and so on to its end. Answers how often. */
async function cutAllAlong(act: keyof typeof acts): Promise<number> {
  for (let n = 1; ; n += 1) {
    world.line.cutAt(n);
    const { state, fault } = await world.ended(acts[act]());
    world.line.mend();
    if (state === 'done') return n - 1;
    expect([act, n, state, fault?.code]).toEqual([act, n, 'failed', expect.stringMatching(/^docker\.(lost|absent|stopped)$/)]);
  }
}

test('Docker stops again and again in the middle of raising, updating and removing a node, and each ends as it should', async () => {
  expect(await cutAllAlong('up')).toBeGreaterThan(5);
  expect(await world.stands()).toEqual(world.running(world.images.old));
  const made = secret();
  world.takes(world.images.newer);
  expect(await cutAllAlong('update')).toBeGreaterThan(5);
  expect(await world.stands()).toEqual(world.running(world.images.newer));
  expect(secret()).toBe(made);
  await expect.poll(() => world.told('execution')).toEqual(new Set([made]));
  await expect.poll(() => world.told('beacon')).toEqual(new Set([made]));
  expect(await cutAllAlong('remove')).toBeGreaterThan(2);
  expect(await world.stands()).toEqual({ containers: [], volumes: [], networks: [] });
  expect(world.kept()).toEqual({ node: null });
}, 240_000);

test('a container, a volume and a network of the wanted names that somebody else made end the work, and are never touched', async () => {
  world.takes(world.images.old);
  const { beside, bare, labels, instance } = world;
  const name = `${instance}-own-execution`;
  const elsewhere = { [label.owner]: 'somebody' };
  const attempt = async () => (await world.ended(acts.up())).fault?.details;

  await beside.createNetwork(`hearth-${instance}`, elsewhere);
  expect(await attempt()).toContain(`network with name hearth-${instance} already exists`);
  await beside.removeNetwork(`hearth-${instance}`);

  await beside.createVolume(name, elsewhere);
  expect((await world.ended(acts.up())).fault?.message).toContain(`a volume named ${name} exists that this Hearth did not make`);
  expect([await beside.volumes(elsewhere), (await beside.list(labels)).length]).toEqual([[name], 0]);
  await beside.removeVolume(name);

  const foreign = await bare.createContainer({ name: `${name}-unfinished`, Image: world.images.old, Labels: elsewhere });
  expect((await world.ended(acts.up())).fault?.message).toContain(`a container named ${name}-unfinished exists`);
  expect((await beside.inspect(`${name}-unfinished`))?.state).toBe('created');
  await foreign.remove({ v: true });
  await world.ended(acts.remove());
  expect(await world.stands()).toEqual({ containers: [], volumes: [], networks: [] });
});
