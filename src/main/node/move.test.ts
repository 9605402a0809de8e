import { expect, test } from 'vitest';
import { choice, lifeWorld } from './testing/life-world.ts';

const roles = ['beacon', 'execution', 'validator'] as const;
const name = (role: string) => `hoodi-3fa9-own-${role}`;
const there = '/mnt/big/node';
type World = ReturnType<typeof lifeWorld>;
/** A node that runs, and where its three volumes lie. */
async function risen() {
  const world = lifeWorld();
  expect((await world.ended(world.life.up({ choice: choice() }))).state).toBe('done');
  return world;
}
const stopping = (world: World, folder: string | null) =>
  world.life.movePlan({ folder }).then(({ findings }) => findings.filter(({ level }) => level === 'stops').map(({ text }) => text));
const dataOf = (at: (role: string) => string) => Object.fromEntries(roles.map((role) => [at(role), `data of ${name(role)}`]));
const placeOf = (world: World, role: string) => world.containers.get(name(role))?.plan.volume.folder ?? '';

test('data are copied while the node is stopped, compared, and the node starts from there; the old ones go on the person’s word alone', async () => {
  const world = await risen();
  const plan = await world.life.movePlan({ folder: there });
  expect(plan).toEqual({ from: '/var/lib/docker', to: there, bytes: 15e9, freeBytes: 4e12, findings: [] });
  const work = await world.ended(world.life.move({ folder: there }));
  expect([work.state, ...new Set(work.parts.map(({ state }) => state))]).toEqual(['done', 'done']);
  const stops = world.did.filter((what) => what.startsWith('stop'));
  expect(stops).toEqual(['validator', 'beacon', 'execution'].map((role) => `stop ${name(role)}`));
  expect(world.data()).toEqual({ ...dataOf(name), ...dataOf((role) => placeOf(world, role)) });
  expect(world.stands().containers).toEqual(roles.map((role) => `${name(role)} running`));
  expect(world.did.filter((what) => what.startsWith('secret'))).toEqual(['secret jwt.hex']);
  expect((await world.life.preview({ choice: null })).disk.where).toBe(there);

  await world.ended(world.life.down());
  expect((await world.life.oldData()).mayGo).toBe(false);
  await expect(world.life.removeOldData()).rejects.toMatchObject({ code: 'node.oldDataNeeded' });
  await world.ended(world.life.up({ choice: null }));
  expect((await world.life.oldData()).volumes.map(({ where }) => where)).toEqual([null, null, null]);
  await world.life.removeOldData();
  expect(world.data()).toEqual(dataOf((role) => placeOf(world, role)));
  expect(await world.life.oldData()).toEqual({ volumes: [], mayGo: false });

  expect((await world.ended(world.life.move({ folder: null }))).state).toBe('done');
  await world.life.removeOldData();
  expect(world.data()).toEqual(dataOf(name));
});

test('cut off at any change and begun again, a move ends as if it never had been, and no start in between begins anew', async () => {
  const whole = await risen();
  const from = whole.did.length;
  await whole.ended(whole.life.move({ folder: there }));
  const count = whole.did.length - from;
  expect(count).toBeGreaterThan(20);
  for (let at = 0; at < count; at += 1) {
    for (const after of [false, true]) {
      for (const then of ['move', 'up'] as const) {
        const world = await risen();
        world.breakAt({ at: from + at, after });
        expect((await world.ended(world.life.move({ folder: there }))).state).toBe('failed');
        world.breakAt(null);
        const hasMoved = world.kept().node?.choice.dataFolder === there;
        if (then === 'move' && !hasMoved) await world.ended(world.life.move({ folder: there }));
        else await world.ended(world.life.up({ choice: null }));
        expect(world.stands().containers).toEqual(roles.map((role) => `${name(role)} running`));
        if (then === 'move' || hasMoved) {
          expect([world.kept(), world.data()]).toEqual([whole.kept(), whole.data()]);
        } else expect(world.data()).toMatchObject(dataOf(name));
      }
    }
  }
}, 60_000);

test('a copy that differs, and one that is cancelled, are thrown away, and the node starts from where it was', async () => {
  const world = await risen();
  world.copiesDiffer('!');
  const work = await world.ended(world.life.move({ folder: there }));
  expect([work.state, work.fault?.code]).toEqual(['failed', 'node.copyDiffers']);
  expect(world.data()).toEqual(dataOf(name));
  world.copiesDiffer('');
  const { workId } = await world.life.move({ folder: there });
  world.work.cancel(workId);
  expect((await world.work.ended(workId)).state).toBe('cancelled');
  expect(world.data()).toEqual(dataOf(name));
  await world.ended(world.life.up({ choice: null }));
  expect(world.stands().containers).toEqual(roles.map((role) => `${name(role)} running`));
});

test('a folder that does not serve is refused, and says why', async () => {
  const world = await risen();
  const refused = async (facts: Parameters<World['foldersAre']>[0]) => {
    world.foldersAre(facts);
    const [found, ...more] = await stopping(world, there);
    world.foldersAre({});
    expect(more).toEqual([]);
    return found;
  };
  expect(await refused({ entries: ['photos'] })).toContain('is not empty');
  expect(await refused({ entries: null })).toContain('no folder that Hearth may read');
  expect(await refused({ isWritable: false })).toContain('may not write');
  expect(await refused({ isAbsolute: false })).toContain('no whole path');
  for (const kind of ['vfat', 'exfat', 'nfs4', 'cifs', 'fuse.sshfs']) expect(await refused({ kind })).toContain(`lies on ${kind}`);
  expect(await refused({ freeBytes: 16.4e9 })).toContain('with a tenth to spare');
  expect(await refused({ freeBytes: 16.6e9 })).toBeUndefined();
  expect(await stopping(world, null)).toEqual(['The data lie there already.']);
  world.foldersAre({ device: 1 });
  expect((await world.life.movePlan({ folder: there })).findings).toEqual([expect.objectContaining({ level: 'watch' })]);
  world.foldersAre({ isWritable: false });
  await expect(world.life.move({ folder: there })).rejects.toMatchObject({ code: 'node.planStops' });
});

test('a node may have its data in a folder from its first start; another folder afterwards is a move, and removing takes it along', async () => {
  const world = lifeWorld();
  const wanted = choice({ dataFolder: there });
  world.foldersAre({ entries: ['photos'] });
  await expect(world.life.up({ choice: wanted })).rejects.toMatchObject({ params: { found: expect.stringContaining('not empty') } });
  world.foldersAre({});
  expect((await world.ended(world.life.up({ choice: wanted }))).state).toBe('done');
  expect(world.data()).toEqual(dataOf((role) => placeOf(world, role)));
  for (const dataFolder of [null, '/mnt/other'])
    await expect(world.life.up({ choice: choice({ dataFolder }) })).rejects.toMatchObject({
      params: { found: expect.stringContaining(`lie in ${there}. To have them elsewhere, move them`) },
    });
  const { stays } = await world.life.removal({ keepData: false, keysToo: false });
  expect(stays.join('\n')).toContain(`${name('validator')}-at-`);
  await world.ended(world.life.remove({ keepData: false, keysToo: true }));
  expect([world.data(), world.stands().volumes]).toEqual([{}, []]);
});
