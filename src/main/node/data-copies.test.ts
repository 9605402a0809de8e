import { expect, test } from 'vitest';
import { consensusClients } from './clients/catalogue.ts';
import { mayGoBack } from './data-place.ts';
import type { NodeLifeDeps } from './life.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

type Catalogue = NodeLifeDeps['catalogue'];
const el = { old: 'nethermind/nethermind:1.39.3', newer: 'nethermind/nethermind:1.40.0' };
const cl = { old: 'chainsafe/lodestar:v1.46.0', newer: 'chainsafe/lodestar:v1.47.0' };
const [old, newer] = [
  [el.old, cl.old, cl.old],
  [el.newer, cl.newer, cl.newer],
];
/** A list that has these versions, and tells of every image which generation its database has. */
const listOf =
  (versions: { readonly nethermind: string; readonly lodestar: string }, database: string) =>
  (was: Catalogue): Catalogue =>
  (client, role) => {
    const found = was(client, role);
    if (found === null) return null;
    return { ...found, ref: client === 'nethermind' || client === 'lodestar' ? versions[client] : found.ref, database };
  };
const oldList = listOf({ nethermind: el.old, lodestar: cl.old }, '1');
/** Both clients are newer and have changed their databases. */
const newerList = listOf({ nethermind: el.newer, lodestar: cl.newer }, '2');
const there = '/mnt/big/node';
const withCopy = { keepCopy: true };
const bare = { keepCopy: false };
const risky = { riskResync: true };
const parts = ['execution', 'beacon', 'validator'] as const;
const name = (role: string) => `hoodi-3fa9-own-${role}`;
const copyOf = (role: string) => `${name(role)}-2`;

async function running(dataFolder: string | null = null) {
  const world = lifeWorld();
  world.list(oldList);
  expect((await world.ended(world.life.up({ choice: choice({ dataFolder }) }))).state).toBe('done');
  world.list(newerList);
  const images = () => parts.map((role) => world.containers.get(name(role))?.plan.image);
  const volumes = () => parts.map((role) => world.containers.get(name(role))?.plan.volume.name);
  const states = () => parts.map((role) => world.containers.get(name(role))?.state);
  return { ...world, images, volumes, states };
}
type World = Awaited<ReturnType<typeof running>>;
const up = ['running', 'running', 'running'];
const done = async (world: World, begun: Promise<{ readonly workId: string }>): Promise<void> => {
  const { state, fault } = await world.ended(begun);
  expect([state, fault]).toEqual(['done', null]);
};
async function updated(dataFolder: string | null = null): Promise<World> {
  const world = await running(dataFolder);
  await done(world, world.life.update(withCopy));
  return world;
}
/** What the newer version does to the data it was given. */
const rewrite = (world: World) => {
  for (const role of parts) world.rewrite(name(role), `newer data of ${role}`);
};

test('what a copy would take is said before: whose data, how large, whether it fits with a tenth to spare, and how long', async () => {
  const world = await running();
  const all = { roles: [...parts] };
  const { next, kept, copiedAt } = await world.life.dataCopies(all);
  expect([next, kept, copiedAt]).toEqual([
    {
      ...{ clients: ['nethermind', 'lodestar'], bytes: 10e9, freeBytes: 4e12, findings: [] },
      time: { fromSeconds: 40, toSeconds: 400, source: expect.stringContaining('50 to 500 MB/s') },
    },
    [],
    null,
  ]);
  expect((await world.life.dataCopies({ roles: ['beacon'] })).next?.clients).toEqual(['lodestar']);
  expect((await world.life.dataCopies({ roles: ['validator'] })).next).toBeNull();
  world.diskHas({ free: 11e9 });
  expect((await world.life.dataCopies(all)).next?.findings).toEqual([]);
  world.diskHas({ free: 10.9e9 });
  expect((await world.life.dataCopies(all)).next?.findings).toEqual([expect.objectContaining({ level: 'stops' })]);
  world.diskHas({ free: 9e9 });
  expect((await world.life.dataCopies(all)).next?.findings).toEqual([
    { level: 'stops', text: expect.stringContaining('takes 11 GB with a tenth to spare, and that disk has 9 GB free') },
  ]);
  const before = world.stands();
  const work = await world.ended(world.life.update(withCopy));
  expect([work.state, work.fault?.code, world.stands()]).toEqual(['failed', 'node.copyTooLarge', before]);
});

