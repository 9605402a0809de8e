import { posix } from 'node:path';
import { stringify } from 'yaml';
import type { ContainerPlan } from '../../shared/node.ts';
import { composeTexts as texts } from '../../shared/strings/compose-export.ts';
import { label } from '../platform/docker/labels.ts';
import { machineHost } from './clients/client.ts';
import { firstBootPlans } from './plan.ts';

/** A file of an export, by its path in the folder; `source` is a file on this machine to copy. */
export type ExportFile = { readonly path: string; readonly mode: number } & (
  | { readonly text: string; readonly source: null }
  | { readonly text: null; readonly source: string }
);
type PlanFile = ContainerPlan['files'][number];

/** Compose reads `$` as the beginning of a variable. */
const literal = (text: string): string => text.replaceAll('$', '$$$$');
const literals = (all: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(all).map(([k, v]) => [k, literal(v)]));

const secretsFolder = 'secrets/';
/** Whether a file of an export holds a secret of the node. */
export const isSecretPlace = (path: string): boolean => path.startsWith(secretsFolder);
/** Whether validator keys run in one of these containers. */
export const holdsKeys = (plans: readonly ContainerPlan[]): boolean =>
  plans.some(({ role, ports }) => role === 'validator' || ports.some(({ use }) => use === 'keymanager'));

const isSecret = ({ mode }: PlanFile): boolean => (mode & 0o077) === 0;
/** Bind mounts keep the owner that a file has here, which is no user of the container: the closed folder keeps others out. */
const READABLE = 0o444;

/** Where each laid-in file lies in the export: one that several containers share lies there once. */
function placesOf(plans: readonly ContainerPlan[]): ReadonlyMap<PlanFile, string> {
  const content = ({ source, text }: PlanFile) => text ?? `\0${source}`;
  const all = plans.flatMap(({ name, files }) => files.map((file) => ({ name, file, base: posix.basename(file.path) })));
  return new Map(
    all.map(({ name, file, base }) => {
      const isShared = all.every((other) => other.base !== base || content(other.file) === content(file));
      return [file, `${isSecret(file) ? secretsFolder : 'config/'}${isShared ? base : `${name}-${base}`}`];
    }),
  );
}

/** `OWN_EXECUTION` of `practice-3fa9-own-execution`. */
const variableOf = ({ side, role }: ContainerPlan): string => `${side}_${role}`.toUpperCase();

/**
 * Containers as a folder that `docker compose` runs without Hearth: the same names, images, arguments and rights on the very same
 * volumes. First-boot steps are in a second file, as they fail on volumes that are in use. Pure.
 */
export function composeOf(plans: readonly ContainerPlan[], dockerNetwork: string): readonly ExportFile[] {
  const places = placesOf(plans);
  const hasAddresses = plans.some(({ ip }) => ip !== null);
  const instance = plans[0]?.labels[label.instance] ?? '';

  /** What a container is beside its place in the start order. */
  const service = (plan: ContainerPlan, restart: 'unless-stopped' | 'no') => ({
    container_name: plan.name,
    image: `\${${variableOf(plan)}_IMAGE}`,
    restart,
    ...(plan.entrypoint === null ? {} : { entrypoint: plan.entrypoint.map(literal) }),
    command: plan.args.map(literal),
    ...(Object.keys(plan.env).length === 0 ? {} : { environment: literals(plan.env) }),
    ...(plan.user === null ? {} : { user: plan.user }),
    init: false,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges'],
    stop_signal: plan.stopSignal,
    stop_grace_period: `${plan.stopGraceSeconds}s`,
    ...(plan.ports.length + plan.p2p.length === 0
      ? {}
      : {
          ports: [
            // Never beyond this machine: Docker publishes past the firewall.
            ...plan.ports.map(({ use, container }) => `127.0.0.1:\${${variableOf(plan)}_${use.toUpperCase()}_PORT}:${container}/tcp`),
            ...plan.p2p.map(({ port, protocol }) => `${port}:${port}/${protocol}`),
          ],
        }),
    volumes: [
      `${plan.volume.name}:${plan.volume.path}`,
      // Shared label for SELinux; nothing elsewhere.
      ...plan.files.map((file) => `./${places.get(file)}:${file.path}:ro,z`),
    ],
    networks: { node: plan.ip === null ? {} : { ipv4_address: plan.ip } },
    ...(plan.reachesMachine ? { extra_hosts: [`${machineHost}:host-gateway`] } : {}),
    logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
    labels: literals(plan.labels),
  });

  /** A node's containers begin in the order of its plans. */
  const after = (plan: ContainerPlan) => {
    const own = plans.filter(({ side }) => side === plan.side);
    const before = own[own.indexOf(plan) - 1];
    return before === undefined ? {} : { depends_on: { [before.name]: { condition: 'service_started' } } };
  };
  const services = Object.fromEntries(plans.map((plan) => [plan.name, { ...service(plan, 'unless-stopped'), ...after(plan) }]));
  const firstServices = plans.flatMap((plan) => {
    const steps = firstBootPlans(plan).map((first) => first.plan);
    const done = { condition: 'service_completed_successfully' };
    return [
      ...steps.map((step, at) => {
        const before = steps[at - 1];
        return [step.name, { ...service(step, 'no'), ...(before === undefined ? after(plan) : { depends_on: { [before.name]: done } }) }];
      }),
      ...(steps.length === 0 ? [] : [[plan.name, { depends_on: Object.fromEntries(steps.map(({ name }) => [name, done])) }]]),
    ];
  });

  const compose = {
    services,
    // External: `down --volumes` leaves chain, keys and the record of signatures alone.
    volumes: Object.fromEntries(plans.map(({ volume }) => [volume.name, { external: true, name: volume.name }])),
    // Addresses hold on the network they were given on; else compose has one of its own, as it takes over none that it did not make.
    networks: { node: hasAddresses ? { external: true, name: dockerNetwork } : { name: `${dockerNetwork}-compose` } },
  };
  const env = [
    `COMPOSE_PROJECT_NAME=${instance}`,
    ...plans.flatMap((plan) => [
      `${variableOf(plan)}_IMAGE=${plan.image}`,
      ...plan.ports.map(({ use, host }) => `${variableOf(plan)}_${use.toUpperCase()}_PORT=${host}`),
    ]),
  ];
  const readme = texts.readme({
    instance,
    volumes: plans.map(({ volume }) => volume.name),
    secrets: [...new Set(places.values())].filter(isSecretPlace),
    network: hasAddresses ? dockerNetwork : null,
    hasFirstSteps: firstServices.length > 0,
    holdsKeys: holdsKeys(plans),
  });

  const written = (path: string, notes: readonly string[], body: string): ExportFile => {
    const text = `${[...notes.map((note) => `# ${note}`), body.trimEnd()].join('\n')}\n`;
    return { path, mode: 0o600, text, source: null };
  };
  // Quoted: to a reader of YAML 1.1, `no` and `1:30` are no strings.
  const yaml = (value: unknown): string =>
    stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' });
  const beside = new Map(
    [...places].map(([{ source, text }, path]): [string, ExportFile] => [
      path,
      text === undefined ? { path, mode: READABLE, text: null, source } : { path, mode: READABLE, text, source: null },
    ]),
  );
  return [
    written('compose.yaml', texts.head(instance), yaml(compose)),
    ...(firstServices.length === 0
      ? []
      : [written('compose.first-start.yaml', texts.firstStart, yaml({ services: Object.fromEntries(firstServices) }))]),
    written('.env', texts.env, env.join('\n')),
    written('README.txt', [], readme.join('\n')),
    ...beside.values(),
  ];
}
