import { expect, test } from 'vitest';
import type { NodeLife, NodeLifeDeps } from './life.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

type Catalogue = NodeLifeDeps['catalogue'];
const el = { old: 'nethermind/nethermind:2.2.2', newer: 'nethermind/nethermind:2.3.0' };
const cl = { old: 'chainsafe/lodestar:v1.50.1', newer: 'chainsafe/lodestar:v1.51.0' };
/** A list that tells of every image which generation its database has. */
const telling =
  (was: Catalogue): Catalogue =>
  (client, role) => {
    const found = was(client, role);
    return found === null ? null : { ...found, database: '1' };
  };
/** The same in which Nethermind, and Lodestar too where asked, is newer; `more` stands at Nethermind. */
const newerList =
  (more: object = {}, both = true) =>
  (was: Catalogue): Catalogue =>
  (client, role) => {
    const found = telling(was)(client, role);
    if (found === null) return null;
    if (client === 'nethermind') return { ...found, ref: el.newer, ...more };
    return client === 'lodestar' && both ? { ...found, ref: cl.newer } : found;
  };
const bare = { keepCopy: false };
const safely = { riskResync: false };
const name = (role: string) => `hoodi-3fa9-own-${role}`;

/** A node that runs what `list` has. */
async function running(list: (was: Catalogue) => Catalogue = telling) {
  const world = lifeWorld();
  world.list(list);
  expect((await world.ended(world.life.up({ choice: choice() }))).state).toBe('done');
  const images = () => ['execution', 'beacon', 'validator'].map((role) => world.containers.get(name(role))?.plan.image);
  const states = () => [...world.containers.values()].map(({ state }) => state);
  return { ...world, images, states };
}
const ask = (life: NodeLife, what: 'update' | 'up' | 'rollback') =>
  what === 'up' ? life.up({ choice: null }) : what === 'update' ? life.update(bare) : life.rollback(safely);
const old = [el.old, cl.old, cl.old];
const newer = [el.newer, cl.newer, cl.newer];

test('a newer list alone changes nothing: starting again stays on what the node began with', async () => {
  const world = await running();
  world.list(newerList());
  await world.ended(world.life.up({ choice: null }));
  expect(world.images()).toEqual(old);
  expect(await world.life.updates()).toMatchObject({
    rows: [
      { role: 'execution', kind: 'version', from: el.old, to: el.newer, back: 'possible' },
      { role: 'beacon', kind: 'version', from: cl.old, to: cl.newer },
      { role: 'validator', kind: 'version', from: cl.old, to: cl.newer },
    ],
    back: [],
  });
});

test('an update fetches everything while the old parts run, then replaces one after the other; a rollback goes back', async () => {
  const world = await running();
  world.list(newerList());
  const before = world.did.length;
  const work = await world.ended(world.life.update(bare));
  expect([work.state, ...work.parts.map(({ state }) => state)]).toEqual(['done', ...work.parts.map(() => 'done')]);
  expect(world.did.slice(before).filter((what) => what !== 'keep')).toEqual([
    `pull ${el.newer}`,
    `pull ${cl.newer}`,
    ...['execution', 'beacon', 'validator'].flatMap((role) =>
      ['stop', 'remove', 'volume', 'create', 'start'].map((doing) => `${doing} ${name(role)}`),
    ),
  ]);
  expect(world.images()).toEqual(newer);
  expect((await world.life.updates()).rows.map(({ kind }) => kind)).toEqual(['none', 'none', 'none']);
  expect(await world.life.updates()).toMatchObject({
    backRefused: null,
    back: [{ from: el.newer, to: el.old }, {}, {}],
  });
  expect((await world.ended(world.life.rollback(safely))).state).toBe('done');
  expect(world.images()).toEqual(old);
  expect(world.versions().before).toEqual({});
  await expect(world.life.rollback(safely)).rejects.toMatchObject({ code: 'node.noRollback' });
});

test('cut off at any change, an update goes on with the next one, and goes back where it had begun to replace', async () => {
  const whole = await running();
  whole.list(newerList());
  const first = whole.did.length;
  await whole.ended(whole.life.update(bare));
  const count = whole.did.length - first;
  expect(count).toBeGreaterThan(15);
  for (let at = 0; at < count; at += 1) {
    for (const after of [false, true]) {
      for (const then of ['update', 'up', 'rollback'] as const) {
        const world = await running();
        world.list(newerList());
        world.breakAt({ at: world.did.length + at, after });
        expect((await world.ended(world.life.update(bare))).state).toBe('failed');
        world.breakAt(null);
        const hasSwitched = world.versions().held.execution?.ref === el.newer;
        if (then === 'rollback' && !hasSwitched) {
          await expect(world.life.rollback(safely)).rejects.toMatchObject({ code: 'node.noRollback' });
          expect(world.images()).toEqual(old);
          continue;
        }
        const work = await world.ended(ask(world.life, then));
        expect(work.state).toBe('done');
        expect(world.images()).toEqual(then === 'rollback' || (then === 'up' && !hasSwitched) ? old : newer);
        expect(world.states()).toEqual(['running', 'running', 'running']);
        if (then === 'update') expect(world.versions()).toEqual(whole.versions());
      }
    }
  }
}, 60_000);

