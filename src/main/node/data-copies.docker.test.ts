import { afterAll, beforeAll, expect, test } from 'vitest';
import { dockerLife } from './testing/docker-life.ts';

let world: Awaited<ReturnType<typeof dockerLife>>;
beforeAll(async () => {
  world = await dockerLife();
});
afterAll(() => world.clean());

const done = (begun: Promise<{ readonly workId: string }>) => world.ended(begun).then(({ state, fault }) => [state, fault?.code]);
/** How often a client was started on the data that it has now. */
const starts = async (role: string): Promise<number> =>
  (await world.beside.readFile(`${world.instance}-own-${role}`, '/data/told'))?.toString().trim().split('\n').length ?? 0;
const withCopy = { keepCopy: true };

test('chain data are copied before an update, Docker stopping all along, and a rollback goes back to what they were', async () => {
  const { life, beside, instance, labels, images, running, stands } = world;
  const copies = ['beacon', 'execution'].map((role) => `${instance}-own-${role}-2`);
  expect(await done(life.up({ choice: world.wanted }))).toEqual(['done', undefined]);
  await expect.poll(() => Promise.all([starts('execution'), starts('beacon')])).toEqual([1, 1]);
  const { next } = await life.dataCopies({ roles: ['execution', 'beacon'] });
  expect([next?.clients, next?.findings]).toEqual([['geth', 'nimbus'], []]);
  expect(next?.bytes).toBeGreaterThan(0);

  world.takes(images.newer);
  for (let n = 1; ; n += 1) {
    world.line.cutAt(n);
    const { state, fault } = await world.ended(life.update(withCopy));
    world.line.mend();
    if (state === 'done') break;
    expect([n, state, fault?.code]).toEqual([n, 'failed', expect.stringMatching(/^docker\.(lost|absent|stopped)$/)]);
  }
  const { containers, volumes } = await stands();
  expect([containers, volumes]).toEqual([running(images.newer).containers, [...running(images.newer).volumes, ...copies].toSorted()]);
  expect((await life.dataCopies({ roles: [] })).kept.map(({ client }) => client)).toEqual(['geth', 'nimbus']);
  expect(await done(life.restart())).toEqual(['done', undefined]);
  await expect.poll(() => starts('execution')).toBeGreaterThan(2);
  const onNewer = await starts('execution');

  expect(await done(life.rollback({ riskResync: false }))).toEqual(['done', undefined]);
  expect((await stands()).containers).toEqual(running(images.old).containers);
  expect(await beside.volumes(labels)).toEqual(copies);
  // Of the starts since the copy was made it knows none but its own.
  await expect.poll(() => starts('beacon')).toBeGreaterThan(1);
  expect(await starts('execution')).toBeLessThan(onNewer);
  expect((await world.told('execution')).size).toBe(1);
  expect(await done(life.remove({ keepData: false, keysToo: true }))).toEqual(['done', undefined]);
  expect(await beside.volumes(labels)).toEqual([]);
}, 300_000);