test('parts are stopped, copied and compared before they are replaced, and a rollback goes back to the copies whatever was done to the data', async () => {
  const world = await running();
  const from = world.did.length;
  const work = await world.ended(world.life.update(withCopy));
  expect([work.state, ...new Set(work.parts.map(({ state }) => state))]).toEqual(['done', 'done']);
  const copying = [`stop:${name('beacon')}`, `stop:${name('execution')}`, 'copy', 'check'];
  expect(work.parts.map(({ id }) => id).slice(0, 6)).toEqual([`image:${el.newer}`, `image:${cl.newer}`, ...copying]);
  const did = world.did.slice(from).filter((what) => /^(pull|stop|copy hoodi|remove hoodi)/.test(what));
  expect(did).toEqual([
    ...[`pull ${el.newer}`, `pull ${cl.newer}`],
    ...['beacon', 'execution'].map((role) => `stop ${name(role)}`),
    ...['execution', 'beacon'].map((role) => `copy ${name(role)}`),
    ...['execution', 'beacon'].map((role) => `remove ${name(role)}`),
    ...['stop', 'remove'].map((doing) => `${doing} ${name('validator')}`),
  ]);
  expect([world.images(), world.volumes(), world.states()]).toEqual([newer, parts.map(name), up]);
  rewrite(world);
  const found = await world.life.updates();
  expect([found.backRefused, found.backRisk, found.back.map(({ copiedAt }) => copiedAt !== null)]).toEqual([
    null,
    expect.stringMatching(/^It is not known whether the validator client of Lodestar .* never remove that record/),
    [true, true, false],
  ]);
  expect((await world.life.dataCopies({ roles: [] })).kept.map(({ volume }) => volume)).toEqual([copyOf('execution'), copyOf('beacon')]);
  await done(world, world.life.rollback(risky));
  expect([world.images(), world.states()]).toEqual([old, up]);
  expect(world.data()).toEqual({
    [copyOf('execution')]: `data of ${name('execution')}`,
    [copyOf('beacon')]: `data of ${name('beacon')}`,
    // It never goes back: what was signed since stays known.
    [name('validator')]: 'newer data of validator',
  });
  expect((await world.life.dataCopies({ roles: [] })).kept).toEqual([]);
});

test('what holds keys is never copied and never goes back: a validator client, and a beacon node that signs itself', async () => {
  const world = await updated();
  expect(world.did.filter((what) => /^(copy|volume).*validator/.test(what))).toEqual([
    `volume ${name('validator')}`,
    `volume ${name('validator')}`,
  ]);
  expect(mayGoBack({ role: 'validator', client: 'lodestar' })).toBe(false);
  expect(mayGoBack({ role: 'builder', client: 'mevboost' })).toBe(false);
  const beacons = consensusClients.map(({ id, oneProcess }) => [mayGoBack({ role: 'beacon', client: id }), !oneProcess]);
  expect(beacons.every(([may, hasNoKeys]) => may === hasNoKeys)).toBe(true);
  expect(beacons.some(([may]) => may === false)).toBe(true);
});

test('copies are used in turn: after a rollback the data lie where the copy was, and the next copy where they were', async () => {
  const world = await updated();
  await done(world, world.life.rollback(risky));
  expect(world.volumes()).toEqual([copyOf('execution'), copyOf('beacon'), name('validator')]);
  await done(world, world.life.update(withCopy));
  expect([world.images(), world.stands().volumes.length]).toEqual([newer, 5]);
  rewrite(world);
  await done(world, world.life.rollback(risky));
  expect([world.volumes(), world.images()]).toEqual([parts.map(name), old]);
  await done(world, world.life.restart());
  expect([world.volumes(), world.states()]).toEqual([parts.map(name), up]);
});

