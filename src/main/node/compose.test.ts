import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { ContainerPlan } from '../../shared/node.ts';
import { createOptions } from '../platform/docker/create-options.ts';
import { composeOf, type ExportFile } from './compose.ts';
import { firstBootPlans, planNode } from './plan.ts';
import { allPairs, chosen, ownSpec, publicSpec, restSpec } from './testing/specs.ts';

const hash = (path: string): string => `hash of ${path}`;
const NETWORK = 'a-network';

const texts = z.record(z.string(), z.string());
const dependsOn = z.record(z.string(), z.object({ condition: z.string() }));
const service = z.strictObject({
  container_name: z.string(),
  image: z.string(),
  restart: z.string(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()),
  environment: texts.optional(),
  user: z.string().optional(),
  init: z.boolean(),
  cap_drop: z.array(z.string()),
  security_opt: z.array(z.string()),
  stop_signal: z.string(),
  stop_grace_period: z.string().regex(/^\d+s$/),
  ports: z.array(z.string()).optional(),
  volumes: z.array(z.string()),
  networks: z.strictObject({ node: z.strictObject({ ipv4_address: z.string().optional() }) }),
  logging: z.strictObject({ driver: z.string(), options: texts }),
  labels: texts,
  depends_on: dependsOn.optional(),
  extra_hosts: z.array(z.string()).optional(),
});
type Service = z.infer<typeof service>;
const main = z.strictObject({
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.strictObject({ external: z.boolean(), name: z.string() })),
  networks: z.strictObject({ node: z.strictObject({ external: z.boolean().optional(), name: z.string() }) }),
});
const first = z.strictObject({ services: z.record(z.string(), z.union([service, z.strictObject({ depends_on: dependsOn })])) });

const fileOf = (files: readonly ExportFile[], path: string): string => files.find((file) => file.path === path)?.text ?? '';

/** What compose reads: the file with the variables of `.env` in it, `$$` being a `$`. */
function read(files: readonly ExportFile[], path: string): unknown {
  const env = new Map(
    fileOf(files, '.env')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
  const filled = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replace(/\$(?:\$|\{(\w+)\})/g, (_, name?: string) => (name ? (env.get(name) ?? '?') : '$'));
    if (Array.isArray(value)) return value.map(filled);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
  };
  return filled(parse(fileOf(files, path)));
}

/** The body that Docker's API is sent for a service, written from compose's rules and not from the plan. */
function bodyOf(told: Service, network: string) {
  const [data = '', ...binds] = told.volumes;
  const [volume, path] = data.split(':');
  const bindings = (told.ports ?? []).map((text): [string, object[]] => {
    const parts = text.split(':');
    const [host = '', container = ''] = parts.slice(-2);
    return [container, [{ HostIp: parts.length === 3 ? parts[0] : '', HostPort: host }]];
  });
  const { ipv4_address: ip } = told.networks.node;
  const body = {
    Image: told.image,
    ...(told.entrypoint === undefined ? {} : { Entrypoint: told.entrypoint }),
    Cmd: told.command,
    Env: Object.entries(told.environment ?? {}).map(([name, value]) => `${name}=${value}`),
    ...(told.user === undefined ? {} : { User: told.user }),
    Labels: told.labels,
    StopSignal: told.stop_signal,
    StopTimeout: Number.parseInt(told.stop_grace_period, 10),
    ExposedPorts: Object.fromEntries(bindings.map(([port]) => [port, {}])),
    HostConfig: {
      PortBindings: Object.fromEntries(bindings),
      RestartPolicy: { Name: told.restart },
      CapDrop: told.cap_drop,
      SecurityOpt: told.security_opt,
      Privileged: false,
      Init: told.init,
      LogConfig: { Type: told.logging.driver, Config: told.logging.options },
      Mounts: [{ Type: 'volume', Source: volume, Target: path }],
      NetworkMode: network,
      ...(told.extra_hosts === undefined ? {} : { ExtraHosts: told.extra_hosts }),
    },
    NetworkingConfig: { EndpointsConfig: { [network]: ip === undefined ? {} : { IPAMConfig: { IPv4Address: ip } } } },
  };
  return { body, binds };
}

/** Every file of a plan as it would come into the container, through the folder. */
const laidIn = (plan: ContainerPlan) => plan.files.map(({ path, source, text }) => ({ path, content: text ?? source }));
const bound = (binds: readonly string[], files: readonly ExportFile[]) =>
  binds.map((bind) => {
    const [from = '', path, options] = bind.split(':');
    const file = files.find((one) => `./${one.path}` === from);
    expect(options).toBe('ro,z');
    return { path, content: file?.text ?? file?.source };
  });

const pairs = allPairs().map(({ title, specs }) => [title, specs.map((spec) => planNode(spec, hash))] as const);

