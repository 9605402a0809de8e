import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ContainerPlan, containerPlan } from '../../shared/node.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClient } from './clients/catalogue.ts';
import { laidIn } from './clients/client.ts';
import { firstBootPlans, planHash, planNode } from './plan.ts';
import type { ConsensusLine } from './spec.ts';
import { allCases, namedNetwork, ownSpec, restSpec } from './testing/specs.ts';

const hash = (path: string): string => `hash of ${path}`;
/** Flags of the clients' own help or option tables, one a line. */
const known = (name: string): ReadonlySet<string> =>
  new Set(readFileSync(new URL(`clients/testing-data/${name}.txt`, import.meta.url), 'utf8').split('\n'));
const flagsFor = (plan: ContainerPlan, line: ConsensusLine): ReadonlySet<string> =>
  plan.role === 'execution' ? known('geth-1.16') : known(`${line}-${plan.role}`);
const flagsIn = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => arg.startsWith('--')).map((arg) => arg.replace(/=.*/, ''));

const cases = allCases().map((one) => [one.title, { ...one, plans: planNode(one.spec, hash) }] as const);

test('the walk goes over every client, line, network and role', () => {
  // Three version lines on two practice presets and both sides; two of them on three public networks.
  expect(cases.length).toBe(3 * 2 * 2 + 2 * 3);
  expect(cases.every(([, { plans }]) => plans.map(({ role }) => role).join() === 'execution,beacon,validator')).toBe(true);
});

test.each(cases)('%s: every flag is one the client knows', (_, { plans, line }) => {
  const unknown = plans.flatMap((plan) => flagsIn(plan.args).filter((flag) => !flagsFor(plan, line).has(flag)));
  expect(unknown).toEqual([]);
});

test.each(cases)('%s: the plan holds together', (_, { plans, spec }) => {
  for (const plan of plans) expect(containerPlan.parse(plan)).toEqual(plan);
  const [execution, beacon, validator] = plans;
  const jwt = (plan: ContainerPlan | undefined) => plan?.files.find(({ path }) => path === laidIn.jwt);
  expect(jwt(execution)).toEqual({ path: laidIn.jwt, source: spec.jwtFile, mode: 0o600, uid: null });
  expect(jwt(beacon)).toEqual(jwt(execution));
  expect(jwt(validator)).toBeUndefined();
  const laid = new Set(plans.flatMap(({ files }) => files.map(({ path }) => path)));
  const named = plans.flatMap(({ args }) => args.filter((arg) => arg.startsWith('/hearth/')));
  expect(named.filter((path) => !laid.has(path))).toEqual([]);
  expect(plans.map(({ name }) => name)).toEqual(['execution', 'beacon', 'validator'].map((role) => `practice-3fa9-${spec.side}-${role}`));
  expect(plans.map(({ volume }) => volume)).toEqual(plans.map(({ name }) => ({ name, path: '/data' })));
  const ports = plans.flatMap((plan) => plan.ports.map(({ use, host }) => `${use} ${host}`));
  const wanted = Object.entries(spec.hostPorts).flatMap(([use, host]) => (host === null ? [] : [`${use} ${host}`]));
  expect(ports).toEqual(wanted);
  expect(new Set(plans.flatMap((plan) => plan.ports.map(({ host }) => host))).size).toBe(ports.length);
});

test('two nodes of one network share no name, port or address, and each beacon node knows its own execution client', () => {
  const both = [...planNode(ownSpec(), hash), ...planNode(restSpec(), hash)];
  const distinct = (values: readonly unknown[]): boolean => new Set(values).size === values.length;
  expect(distinct(both.map(({ name }) => name))).toBe(true);
  expect(distinct(both.map(({ ip }) => ip))).toBe(true);
  expect(distinct(both.flatMap(({ ports }) => ports.map(({ host }) => host)))).toBe(true);
  expect(both[1]?.args.join(' ')).toContain('--execution.urls http://172.31.7.20:8551');
  expect(both[4]?.args.join(' ')).toContain('--execution.urls http://172.31.7.10:8551');
});

