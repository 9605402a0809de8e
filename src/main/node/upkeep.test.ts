import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeUpkeep } from '../../shared/node-upkeep.ts';
import { nodeDoing, nodeNext } from '../../shared/strings/node-life.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

const name = (role: string) => `hoodi-3fa9-own-${role}`;
const all = ['execution', 'beacon', 'validator'] as const;
const kinds = (work: { readonly state: string; readonly fault: { readonly code: string } | null }) => [
  work.state,
  work.fault?.code ?? null,
];
const withClients = (execution: 'reth' | 'besu' | 'geth' | 'nethermind', consensus: 'lodestar' | 'grandine' = 'lodestar') =>
  choice({ execution: { kind: 'run', client: execution }, consensus: { kind: 'run', client: consensus } });

/** A node that runs. */
async function up(wanted = withClients('reth')) {
  const world = lifeWorld();
  expect(kinds(await world.ended(world.life.up({ choice: wanted })))).toEqual(['done', null]);
  const from = world.did.length;
  return { ...world, since: () => world.did.slice(from).filter((what) => what !== 'keep') };
}

test('pruning says beforehand what goes, what stays, how much there is, how long it takes and what it costs', async () => {
  const world = await up();
  const plan = nodeUpkeep.parse(await world.life.upkeep({ what: 'prune', role: 'execution' }));
  expect(plan).toMatchObject({ idle: null, client: 'reth', dataBytes: 5_000_000_000, time: { fromSeconds: 10, toSeconds: 100 } });
  expect(plan.goes).toEqual([expect.stringContaining('Old states')]);
  expect(plan.stays.join(' ')).toContain('Keys');
  expect(plan.duties).toContain('nothing is slashed');
  expect(plan.steps.map(({ id }) => id)).toEqual(['stop', 'prune', 'execution']);
  expect(world.since()).toEqual([]);
});

test('pruning stops the one part, runs once on its data and starts it again; the others run on', async () => {
  const world = await up();
  const work = await world.ended(world.life.prune({ role: 'execution' }));
  expect([kinds(work), work.parts.map(({ id, state }) => [id, state])]).toEqual([
    ['done', null],
    [
      ['stop', 'done'],
      ['prune', 'done'],
      ['execution', 'done'],
    ],
  ]);
  expect(world.since()).toEqual([`stop ${name('execution')}`, `once ${name('execution')}-prune`, `start ${name('execution')}`]);
});

test('a client that sheds by itself, and a network without old data, are said and left alone', async () => {
  const idle = async (execution: 'geth' | 'nethermind') => {
    const world = await up(withClients(execution));
    const { idle: why, steps } = await world.life.upkeep({ what: 'prune', role: 'execution' });
    await expect(world.life.prune({ role: 'execution' })).rejects.toMatchObject({ code: 'node.nothingToPrune', params: { found: why } });
    expect([steps, world.since()]).toEqual([[], []]);
    return why;
  };
  expect(await idle('nethermind')).toContain('by itself');
  expect(await idle('geth')).toContain('no old data to let go of on Hoodi');
});

test('a new sync of the execution client takes its data alone, and nobody is asked for a checkpoint', async () => {
  const world = await up();
  const asked = world.asked();
  const plan = await world.life.upkeep({ what: 'resync', role: 'execution' });
  expect(plan.goes).toEqual([expect.stringContaining(name('execution'))]);
  const work = await world.ended(world.life.resync({ role: 'execution' }));
  expect(work.parts.map(({ id }) => id)).toEqual(plan.steps.map(({ id }) => id));
  expect(world.since()).toEqual(
    ['stop', 'remove', 'remove volume', 'volume', 'create', 'start'].map((what) => `${what} ${name('execution')}`),
  );
  expect(world.asked()).toBe(asked);
});

test('a new sync of the beacon node begins at a checkpoint that is agreed on anew; keys keep their volume', async () => {
  const world = await up();
  const asked = world.asked();
  const work = await world.ended(world.life.resync({ role: 'beacon' }));
  expect([kinds(work), work.parts.map(({ id }) => id)]).toEqual([
    ['done', null],
    ['resync', 'checkpoint', 'beacon', 'answers'],
  ]);
  expect(world.asked()).toBeGreaterThan(asked);
  expect(world.since().filter((what) => what.includes(name('validator')))).toEqual([]);
});

test('where keys lie beside the chain, folders of it go and the volume stays', async () => {
  const world = await up(withClients('reth', 'grandine'));
  const plan = await world.life.upkeep({ what: 'resync', role: 'beacon' });
  expect(plan.goes).toEqual([expect.stringContaining('/data/hoodi/beacon')]);
  expect(kinds(await world.ended(world.life.resync({ role: 'beacon' })))).toEqual(['done', null]);
  expect(world.since()).toContain(`once ${name('beacon')}-clear`);
  expect(world.since().filter((what) => what.startsWith('remove volume'))).toEqual([]);
});

test('a node that is down stays down', async () => {
  const world = await up();
  await world.ended(world.life.down());
  const before = world.did.length;
  await world.ended(world.life.prune({ role: 'execution' }));
  await world.ended(world.life.resync({ role: 'beacon' }));
  expect(world.did.slice(before).filter((what) => what.startsWith('start'))).toEqual([]);
  expect(kinds(await world.ended(world.life.up({ choice: null })))).toEqual(['done', null]);
});