test('a rollback that is cut off at any change is finished by asking again, or by a start', async () => {
  const updated = async () => {
    const world = await running();
    world.list(newerList());
    await world.ended(world.life.update(bare));
    return world;
  };
  const whole = await updated();
  const first = whole.did.length;
  await whole.ended(whole.life.rollback(safely));
  const count = whole.did.length - first;
  expect(count).toBeGreaterThan(15);
  for (let at = 0; at < count; at += 1) {
    for (const after of [false, true]) {
      for (const then of ['rollback', 'up', 'update'] as const) {
        const world = await updated();
        world.breakAt({ at: world.did.length + at, after });
        expect((await world.ended(world.life.rollback(safely))).state).toBe('failed');
        world.breakAt(null);
        const hasSwitched = world.versions().held.execution?.ref === el.old;
        const isOver = Object.keys(world.versions().before).length === 0;
        if (then === 'rollback' && isOver) {
          await expect(world.life.rollback(safely)).rejects.toMatchObject({ code: 'node.noRollback' });
        } else {
          expect((await world.ended(ask(world.life, then))).state).toBe('done');
        }
        expect(world.images()).toEqual(then === 'update' || (then === 'up' && !hasSwitched) ? newer : old);
        expect(world.states()).toEqual(['running', 'running', 'running']);
        if (then === 'rollback') expect(world.versions()).toEqual(whole.versions());
      }
    }
  }
}, 60_000);

test('work that is cancelled at any change leaves a node that the next update, start or rollback brings to its end', async () => {
  const count = await (async () => {
    const world = await running();
    world.list(newerList());
    const first = world.did.length;
    await world.ended(world.life.update(bare));
    return world.did.length - first;
  })();
  for (let at = 0; at < count; at += 1) {
    const world = await running();
    world.list(newerList());
    world.cancelAt(world.did.length + at);
    const begun = await world.ended(world.life.update(bare));
    expect(['cancelled', 'done']).toContain(begun.state);
    world.cancelAt(null);
    expect((await world.ended(world.life.update(bare))).state).toBe('done');
    expect([world.images(), world.states()]).toEqual([newer, ['running', 'running', 'running']]);
    expect((await world.ended(world.life.rollback(safely))).state).toBe('done');
    expect([world.images(), world.states()]).toEqual([old, ['running', 'running', 'running']]);
  }
}, 60_000);

test('a rollback is refused where the newer version has changed the database, before and after the update it is said', async () => {
  const world = await running();
  world.list(newerList({ database: '2', notes: 'A smaller database.', requiredBy: ['Glamsterdam'] }, false));
  const offered = await world.life.updates();
  expect(offered.rows.map(({ kind }) => kind)).toEqual(['version', 'none', 'none']);
  expect(offered.rows[0]).toMatchObject({ back: 'impossible', notes: 'A smaller database.', requiredBy: ['Glamsterdam'] });
  await world.ended(world.life.update(bare));
  expect((await world.life.updates()).backRefused).toBe(
    'Nethermind has changed its database (1 to 2), and the version before cannot read it. Stay on this version. The older one would need the data of this client removed, and a new sync; keys stay.',
  );
  const did = world.did.length;
  await expect(world.life.rollback(safely)).rejects.toMatchObject({ code: 'node.databaseChanged', params: { found: '2', needed: '1' } });
  expect(world.did.length).toBe(did);
  expect(world.images()).toEqual([el.newer, cl.old, cl.old]);
});

test('where it is not known whether the older version can read the data, going back asks for that risk to be taken', async () => {
  const world = await running((was) => was);
  world.list(newerList({ database: undefined }, false));
  expect((await world.life.updates()).rows[0]).toMatchObject({ kind: 'version', back: 'unknown', present: false });
  await world.ended(world.life.update(bare));
  const { back, backRefused, backRisk } = await world.life.updates();
  expect([back.length, backRefused]).toEqual([1, null]);
  expect(backRisk).toMatch(/^It is not known whether Nethermind as it was before can read .* synced anew/);
  const did = world.did.length;
  await expect(world.life.rollback(safely)).rejects.toMatchObject({ code: 'node.databaseUnknown', params: { what: 'Nethermind' } });
  expect(world.did.length).toBe(did);
  expect((await world.ended(world.life.rollback({ riskResync: true }))).state).toBe('done');
  expect(world.images()).toEqual(old);
});

test('the risk that is taken is that of a database nobody knows of, never that of one that was changed', async () => {
  const world = await running();
  world.list(newerList({ database: '2' }, false));
  await world.ended(world.life.update(bare));
  await expect(world.life.rollback({ riskResync: true })).rejects.toMatchObject({ code: 'node.databaseChanged' });
});

test('a name that holds another image at its registry is taken by that digest, and the way back is the old one', async () => {
  const world = await running();
  const digest = `sha256:${'a'.repeat(64)}`;
  world.move(el.old, digest);
  const { rows } = await world.life.updates();
  expect(rows[0]).toMatchObject({ kind: 'digest', from: el.old, to: `nethermind/nethermind@${digest}` });
  await world.ended(world.life.update(bare));
  expect(world.images()).toEqual([`nethermind/nethermind@${digest}`, cl.old, cl.old]);
  expect((await world.life.updates()).rows[0]).toMatchObject({ kind: 'none' });
  await world.ended(world.life.rollback(safely));
  expect(world.images()).toEqual(old);
});

test('where the old image was thrown away, a rollback fetches the very one by its digest', async () => {
  const world = await running();
  world.list(newerList({}, false));
  await world.ended(world.life.update(bare));
  world.present.delete(el.old);
  await world.ended(world.life.rollback(safely));
  expect(world.images()[0]).toBe(`nethermind/nethermind@${world.firstDigest(el.old)}`);
});

test('another client, or a node whose data is gone, begins with what the list has', async () => {
  const world = await running();
  world.list(newerList());
  await world.ended(world.life.remove({ keepData: false, keysToo: true }));
  expect(world.versions()).toEqual({ held: {}, before: {}, copiedAt: null });
  await world.ended(world.life.up({ choice: choice() }));
  expect(world.images()).toEqual(newer);
});
