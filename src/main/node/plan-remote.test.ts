import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ContainerPlan, containerPlan } from '../../shared/node.ts';
import { createOptions } from '../platform/docker/create-options.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClient } from './clients/catalogue.ts';
import { fromContainer, laidIn } from './clients/client.ts';
import { composeOf } from './compose.ts';
import { planNode } from './plan.ts';
import type { NodeSpec } from './spec.ts';
import { allPairs, chosen, ownSpec, publicSpec } from './testing/specs.ts';

const hash = (path: string): string => `hash of ${path}`;
const remote = { rpcUrl: 'http://10.0.0.7:8545', engineUrl: 'http://10.0.0.7:8551' };
const elsewhere = { execution: { remote }, jwtFile: '/mine/jwt.hex' } satisfies Partial<NodeSpec>;
const atBeacon = (spec: NodeSpec, remoteUrl: string): NodeSpec => ({ ...spec, consensus: { ...spec.consensus, remoteUrl } });

const pairs = allPairs()
  .map(({ title, specs }) => [title, specs.filter(({ network }) => network.kind === 'named')] as const)
  .filter(([, specs]) => specs.length > 0);

test.each(pairs)(
  '%s: with the execution client elsewhere the other containers stay as they are, but for its address and secret',
  (_, specs) => {
    for (const spec of specs) {
      const whole = planNode(spec, hash).slice(1);
      const plans = planNode({ ...spec, ...elsewhere }, hash);
      expect(plans.map(({ name }) => name)).toEqual(whole.map(({ name }) => name));
      const isBeacon = ({ role }: ContainerPlan) => role === 'beacon';
      const [beacon, ownBeacon] = [plans.find(isBeacon), whole.find(isBeacon)];
      expect(beacon?.args).toEqual(ownBeacon?.args.map((arg) => arg.replace(`http://${spec.addresses.execution}:8551`, remote.engineUrl)));
      expect(beacon?.args.join(' ')).toContain(remote.engineUrl);
      expect(beacon?.files.find(({ path }) => path === laidIn.jwt)?.source).toBe('/mine/jwt.hex');
      const others = (all: readonly ContainerPlan[]) => all.filter((plan) => !isBeacon(plan)).map(({ args }) => args);
      expect(others(plans)).toEqual(others(whole));
      expect(JSON.parse(beacon?.labels[label.elsewhere] ?? '')).toEqual({ rpc: remote.rpcUrl });
      for (const plan of plans) expect(containerPlan.parse(plan)).toEqual(plan);
    }
  },
);

test.each(pairs)(
  '%s: with the beacon node elsewhere the validator client alone runs here, without any secret of the engine',
  (_, specs) => {
    for (const spec of specs) {
      const far = atBeacon(spec, 'http://10.0.0.7:5052');
      const { oneProcess, id } = consensusClient(spec.consensus.client);
      if (oneProcess) {
        expect(() => planNode(far, hash)).toThrow(`${id} is one process`);
        continue;
      }
      if (spec.validators.kind === 'none') {
        expect(() => planNode(far, hash)).toThrow('nothing runs here');
        continue;
      }
      const plans = planNode(far, hash);
      expect(plans.map(({ role }) => role)).toEqual(['validator']);
      expect(plans[0]?.args.some((arg) => arg.endsWith('http://10.0.0.7:5052'))).toBe(true);
      expect(plans[0]?.args.join(' ')).not.toMatch(/own-beacon|own-execution|172\.31/);
      expect(plans[0]?.files.map(({ path }) => path)).not.toContain(laidIn.jwt);
      expect(JSON.parse(plans[0]?.labels[label.elsewhere] ?? '')).toEqual({ rest: 'http://10.0.0.7:5052' });
    }
  },
);

test('Prysm’s validator client asks a beacon node elsewhere over the common API, by flags that it knows', () => {
  const known = new Set(readFileSync(new URL('clients/testing-data/prysm-7-validator.txt', import.meta.url), 'utf8').split('\n'));
  const [plan] = planNode(atBeacon(publicSpec('hoodi', { consensus: chosen('prysm', 'prysm-7') }), 'http://10.0.0.7:5052'), hash);
  const flags = (plan?.args ?? []).filter((arg) => arg.startsWith('--'));
  expect(flags).toContain('--enable-beacon-rest-api');
  expect(flags).not.toContain('--beacon-rpc-provider');
  expect(flags.filter((flag) => !known.has(flag))).toEqual([]);
});

test('what runs on this machine is reached by the name that containers have for it, and only who needs it gets the name', () => {
  expect(['http://127.0.0.1:8551', 'http://localhost:8551/', 'http://[::1]:8551', 'https://node.example/eth/'].map(fromContainer)).toEqual([
    'http://host.docker.internal:8551',
    'http://host.docker.internal:8551',
    'http://host.docker.internal:8551',
    'https://node.example/eth',
  ]);
  const near = { remote: { rpcUrl: 'http://127.0.0.1:8545', engineUrl: 'http://127.0.0.1:8551' } };
  const plans = planNode(publicSpec('hoodi', { execution: near }), hash);
  expect(plans.map(({ reachesMachine }) => reachesMachine)).toEqual([true, undefined]);
  const hosts = plans.map((plan) => (createOptions(plan, 'n', 'no') as { HostConfig: { ExtraHosts?: string[] } }).HostConfig.ExtraHosts);
  expect(hosts).toEqual([['host.docker.internal:host-gateway'], undefined]);
  expect(composeOf(plans, 'n')[0]?.text).toContain('"host.docker.internal:host-gateway"');
});

test('a practice network runs here as a whole', () => {
  expect(() => planNode(ownSpec({ execution: { remote } }), hash)).toThrow('as a whole');
  expect(() => planNode(atBeacon(ownSpec(), 'http://10.0.0.7:5052'), hash)).toThrow('as a whole');
});