test('a part that runs elsewhere is not looked after here', async () => {
  const far = { kind: 'remote', rpcUrl: 'http://10.0.0.7:8545', engineUrl: 'http://10.0.0.7:8551', jwtFile: '/mine/jwt.hex' } as const;
  const world = lifeWorld();
  world.files.set('/mine/jwt.hex', 'secret');
  await world.ended(world.life.up({ choice: choice({ execution: far }) }));
  await expect(world.life.upkeep({ what: 'resync', role: 'execution' })).rejects.toMatchObject({ code: 'node.notHere' });
  await expect(world.life.resync({ role: 'execution' })).rejects.toMatchObject({ code: 'node.notHere' });
});

test('cut off at any change and asked for again, the node runs as ever and keys were never touched', async () => {
  const run = async (what: 'prune' | 'resync', role: 'execution' | 'beacon', isOne: boolean, at: number, after: boolean) => {
    const wanted = withClients('besu', isOne ? 'grandine' : 'lodestar');
    const part = what === 'prune' ? 'execution' : role;
    const whole = await up(wanted);
    const begun = whole.did.length;
    expect(kinds(await whole.ended(whole.life[what]({ role: part })))).toEqual(['done', null]);
    const cut = await up(wanted);
    cut.breakAt({ at: begun + (at % (whole.did.length - begun)), after });
    expect(kinds(await cut.ended(cut.life[what]({ role: part })))).toEqual(['failed', 'docker.lost']);
    cut.breakAt(null);
    expect(kinds(await cut.ended(cut.life[what]({ role: part })))).toEqual(['done', null]);
    expect(cut.stands()).toEqual(whole.stands());
    expect(cut.stands().containers).toEqual(
      all
        .filter((one) => !isOne || one !== 'validator')
        .map((one) => `${name(one)} running`)
        .toSorted(),
    );
    const keys = isOne ? 'beacon' : 'validator';
    expect(cut.since().filter((one) => one === `remove volume ${name(keys)}`)).toEqual([]);
  };
  const roles = fc.constantFrom('execution' as const, 'beacon' as const);
  await fc.assert(fc.asyncProperty(fc.constantFrom('prune', 'resync'), roles, fc.boolean(), fc.nat(20), fc.boolean(), run), {
    numRuns: 24,
  });
});

/** A node whose execution client runs elsewhere and that serves no validators. */
const alone = choice({
  execution: { kind: 'remote', rpcUrl: 'http://10.0.0.7:8545', engineUrl: 'http://10.0.0.7:8551', jwtFile: '/mine/jwt.hex' },
  withValidator: false,
});
async function upAlone() {
  const world = lifeWorld();
  world.files.set('/mine/jwt.hex', 'secret');
  expect(kinds(await world.ended(world.life.up({ choice: alone })))).toEqual(['done', null]);
  return { ...world, begun: world.did.length };
}

test('a beacon node that is all there is runs again wherever its new sync was cut off and asked for again', async () => {
  const whole = await upAlone();
  await whole.ended(whole.life.resync({ role: 'beacon' }));
  const changes = whole.did.length - whole.begun;
  expect(changes).toBeGreaterThan(4);
  for (const after of [false, true])
    for (let at = 0; at < changes; at++) {
      const cut = await upAlone();
      cut.breakAt({ at: cut.begun + at, after });
      expect(kinds(await cut.ended(cut.life.resync({ role: 'beacon' })))).toEqual(['failed', 'docker.lost']);
      cut.breakAt(null);
      await cut.ended(cut.life.resync({ role: 'beacon' }));
      expect(cut.stands().containers, `cut at ${at}`).toEqual([`${name('beacon')} running`]);
    }
});

test('a beacon node keeps its chain where no checkpoint is found for the new sync, and is not stopped', async () => {
  const world = await upAlone();
  world.providersHave(() => null);
  const before = [world.stands(), (await world.life.preview({ choice: null })).checkpoint];
  expect(kinds(await world.ended(world.life.resync({ role: 'beacon' })))).toEqual(['failed', 'checkpoint.allDown']);
  expect(world.did.slice(world.begun)).toEqual([]);
  expect([world.stands(), (await world.life.preview({ choice: null })).checkpoint]).toEqual(before);
});

test('what was stopped on purpose after a cut stays down', async () => {
  const world = await upAlone();
  world.breakAt({ at: world.begun + 2, after: true });
  await world.ended(world.life.resync({ role: 'beacon' }));
  world.breakAt(null);
  await world.ended(world.life.down());
  await world.ended(world.life.resync({ role: 'beacon' }));
  expect(world.stands().containers).toEqual([]);
});

test.each(['prune', 'resync', 'move'] as const)(
  'another process says that the node is at work on %s, until it ends or is ended',
  async (what) => {
    const world = await up();
    const { stop } = world.docker;
    const seen: unknown[] = [];
    world.docker.stop = async (...all) => {
      await stop(...all);
      seen.push((await world.stack()).next, (await world.elsewhere().stack()).next, (await world.elsewhere(true).stack()).next.kind);
    };
    await world.ended(what === 'move' ? world.life.move({ folder: '/mnt/big' }) : world.life[what]({ role: 'execution' }));
    const now = nodeDoing.now[`node.${what}`];
    expect(seen.slice(0, 3)).toEqual([{ kind: 'wait', text: now }, { kind: 'wait', text: nodeDoing.elsewhere(now) }, 'look']);
    expect((await world.elsewhere().stack()).next).toEqual({ kind: 'nothing', text: nodeNext.nothing });
  },
);

test('work that failed is not said to be going on', async () => {
  const world = await up();
  world.breakAt({ at: world.did.length, after: true });
  await world.ended(world.life.prune({ role: 'execution' }));
  expect((await world.elsewhere().stack()).next.kind).toBe('look');
});