test.each(pairs)('%s: compose makes the same containers as Hearth', (_, nodes) => {
  for (const plans of nodes) {
    const files = composeOf(plans, NETWORK);
    const { services, volumes, networks } = main.parse(read(files, 'compose.yaml'));
    expect(Object.keys(services)).toEqual(plans.map(({ name }) => name));
    const network = networks.node.name;
    expect(networks.node).toEqual(plans[0]?.ip == null ? { name: `${NETWORK}-compose` } : { external: true, name: NETWORK });
    expect(volumes).toEqual(Object.fromEntries(plans.map(({ volume: { name } }) => [name, { external: true, name }])));
    for (const [at, plan] of plans.entries()) {
      const told = services[plan.name];
      if (told === undefined) throw new Error('no service');
      const { body, binds } = bodyOf(told, network);
      expect(body).toEqual(createOptions(plan, network, 'unless-stopped'));
      expect(told.container_name).toBe(plan.name);
      expect(bound(binds, files)).toEqual(laidIn(plan));
      expect(told.depends_on).toEqual(at === 0 ? undefined : { [plans[at - 1]?.name ?? '']: { condition: 'service_started' } });
    }
  }
});

test.each(pairs)('%s: what runs once before the first start is in a file of its own, and a client waits for its success', (_, nodes) => {
  for (const plans of nodes) {
    const files = composeOf(plans, NETWORK);
    const steps = plans.flatMap((plan) => firstBootPlans(plan).map((step) => ({ of: plan, plan: step.plan })));
    expect(files.some(({ path }) => path === 'compose.first-start.yaml')).toBe(steps.length > 0);
    if (steps.length === 0) continue;
    const { services } = first.parse(read(files, 'compose.first-start.yaml'));
    const network = main.parse(read(files, 'compose.yaml')).networks.node.name;
    for (const { of, plan } of steps) {
      const { body, binds } = bodyOf(service.parse(services[plan.name]), network);
      expect(body).toEqual(createOptions(plan, network, 'no'));
      expect(bound(binds, files)).toEqual(laidIn(plan));
      expect(services[of.name]).toEqual({ depends_on: { [plan.name]: { condition: 'service_completed_successfully' } } });
    }
  }
});

test('both sides of a practice network are one folder: a file they share lies there once, others keep apart', () => {
  const plans = [...planNode(restSpec(), hash), ...planNode(ownSpec({ jwtFile: '/elsewhere/jwt.hex' }), hash)];
  const paths = composeOf(plans, NETWORK).map(({ path }) => path);
  expect(paths).toContain('config/genesis.ssz');
  expect(paths).toContain('secrets/practice-3fa9-own-execution-jwt.hex');
  expect(new Set(paths).size).toBe(paths.length);
});

test('a dollar sign stays one, and secrets are in files, never in the text', () => {
  const plans = planNode(publicSpec('hoodi', { graffiti: `cheap $HOME ${'$'}{x} $$`, consensus: chosen('nimbus', 'nimbus-26') }), hash);
  const files = composeOf(plans, NETWORK);
  const { services } = main.parse(read(files, 'compose.yaml'));
  expect(plans.map(({ name }) => services[name]?.command)).toEqual(plans.map(({ args }) => args));
  const secrets = files.filter(({ path }) => path.startsWith('secrets/'));
  expect(secrets.map(({ path, source }) => [path, source])).toEqual([
    ['secrets/jwt.hex', '/net/jwt.hex'],
    ['secrets/keymanager-token.txt', '/net/keymanager-token.txt'],
  ]);
  expect(fileOf(files, '.env')).toMatchInlineSnapshot(`
    "# Images and local ports of this node. An image is a name, or a name with the digest that was seen.
    COMPOSE_PROJECT_NAME=practice-3fa9
    OWN_EXECUTION_IMAGE=hearth/geth:1.16.9
    OWN_EXECUTION_RPC_PORT=48545
    OWN_BEACON_IMAGE=nimbus-beacon:1
    OWN_BEACON_REST_PORT=49596
    OWN_VALIDATOR_IMAGE=nimbus-validator:1
    OWN_VALIDATOR_KEYMANAGER_PORT=45062
    "
  `);
  expect(fileOf(files, 'README.txt')).toMatchInlineSnapshot(`
    "practice-3fa9 WITHOUT HEARTH

    KEYS RUN IN ONE PLACE ONLY. The same validator keys running twice, here and in Hearth, or on two machines, are slashed: you lose
    stake and the validator is thrown out. Before a start on another machine, remove the keys from this one and wait.

    On this machine, with the data that is here
      hearth node remove --keep-data
      docker compose up -d
    The containers have the same names, so Docker never runs both. The volumes are the very same and are never removed by compose.
    Back to Hearth: docker compose down, then hearth node up.

    On another machine, with empty volumes
      docker volume create practice-3fa9-own-execution
      docker volume create practice-3fa9-own-beacon
      docker volume create practice-3fa9-own-validator
      docker network create a-network   (with the subnet that compose.yaml names addresses of)
      docker compose -f compose.yaml -f compose.first-start.yaml up -d
    From the second start on: docker compose up -d
    An empty volume belongs to root. A client that runs as another user needs it given to that user first (its log says "permission denied").

    Secrets
      secrets/jwt.hex, secrets/keymanager-token.txt
    Whoever reads them can speak to your node as you do. This folder is closed to other users of this machine (mode 0700); inside it the
    files are readable, as each client runs as a user of its own. Keep the folder closed, send it to nobody, put it in no repository.
    Validator keys, their passwords and the record of what they signed are not in this folder. They stay in the volumes.
    "
  `);
});