test('without static addresses neighbours are called by container name', () => {
  const plans = planNode(ownSpec({ addresses: { execution: null, beacon: null, validator: null } }), hash);
  expect(plans[1]?.args).toContain('http://practice-3fa9-own-execution:8551');
  expect(plans[2]?.args).toContain('http://practice-3fa9-own-beacon:9596');
  expect(plans[0]?.args.join(' ')).toContain('--nat none');
});

test('the hash follows what a laid-in file holds, not where it lies, and not the order of keys', () => {
  const [plan] = planNode(ownSpec(), hash);
  if (plan === undefined) throw new Error('no plan');
  const at = (text: string) => planHash(plan, () => text);
  expect(at('same')).toBe(at('same'));
  expect(at('same')).not.toBe(at('other'));
  const moved = { ...plan, files: plan.files.map((file) => ({ ...file, source: `/elsewhere${file.source}` })) };
  expect(planHash(moved, () => 'same')).toBe(at('same'));
  const turned = Object.fromEntries(Object.entries(plan).reverse()) as ContainerPlan;
  expect(planHash(turned, () => 'same')).toBe(at('same'));
  expect(planHash({ ...plan, args: [...plan.args, '--more'] }, () => 'same')).not.toBe(at('same'));
  expect(plan.labels[label.plan]).toBe(planHash(plan, hash));
});

test('only Prysm’s validator client with an API has something to do before its first start', () => {
  const prysm = { client: 'prysm', versionLine: 'prysm-7', images: { beacon: 'p:1', validator: 'v:1' } } as const;
  const steps = [ownSpec(), restSpec({ consensus: prysm }), ownSpec({ consensus: prysm })].flatMap((spec) =>
    planNode(spec, hash).flatMap(firstBootPlans),
  );
  const unknown = steps.flatMap(({ plan }) => flagsIn(plan.args).filter((flag) => !known('prysm-7-wallet-create').has(flag)));
  expect(unknown).toEqual([]);
  expect(
    steps.map(({ plan }) => ({ name: plan.name, args: plan.args.slice(0, 2), ports: plan.ports, ip: plan.ip, volume: plan.volume.name })),
  ).toEqual([
    { name: 'practice-3fa9-own-validator-wallet', args: ['wallet', 'create'], ports: [], ip: null, volume: 'practice-3fa9-own-validator' },
  ]);
});

test('which validator clients sign exits over their API is known by version', () => {
  const signs = (line: ConsensusLine, client: 'lodestar' | 'prysm') => consensusClient(client).validator.signsExits(line);
  expect([signs('lodestar-1.5', 'lodestar'), signs('lodestar-1.46', 'lodestar'), signs('prysm-7', 'prysm')]).toEqual([false, true, true]);
});

test('a client of the wrong layer, with a foreign version line or too old for the network is refused', () => {
  const { consensus, execution } = ownSpec();
  expect(() => planNode(ownSpec({ execution: { ...execution, client: 'prysm' } }), hash)).toThrow(RangeError);
  expect(() => planNode(ownSpec({ consensus: { ...consensus, client: 'geth' } }), hash)).toThrow(RangeError);
  expect(() => planNode(ownSpec({ consensus: { ...consensus, versionLine: 'prysm-7' } }), hash)).toThrow(RangeError);
  expect(() => planNode(ownSpec({ network: namedNetwork('mainnet') }), hash)).toThrow(/practice networks only/);
});

/** One line a fact, as a person would check it. */
const shown = (plans: readonly ContainerPlan[]): string =>
  plans
    .map(({ name, args, env, stopGraceSeconds, files, ports }) =>
      [
        name,
        ...args.join(' ').split(/ (?=--)/),
        ...Object.entries(env).map(([key, value]) => `env ${key}=${value}`),
        ...files.map((file) => `file ${file.path} ${file.mode.toString(8)} ${JSON.stringify(file.text ?? file.source)}`),
        ...ports.map(({ use, container, host }) => `port ${use} 127.0.0.1:${host} -> ${container}`),
        `grace ${stopGraceSeconds}`,
      ].join('\n  '),
    )
    .join('\n');

test('the classic profile is told exactly what was proved', () => {
  expect(`\n${shown([...planNode(restSpec(), hash), ...planNode(ownSpec(), hash)])}\n`).toMatchSnapshot();
});
test.each(cases)('%s: snapshot', (_, { plans }) => {
  expect(`\n${shown(plans)}\n`).toMatchSnapshot();
});
