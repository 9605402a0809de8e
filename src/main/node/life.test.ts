import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { nodeStack } from '../../shared/node-life.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

type World = ReturnType<typeof lifeWorld>;
const names = (role: string) => `hoodi-3fa9-own-${role}`;
const kinds = (work: { readonly state: string; readonly fault: { readonly code: string } | null }) => [
  work.state,
  work.fault?.code ?? null,
];

test('a node is raised in order, once; a second time changes nothing', async () => {
  const world = lifeWorld();
  const plan = await world.life.preview({ choice: choice() });
  const work = await world.ended(world.life.up({ choice: choice() }));
  expect(kinds(work)).toEqual(['done', null]);
  expect(work.parts.map(({ id, state }) => [id, state])).toEqual(plan.steps.map(({ id }) => [id, 'done']));
  expect(world.did.filter((what) => what !== 'keep')).toEqual([
    'pull nethermind/nethermind:2.2.2',
    'pull chainsafe/lodestar:v1.50.1',
    'secret jwt.hex',
    'network hearth-hoodi-3fa9',
    ...['execution', 'beacon', 'validator'].flatMap((role) => [`volume ${names(role)}`, `create ${names(role)}`, `start ${names(role)}`]),
  ]);
  const before = world.did.length;
  await world.ended(world.life.up({ choice: null }));
  expect(world.did.slice(before).filter((what) => what !== 'keep')).toEqual([]);
  expect((await world.life.preview({ choice: null })).steps.filter(({ done }) => !done)).toEqual([]);
});

test('cut off at any change and begun again, every node ends as if it never had been', async () => {
  const run = async (network: 'mainnet' | 'hoodi' | 'sepolia', el: number, cl: number, at: number, after: boolean) => {
    const execution = executionClients[el % executionClients.length]?.id ?? 'geth';
    const consensus = consensusClients[cl % consensusClients.length]?.id ?? 'lodestar';
    const wanted = choice({ network, execution: { kind: 'run', client: execution }, consensus: { kind: 'run', client: consensus } });
    const whole = lifeWorld();
    expect(kinds(await whole.ended(whole.life.up({ choice: wanted })))).toEqual(['done', null]);
    const cut = lifeWorld();
    cut.breakAt({ at: at % whole.did.length, after });
    expect(kinds(await cut.ended(cut.life.up({ choice: wanted })))).toEqual(['failed', 'docker.lost']);
    const secrets = new Map(cut.files);
    cut.breakAt(null);
    expect(kinds(await cut.ended(cut.life.up({ choice: wanted })))).toEqual(['done', null]);
    expect(cut.stands()).toEqual(whole.stands());
    expect(cut.kept()).toEqual(whole.kept());
    for (const [path, text] of secrets) expect(cut.files.get(path)).toBe(text);
    expect((await cut.life.preview({ choice: wanted })).steps.filter(({ done }) => !done)).toEqual([]);
    for (const once of ['secret', 'network', 'once', 'create']) {
      const made = cut.did.filter((what) => what.startsWith(`${once} `));
      expect(made.toSorted()).toEqual([...new Set(made)].toSorted());
    }
  };
  await fc.assert(fc.asyncProperty(fc.constantFrom('mainnet', 'hoodi', 'sepolia'), fc.nat(4), fc.nat(5), fc.nat(40), fc.boolean(), run), {
    numRuns: 60,
  });
}, 30_000);

test('cut off at any change and begun again, stopping, starting anew and removing end as if they never had been', async () => {
  const all = { keepData: false, keysToo: true };
  const acts = {
    down: (world: World) => world.life.down(),
    restart: (world: World) => world.life.restart(),
    remove: (world: World) => world.life.remove(all),
    removeKeysStay: (world: World) => world.life.remove({ ...all, keysToo: false }),
  };
  const risen = async () => {
    const world = lifeWorld();
    const withFirstSteps = choice({ consensus: { kind: 'run', client: 'prysm' } });
    expect(kinds(await world.ended(world.life.up({ choice: withFirstSteps })))).toEqual(['done', null]);
    return { world, from: world.did.length };
  };
  for (const act of Object.values(acts)) {
    const { world: whole, from } = await risen();
    expect(kinds(await whole.ended(act(whole)))).toEqual(['done', null]);
    const count = whole.did.length - from;
    expect(count).toBeGreaterThan(2);
    for (let at = 0; at < count; at += 1) {
      for (const after of [false, true]) {
        const { world } = await risen();
        world.breakAt({ at: from + at, after });
        expect(kinds(await world.ended(act(world)))).toEqual(['failed', 'docker.lost']);
        world.breakAt(null);
        // The choice goes last, so that what is left of a removal has an owner; with it nothing is left.
        if (world.kept().node !== null) expect(kinds(await world.ended(act(world)))).toEqual(['done', null]);
        expect(world.stands()).toEqual(whole.stands());
        expect(world.kept()).toEqual(whole.kept());
      }
    }
  }
});

