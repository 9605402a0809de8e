import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ownBuilders } from './own-builders.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

const wanted = choice({ mevRelays: ['Flashbots', 'Titan'] });
const roles = ({ containers }: { readonly containers: readonly { readonly role: string }[] }) => containers.map(({ role }) => role);
const network = JSON.parse(readFileSync(new URL('../../../resources/networks/hoodi.json', import.meta.url), 'utf8'));

test('relays that were chosen by name are asked by MEV-Boost, which starts before the beacon node; the plan says what it costs', async () => {
  const world = lifeWorld();
  const plan = await world.life.preview({ choice: wanted });
  expect(roles(plan)).toEqual(['execution', 'builder', 'beacon', 'validator']);
  const urls = network.relays
    .filter(({ name }: { name: string }) => wanted.mevRelays.includes(name))
    .map(({ url }: { url: string }) => url);
  expect(plan.containers[1]?.args.at(-1)).toBe(urls.join(','));
  expect(plan.findings).toContainEqual({ level: 'watch', text: expect.stringContaining('through Flashbots, Titan') });
  expect(plan.local.map(({ role }) => role)).not.toContain('builder');
  expect((await world.ended(world.life.up({ choice: wanted }))).state).toBe('done');
});

test('without relays there is no MEV-Boost, and with none any more it is stopped and removed', async () => {
  expect(roles(await lifeWorld().life.preview({ choice: choice() }))).toEqual(['execution', 'beacon', 'validator']);
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: wanted }));
  await world.ended(world.life.up({ choice: choice() }));
  expect(world.stands().containers.join(' ')).not.toContain('builder');
});

test('a node without validator client takes no relays, and one whose beacon node is elsewhere is refused with them', async () => {
  const alone = await lifeWorld().life.preview({ choice: { ...wanted, withValidator: false } });
  expect([roles(alone), alone.choice.mevRelays]).toEqual([['execution', 'beacon'], []]);
  expect(alone.findings).toContainEqual({ level: 'watch', text: expect.stringContaining('without a validator client') });
  const execution = { kind: 'remote', rpcUrl: 'http://10.0.0.7:8545', engineUrl: null, jwtFile: null } as const;
  const consensus = { kind: 'remote', url: 'http://10.0.0.7:5052', validatorClient: 'lodestar' } as const;
  const far = await lifeWorld().life.preview({ choice: { ...wanted, execution, consensus } });
  expect(far.findings).toContainEqual({ level: 'stops', text: expect.stringContaining('beside the beacon node') });
});

test('MEV-Boost is gone from the day on that the running node’s rules have builders in the protocol', async () => {
  const world = lifeWorld();
  await world.ended(world.life.up({ choice: wanted }));
  world.rulesHaveBuilders();
  const plan = await world.life.preview({ choice: null });
  expect(roles(plan)).toEqual(['execution', 'beacon', 'validator']);
  expect(plan.findings).toContainEqual({ level: 'watch', text: expect.stringContaining('builders in the protocol itself') });
  await world.ended(world.life.up({ choice: null }));
  expect(world.stands().containers.join(' ')).not.toContain('builder');
});

test('the running node tells whether its rules have builders; without its answer MEV-Boost stays', async () => {
  const genesisTime = 1_000;
  const at = (seconds: number) => ({ now: () => (genesisTime + seconds) * 1_000 });
  const chain = (epoch: number | null) => ({
    genesis: async () => ({ genesisTime, genesisValidatorsRoot: '0x', genesisForkVersion: '0x' }),
    forkPlan: async () => ({ slotsPerEpoch: 32, secondsPerSlot: 12, forks: [{ name: 'GLOAS', epoch }], blobs: [], scheduled: [] }),
  });
  expect(await ownBuilders(chain(2), at(2 * 32 * 12 - 1))).toBe(false);
  expect(await ownBuilders(chain(2), at(2 * 32 * 12))).toBe(true);
  expect(await ownBuilders(chain(null), at(1e9))).toBe(false);
  expect(await ownBuilders(null, at(1e9))).toBe(false);
  const silent = { ...chain(0), forkPlan: () => Promise.reject(new Error('no answer')) };
  expect(await ownBuilders(silent, at(1e9))).toBe(false);
});
