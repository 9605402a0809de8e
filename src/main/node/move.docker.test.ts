import { mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dockerLife } from './testing/docker-life.ts';

let world: Awaited<ReturnType<typeof dockerLife>>;
/** Of the test: what Docker wrote there goes with the node. */
const disk = mkdtempSync(join(tmpdir(), 'hearth-disk-'));
beforeAll(async () => {
  world = await dockerLife();
});
afterAll(async () => {
  await world.clean();
  rmSync(disk, { recursive: true, force: true });
});

test('a node is moved to a folder with everything in its volumes, owners too, and runs from there; removed, it leaves the folder empty', async () => {
  const { life, ended, beside, instance, labels } = world;
  const there = join(disk, 'node');
  const done = (begun: Promise<{ readonly workId: string }>) => ended(begun).then(({ state, fault }) => [state, fault?.code]);
  const kept = async () => (await beside.readFile(`${instance}-own-beacon`, '/data/made'))?.toString();
  expect(await done(life.up({ choice: world.wanted }))).toEqual(['done', undefined]);
  await expect.poll(kept).toBe('made\n');
  const before = await beside.volumes(labels);

  const plan = await life.movePlan({ folder: there });
  const { bavail, bsize } = statfsSync(disk);
  expect([plan.to, plan.findings.filter(({ level }) => level === 'stops')]).toEqual([there, []]);
  expect(plan.bytes).toBeGreaterThan(0);
  expect(Math.abs((plan.freeBytes ?? 0) - bavail * bsize)).toBeLessThan(20e9);
  expect(await done(life.move({ folder: there }))).toEqual(['done', undefined]);
  expect((await beside.list(labels)).map(({ state }) => state)).toEqual(['running', 'running']);
  expect(await kept()).toBe('made\n');
  // Started before the move and after it, on the same data.
  await expect
    .poll(async () => (await beside.readFile(`${instance}-own-execution`, '/data/told'))?.toString().trim().split('\n').length)
    .toBe(2);
  expect((await world.told('execution')).size).toBe(1);
  const folders = readdirSync(there);
  expect(folders.map((name) => statSync(join(there, name)).uid)).toEqual([10_001, 10_001]);

  expect(await beside.volumes(labels)).toEqual([...before, ...folders].toSorted());
  expect((await life.oldData()).mayGo).toBe(true);
  await life.removeOldData();
  expect(await beside.volumes(labels)).toEqual(folders.toSorted());
  expect(await done(life.remove({ keepData: false, keysToo: true }))).toEqual(['done', undefined]);
  expect([readdirSync(there), await beside.volumes(labels)]).toEqual([[], []]);
}, 180_000);