test('a fault of an image or of checkpoints ends a start with its code; nothing runs, secrets stay, and the next start goes on', async () => {
  // What is held and the choice are kept before anything is fetched.
  const atPull = (fault: AppError) => (world: World) => world.breakAt({ at: 2, after: false, fault });
  const faults: readonly (readonly [code: string, make: (world: World) => void])[] = [
    ['docker.diskFull', atPull(new AppError('docker.diskFull'))],
    ['image.architecture', atPull(new AppError('image.architecture', { what: 'x' }))],
    ['checkpoint.allDown', (world) => world.providersHave(() => null)],
    ['checkpoint.disagree', (world) => world.providersHave((url) => `0x${(url.length % 7).toString().repeat(64)}`)],
  ];
  for (const [code, make] of faults) {
    const world = lifeWorld();
    make(world);
    expect(kinds(await world.ended(world.life.up({ choice: choice() })))).toEqual(['failed', code]);
    expect([code, world.stands().containers, world.stands().volumes]).toEqual([code, [], []]);
    const secrets = new Map(world.files);
    world.breakAt(null);
    world.providersHave(() => `0x${'ab'.repeat(32)}`);
    expect(kinds(await world.ended(world.life.up({ choice: null })))).toEqual(['done', null]);
    for (const [path, text] of secrets) expect(world.files.get(path)).toBe(text);
  }
});

test('cancelled work keeps what was done, and the next start goes on from there', async () => {
  const world = lifeWorld();
  const { workId } = await world.life.up({ choice: choice() });
  world.work.cancel(workId);
  expect(kinds(await world.work.ended(workId))).toEqual(['cancelled', null]);
  expect(world.stands().containers).toEqual([]);
  const pulled = world.did.filter((what) => what.startsWith('pull')).length;
  expect(kinds(await world.ended(world.life.up({ choice: null })))).toEqual(['done', null]);
  expect([pulled, world.did.filter((what) => what.startsWith('pull')).length]).toEqual([2, 2]);
});

test('the checkpoint is agreed on before the first start, never after it, and compared with the own chain', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: choice() }));
  const first = world.asked();
  expect(first).toBeGreaterThan(1);
  await world.ended(world.life.up({ choice: choice({ graffiti: 'another' }) }));
  expect(world.asked()).toBe(first);
  const stack = nodeStack.parse(await world.stack());
  expect([stack.checkpoint?.confirmation.state, stack.next.kind]).toEqual(['agreed', 'nothing']);
});

type Life = World['life'];
const works = {
  up: (life: Life) => life.up({ choice: null }),
  switch: (life: Life) => life.up({ choice: choice({ execution: { kind: 'run', client: 'besu' } }) }),
  down: (life: Life) => life.down(),
  restart: (life: Life) => life.restart(),
  remove: (life: Life) => life.remove({ keepData: false, keysToo: true }),
  prune: (life: Life) => life.prune({ role: 'execution' }),
  resync: (life: Life) => life.resync({ role: 'beacon' }),
  move: (life: Life) => life.move({ folder: '/mnt/big' }),
  update: (life: Life) => life.update({ keepCopy: false }),
} as const;

test.each(Object.entries(works))(
  '%s is refused in a second process, with what runs and since when, until the first has ended',
  async (_, work) => {
    const world = lifeWorld();
    const wanted = choice({ execution: { kind: 'run', client: 'reth' } });
    await world.ended(world.life.up({ choice: wanted }));
    world.list((was) => (client, role) => (client === 'reth' ? { ref: 'ghcr.io/paradigmxyz/reth:v9.9.9', line: null } : was(client, role)));
    const { stop } = world.docker;
    let refused: unknown = null;
    world.docker.stop = async (...all) => {
      await stop(...all);
      if (refused !== null) return;
      world.clock.set(world.clock.now() + 125_000);
      const before = [...world.did];
      const { life, ended } = world.elsewhere();
      refused = (await ended(work(life))).fault;
      expect(world.did).toEqual(before);
    };
    expect(kinds(await world.ended(world.life.down()))).toEqual(['done', null]);
    expect(refused).toMatchObject({
      code: 'node.busyElsewhere',
      message: 'The node is being stopped. Another window or terminal of Hearth does this; it began 2 min 5 s ago.',
    });
    const next = world.elsewhere();
    expect((await next.ended(work(next.life))).fault?.code).not.toBe('node.busyElsewhere');
  },
);