test('a copy goes with the next update, whether that keeps one or not', async () => {
  for (const how of [bare, withCopy]) {
    const world = await updated();
    world.list(listOf({ nethermind: 'nethermind/nethermind:1.41.0', lodestar: cl.newer }, '2'));
    await done(world, world.life.update(how));
    const kept = how.keepCopy ? [copyOf('execution')] : [];
    expect((await world.life.dataCopies({ roles: [] })).kept.map(({ volume }) => volume)).toEqual(kept);
    expect(world.states()).toEqual(up);
  }
});

test('a copy that is removed leaves the data as they are, and a rollback by what is known of the database again', async () => {
  const world = await updated();
  const before = world.data();
  await world.life.removeDataCopies();
  const { [copyOf('execution')]: _, [copyOf('beacon')]: __, ...left } = before;
  expect([world.data(), world.states()]).toEqual([left, up]);
  expect((await world.life.updates()).backRefused).toContain('Nethermind has changed its database (1 to 2)');
  await expect(world.life.rollback(risky)).rejects.toMatchObject({ code: 'node.databaseChanged' });
});

test('a copy that somebody else took away is no way back', async () => {
  const world = await updated();
  await world.docker.removeVolume(copyOf('execution'));
  expect((await world.life.updates()).backRefused).toContain('Nethermind has changed its database');
  await expect(world.life.rollback(risky)).rejects.toMatchObject({ code: 'node.databaseChanged' });
});

test('a copy that differs or would fill the disk is thrown away, and the node runs on as it was', async () => {
  for (const [spoil, code] of [
    [(world: World) => world.copiesDiffer('!'), 'node.copyDiffers'],
    [(world: World) => world.diskHas({ fullAt: `copy half of ${name('beacon')}` }), 'node.copyFull'],
  ] as const) {
    const world = await running();
    const before = [world.data(), world.images(), world.stands()];
    spoil(world);
    const work = await world.ended(world.life.update(withCopy));
    expect([work.state, work.fault?.code]).toEqual(['failed', code]);
    expect([world.data(), world.images(), world.stands()]).toEqual(before);
  }
});

test('cut off or cancelled at any change, an update with a copy ends as if it never had been, or goes on by a start or a rollback', async () => {
  const whole = await running();
  const from = whole.did.length;
  await done(whole, whole.life.update(withCopy));
  const count = whole.did.length - from;
  expect(count).toBeGreaterThan(25);
  for (let at = 0; at < count; at += 1) {
    for (const how of ['before', 'after', 'cancel'] as const) {
      for (const then of how === 'cancel' ? (['update'] as const) : (['update', 'up', 'rollback'] as const)) {
        const world = await running();
        if (how === 'cancel') world.cancelAt(from + at);
        else world.breakAt({ at: from + at, after: how === 'after' });
        await world.ended(world.life.update(withCopy));
        world.breakAt(null);
        world.cancelAt(null);
        const hasSwitched = world.versions().held.execution?.ref === el.newer;
        if (hasSwitched) rewrite(world);
        if (then === 'up' || (then === 'rollback' && !hasSwitched)) await done(world, world.life.up({ choice: null }));
        else if (then === 'update') await done(world, world.life.update(withCopy));
        else await done(world, world.life.rollback(risky));
        const isNewer = then === 'update' || (then === 'up' && hasSwitched);
        expect([world.images(), world.states()]).toEqual([isNewer ? newer : old, up]);
        expect(world.stands().volumes.length).toBe(isNewer ? 5 : 3);
        const chain = world.data()[world.volumes()[0] ?? ''];
        expect(chain).toBe(isNewer && hasSwitched ? 'newer data of execution' : `data of ${name('execution')}`);
        if (isNewer) expect(world.data()[copyOf('execution')]).toBe(`data of ${name('execution')}`);
      }
    }
  }
}, 60_000);

