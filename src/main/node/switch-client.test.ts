import { expect, test } from 'vitest';
import type { NodeChoice } from '../../shared/node-life.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

const name = (role: string) => `hoodi-3fa9-own-${role}`;
const kinds = (work: { readonly state: string; readonly fault: { readonly code: string } | null }) => [
  work.state,
  work.fault?.code ?? null,
];
const besu = choice({ execution: { kind: 'run', client: 'besu' } });
const teku = choice({ consensus: { kind: 'run', client: 'teku' }, withValidator: false });

/** A node that runs Nethermind and Lodestar. */
async function up(first: NodeChoice = choice()) {
  const world = lifeWorld();
  expect(kinds(await world.ended(world.life.up({ choice: first })))).toEqual(['done', null]);
  return { ...world, from: world.did.length };
}

test('another execution client takes the place of the old one, whose chain goes; what is lost, how much and the duties are said before', async () => {
  const world = await up();
  const plan = await world.life.preview({ choice: besu });
  expect(plan.findings).toEqual([
    { level: 'watch', text: expect.stringMatching(/Besu takes the place of Nethermind.*all of hoodi-3fa9-own-execution, .*Keys .* stay/) },
    { level: 'watch', text: expect.stringContaining('nothing is slashed') },
  ]);
  expect(plan.drops).toEqual(['nethermind']);
  const ids = plan.steps.map(({ id }) => id);
  expect(plan.steps[ids.indexOf('drop:execution')]?.what).toBe('Stop Nethermind and throw its chain away');
  expect(ids.indexOf('drop:execution')).toBeGreaterThan(ids.findLastIndex((id) => id.startsWith('image:')));
  expect(world.did.length).toBe(world.from);
  const work = await world.ended(world.life.up({ choice: besu }));
  expect([kinds(work), work.parts.map(({ id }) => id)]).toEqual([['done', null], plan.steps.map(({ id }) => id)]);
  const [el, did] = [name('execution'), world.did.slice(world.from).filter((what) => what !== 'keep')];
  expect(did.filter((what) => !what.startsWith('pull'))).toEqual(
    ['stop', 'remove', 'remove volume', 'volume', 'create', 'start'].map((what) => `${what} ${el}`),
  );
  const { findings, drops } = await world.life.preview({ choice: null });
  expect([findings, drops]).toEqual([[], []]);
});

test('another beacon node begins at a checkpoint that is agreed on anew; the keys of the old validator client stay where they are', async () => {
  const world = await up();
  const asked = world.asked();
  const plan = await world.life.preview({ choice: teku });
  expect(plan.checkpoint.kind).toBe('asked');
  expect(plan.findings.map(({ text }) => text).join(' ')).toContain('Teku takes the place of Lodestar');
  expect(kinds(await world.ended(world.life.up({ choice: teku })))).toEqual(['done', null]);
  expect(world.asked()).toBeGreaterThan(asked);
  expect(world.stands().volumes).toContain(name('validator'));
  await expect(world.life.up({ choice: { ...teku, withValidator: true } })).rejects.toMatchObject({
    params: { found: expect.stringContaining(`The data ${name('validator')} was made by Lodestar`) },
  });
});

test('a client that holds keys in its chain’s volume is never replaced', async () => {
  const world = await up(choice({ consensus: { kind: 'run', client: 'grandine' } }));
  await expect(world.life.up({ choice: teku })).rejects.toMatchObject({ params: { found: expect.stringContaining('made by Grandine') } });
  expect(world.did.length).toBe(world.from);
});

test('until everything that comes from elsewhere is here, the old clients run on and the node stays theirs', async () => {
  const both = { ...teku, execution: besu.execution };
  const whole = await up();
  await whole.ended(whole.life.up({ choice: both }));
  const firstStop = whole.did.findIndex((what, at) => at >= whole.from && what.startsWith('stop'));
  expect(whole.did.slice(whole.from, firstStop).filter((what) => what.startsWith('pull'))).toHaveLength(2);
  for (let at = whole.from; at < firstStop; at += 1) {
    const cut = await up();
    cut.breakAt({ at, after: false });
    expect(kinds(await cut.ended(cut.life.up({ choice: both })))).toEqual(['failed', 'docker.lost']);
    cut.breakAt(null);
    expect(cut.stands().containers).toEqual(['beacon', 'execution', 'validator'].map((role) => `${name(role)} running`));
    const { choice: kept, drops, steps } = await cut.life.preview({ choice: null });
    expect([kept, drops, steps.filter(({ done }) => !done)]).toEqual([choice(), [], []]);
  }
  const deaf = await up();
  deaf.providersHave(() => null);
  expect(kinds(await deaf.ended(deaf.life.up({ choice: both })))).toEqual(['failed', 'checkpoint.allDown']);
  expect(deaf.did.slice(deaf.from).filter((what) => /^(stop|remove)/.test(what))).toEqual([]);
  expect((await deaf.life.preview({ choice: null })).choice).toEqual(choice());
});

test('cut off at any change and begun again, the new clients run as if they always had', async () => {
  const both = { ...teku, execution: besu.execution };
  const whole = await up();
  expect(kinds(await whole.ended(whole.life.up({ choice: both })))).toEqual(['done', null]);
  for (let at = whole.from; at < whole.did.length; at += 1) {
    for (const after of [false, true]) {
      const cut = await up();
      cut.breakAt({ at, after });
      expect(kinds(await cut.ended(cut.life.up({ choice: both })))).toEqual(['failed', 'docker.lost']);
      cut.breakAt(null);
      expect(kinds(await cut.ended(cut.life.up({ choice: both })))).toEqual(['done', null]);
      expect(cut.stands()).toEqual(whole.stands());
      expect(cut.did.filter((what) => what === `remove volume ${name('validator')}`)).toEqual([]);
    }
  }
});
