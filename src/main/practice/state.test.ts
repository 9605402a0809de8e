import { expect, test } from 'vitest';
import type { Role, Side } from '../../shared/node.ts';
import type { InstanceFacts } from './facts.ts';
import { stateOf } from './state.ts';
import type { Instance, Member } from './world.ts';

const genesisTime = 1_800_000_000;
const sides: readonly Side[] = ['rest', 'own'];
const roles: readonly Role[] = ['execution', 'beacon', 'validator'];
const facts = { genesisTime } as InstanceFacts;

function instance(changes: Readonly<Record<string, Partial<Member>>> = {}, without: readonly string[] = []): Instance {
  const members = sides.flatMap((side) =>
    roles.map((role): Member => {
      const name = `${side}-${role}`;
      return { name, side, role, state: 'running', startedAt: (genesisTime - 10) * 1000, ports: {}, ...changes[name] };
    }),
  );
  return { facts, network: 'n', prefix: '172.31.0', members: members.filter((m) => !without.includes(m.name)) };
}
const paused = Object.fromEntries(instance().members.map((m) => [m.name, { state: 'paused' as const }]));

test.each<readonly [string, Instance, string, RegExp | null]>([
  ['six containers run', instance(), 'running', null],
  ['the own beacon node was killed', instance({ 'own-beacon': { state: 'exited' } }), 'running', /Your beacon client does not run/],
  ['the own beacon node was started again', instance({ 'own-beacon': { startedAt: (genesisTime + 900) * 1000 } }), 'running', null],
  ['the rest lost its beacon node', instance({ 'rest-beacon': { state: 'exited' } }), 'gone', /fresh practice network/],
  ['Docker started the rest’s beacon node again', instance({ 'rest-beacon': { startedAt: (genesisTime + 900) * 1000 } }), 'gone', /fresh/],
  ['the rest’s execution client stopped', instance({ 'rest-execution': { state: 'exited' } }), 'stopped', /execution client of the rest/],
  ['all is paused', instance(paused), 'paused', /Time goes on/],
  ['its start was cut off after the first node', instance({}, ['own-beacon', 'own-validator']), 'stopped', /interrupted/],
  [
    'its start was cut off before any beacon node',
    instance({}, ['rest-beacon', 'rest-validator', 'own-beacon', 'own-validator']),
    'stopped',
    /interrupted/,
  ],
  [
    'its first beacon node was made but never started',
    instance({ 'rest-beacon': { state: 'created', startedAt: null } }),
    'stopped',
    /interrupted/,
  ],
])('when %s', (_, world, state, why) => {
  const found = stateOf(world);
  expect(found.state).toBe(state);
  if (why) expect(found.why).toMatch(why);
  else expect(found.why).toBeNull();
});