test('a rollback to a copy that is cut off at any change is finished by asking again, or by a start', async () => {
  const whole = await updated();
  const from = whole.did.length;
  await done(whole, whole.life.rollback(risky));
  const count = whole.did.length - from;
  for (let at = 0; at < count; at += 1) {
    for (const after of [false, true]) {
      for (const then of ['rollback', 'up'] as const) {
        const world = await updated();
        rewrite(world);
        world.breakAt({ at: from + at, after });
        expect((await world.ended(world.life.rollback(risky))).state).toBe('failed');
        world.breakAt(null);
        const hasSwitched = world.versions().held.execution?.ref === el.old;
        const isOver = Object.keys(world.versions().before).length === 0;
        await done(world, then === 'up' || isOver ? world.life.up({ choice: null }) : world.life.rollback(risky));
        const isBack = then === 'rollback' || hasSwitched;
        expect([world.images(), world.states(), world.stands().volumes.length]).toEqual([isBack ? old : newer, up, isBack ? 3 : 5]);
        expect(world.data()[name('validator')]).toBe('newer data of validator');
        if (isBack) expect(world.data()[copyOf('execution')]).toBe(`data of ${name('execution')}`);
      }
    }
  }
}, 60_000);

test('data in a folder of this machine are copied beside themselves; a node with a copy is not moved until that is gone', async () => {
  const world = await running(there);
  expect((await world.life.dataCopies({ roles: [...parts] })).next).toMatchObject({
    bytes: null,
    time: null,
    findings: [{ level: 'watch', text: expect.stringContaining('cannot see whether a copy fits') }],
  });
  await done(world, world.life.update(withCopy));
  const kept = (await world.life.dataCopies({ roles: [] })).kept.map(({ where }) => where ?? '');
  expect(kept.map((where) => where.startsWith(`${there}/${name('')}`))).toEqual([true, true]);
  const { findings } = await world.life.movePlan({ folder: '/mnt/other' });
  expect(findings.filter(({ level }) => level === 'stops').map(({ text }) => text)).toEqual([
    expect.stringContaining('“hearth node update --remove-copy”'),
  ]);
  rewrite(world);
  await done(world, world.life.rollback(risky));
  await done(world, world.life.move({ folder: '/mnt/other' }));
  expect(world.states()).toEqual(up);
  const [chain = ''] = world.volumes();
  expect(chain).toMatch(new RegExp(`^${copyOf('execution')}-at-`));
  expect(world.data()[`/mnt/other/${chain}`]).toBe(`data of ${name('execution')}`);
});

test('a copy goes with the client whose data it is, and with the node', async () => {
  const switched = await updated();
  await done(switched, switched.life.up({ choice: choice({ execution: { kind: 'run', client: 'geth' } }) }));
  expect(switched.stands().volumes).toEqual([name('beacon'), copyOf('beacon'), name('execution'), name('validator')]);
  const removed = await updated();
  const { goes, stays } = await removed.life.removal({ keepData: false, keysToo: false });
  expect(goes).toContain(`Data ${copyOf('execution')}: a copy of the chain from before the last update, which its way back needs`);
  expect(stays.some((text) => text.includes(name('validator')))).toBe(true);
  await done(removed, removed.life.remove({ keepData: false, keysToo: false }));
  expect(removed.stands().volumes).toEqual([name('validator')]);
});

test('where it was lost which volume the data lie in, they are found, and nothing is thrown away', async () => {
  const world = await updated();
  await done(world, world.life.rollback(risky));
  world.forgetVersions();
  await done(world, world.life.up({ choice: null }));
  expect([world.volumes(), world.states()]).toEqual([[copyOf('execution'), copyOf('beacon'), name('validator')], up]);
  expect(world.data()[copyOf('execution')]).toBe(`data of ${name('execution')}`);
  expect(world.versions().held.execution?.slot).toBe('second');
});