test('a node whose chain is another than the checkpoint says so loudly', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: choice() }));
  world.ownHas(`0x${'cd'.repeat(32)}`);
  const { checkpoint, next } = await world.stack();
  expect([checkpoint?.confirmation.state, next.kind]).toEqual(['differs', 'stop']);
});

test('stopping ends signing first and the execution client last; starting again asks nobody and makes nothing', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: choice() }));
  const before = world.did.length;
  await world.ended(world.life.down());
  expect(world.did.slice(before)).toEqual(['validator', 'beacon', 'execution'].map((role) => `stop ${names(role)}`));
  expect((await world.stack()).next.kind).toBe('up');
  const asked = world.asked();
  const down = world.did.length;
  await world.ended(world.life.up({ choice: null }));
  expect(world.did.slice(down).filter((what) => what !== 'keep')).toEqual(
    ['execution', 'beacon', 'validator'].map((role) => `start ${names(role)}`),
  );
  expect(world.asked()).toBe(asked);
});

test('a choice without validator client stops and removes the one that was there, and leaves its data', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: choice() }));
  const before = world.did.length;
  await world.ended(world.life.up({ choice: choice({ withValidator: false }) }));
  expect(world.did.slice(before).filter((what) => what !== 'keep')).toEqual([`stop ${names('validator')}`, `remove ${names('validator')}`]);
  expect(world.stands().volumes).toContain(names('validator'));
});

test('a beacon node that keeps ending is told with its reason, and no validator client is started on it', async () => {
  const world = lifeWorld();
  world.beaconEnds(['error: Failed to listen, EADDRINUSE: address already in use']);
  const work = await world.ended(world.life.up({ choice: choice() }));
  expect(kinds(work)).toEqual(['failed', 'container.stopped']);
  expect(work.fault?.message).toContain('A port that it needs is used by another program');
  expect(work.parts.filter(({ state }) => state !== 'done').map(({ id, state }) => [id, state])).toEqual([
    ['answers', 'failed'],
    ['validator', 'waiting'],
  ]);
  expect((await world.stack()).next.kind).toBe('look');
});

test('removing says what goes and what stays; keys never go unless they are named', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: choice() }));
  const all = await world.life.removal({ keepData: false, keysToo: false });
  expect(all.stays.join('\n')).toContain(names('validator'));
  expect(kinds(await world.ended(world.life.remove({ keepData: true, keysToo: false })))).toEqual(['done', null]);
  expect(world.stands()).toMatchObject({ containers: [], networks: [], volumes: ['beacon', 'execution', 'validator'].map(names) });
  await world.ended(world.life.remove({ keepData: false, keysToo: false }));
  expect([world.stands().volumes, world.files.size]).toEqual([[names('validator')], 1]);
  const teku = choice({ consensus: { kind: 'run', client: 'teku' } });
  await expect(world.life.up({ choice: teku })).rejects.toMatchObject({ params: { found: expect.stringContaining('made by Lodestar') } });
  await world.ended(world.life.remove({ keepData: false, keysToo: true }));
  expect(world.stands()).toEqual({ containers: [], volumes: [], networks: [], files: [] });
  expect(world.kept()).toEqual({ node: null });
});

test('another client on data that holds keys, another network beside it, and a foreign container are refused and not touched', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: choice() }));
  const before = world.did.length;
  const stopped = { code: 'node.planStops' };
  await expect(world.life.up({ choice: choice({ consensus: { kind: 'run', client: 'teku' } }) })).rejects.toMatchObject(stopped);
  await expect(world.life.up({ choice: choice({ network: 'mainnet' }) })).rejects.toMatchObject(stopped);
  const [name, inside] = [...world.containers][0] ?? ['', null];
  if (inside === null) throw new Error('no container');
  world.containers.set(name, { ...inside, plan: { ...inside.plan, labels: {} } });
  await expect(world.life.up({ choice: null })).rejects.toMatchObject({
    ...stopped,
    params: { found: expect.stringContaining('never touched') },
  });
  expect(world.did.slice(before)).toEqual([]);
});
