import { createHash } from 'node:crypto';
import type { ClientId, ContainerPlan, Role } from '../../shared/node.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClient, executionClient, partOf } from './clients/catalogue.ts';
import { type ClientPart, containerName, dataPath, machineHost, type PortUse } from './clients/client.ts';
import { volumeAt } from './data-place.ts';
import type { NodeSpec } from './spec.ts';

/** SHA-256 in hex of a file's content; handed in, so that planning touches no disk. */
export type FileHash = (path: string) => string;

/** Start order. */
export const roles: readonly Role[] = ['execution', 'builder', 'beacon', 'validator'];

/** JSON with sorted keys: equal plans are equal texts. */
const stable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** 16 hex characters over everything in the plan; a laid-in file counts by its content, not by where it lies. */
export function planHash(plan: ContainerPlan, fileHash: FileHash): string {
  const files = plan.files.map((file) => ({ ...file, source: file.text === undefined ? fileHash(file.source) : '' }));
  const { [label.plan]: _, ...labels } = plan.labels;
  return createHash('sha256')
    .update(stable({ ...plan, files, labels }))
    .digest('hex')
    .slice(0, 16);
}

type Choice = { readonly client: ClientId; readonly image: string };
function chosen({ execution, consensus, builder }: NodeSpec, role: Role): Choice {
  if (role === 'builder') {
    if (builder === undefined) throw new RangeError('a node without relays has no container that asks them');
    return { client: 'mevboost', image: builder.image };
  }
  if (role !== 'execution') return { client: consensus.client, image: consensus.images[role] };
  if ('remote' in execution) throw new RangeError('an execution client that runs elsewhere has no container here');
  return execution;
}

/** Addresses of what runs elsewhere, for the label by which a node is found again. */
const elsewhere = ({ execution, consensus }: NodeSpec): Readonly<Record<string, string>> => {
  const parts = {
    ...('remote' in execution ? { rpc: execution.remote.rpcUrl } : {}),
    ...(consensus.remoteUrl === undefined ? {} : { rest: consensus.remoteUrl }),
  };
  return Object.keys(parts).length === 0 ? {} : { [label.elsewhere]: JSON.stringify(parts) };
};

const portsOf = (spec: NodeSpec, part: ClientPart): ContainerPlan['ports'] =>
  Object.entries(part.ports).flatMap(([name, container]) => {
    const use = name as PortUse;
    const host = spec.hostPorts[use];
    // Keys of the interop kind have no Keymanager API behind the port.
    const isAnswered = use !== 'keymanager' || spec.validators.kind === 'keymanager';
    return host === null || !isAnswered ? [] : [{ use, container, host }];
  });

function planRole(spec: NodeSpec, role: Role, fileHash: FileHash): ContainerPlan {
  const { client, image } = chosen(spec, role);
  const part = partOf(client, role);
  const name = containerName(spec, role);
  const ports = portsOf(spec, part);
  const args = [...part.args(spec)];
  const isConsensus = role === 'beacon' || role === 'validator';
  const plan: ContainerPlan = {
    name,
    side: spec.side,
    role,
    client,
    image,
    entrypoint: part.image?.entrypoint === undefined ? null : [...part.image.entrypoint],
    args,
    env: part.env(spec),
    user: part.image?.user ?? null,
    volume: { ...volumeAt(name, spec.dataFolder ?? null, spec.slots?.[role]), path: dataPath },
    files: [...part.files(spec)],
    ports,
    p2p: spec.p2p === null ? [] : [...part.p2p(spec.p2p)],
    firstBoot: part.firstBoot(spec).map((step) => ({ ...step, args: [...step.args] })),
    ip: role === 'builder' ? null : spec.addresses[role],
    ...(args.some((arg) => arg.includes(machineHost)) ? { reachesMachine: true } : {}),
    stopSignal: part.stopSignal,
    stopGraceSeconds: part.graceSeconds(spec),
    labels: {
      [label.owner]: spec.owner,
      [label.instance]: spec.instance,
      [label.network]: spec.networkLabel,
      [label.side]: spec.side,
      [label.role]: role,
      [label.client]: client,
      ...(isConsensus ? { [label.line]: spec.consensus.versionLine } : {}),
      [label.ports]: JSON.stringify(ports.map(({ use, container }) => ({ use, container }))),
      ...(isConsensus ? elsewhere(spec) : {}),
      [label.graceSeconds]: String(part.graceSeconds(spec)),
    },
  };
  return { ...plan, labels: { ...plan.labels, [label.plan]: planHash(plan, fileHash) } };
}

/** Roles that have a container here, in start order. Throws RangeError where parts elsewhere leave nothing that can run. */
function rolesOf(spec: NodeSpec): readonly Role[] {
  const { oneProcess, id } = consensusClient(spec.consensus.client);
  const hasValidator = spec.validators.kind !== 'none';
  if (spec.consensus.remoteUrl !== undefined) {
    if (oneProcess) throw new RangeError(`${id} is one process: it signs for no beacon node but its own`);
    if (!hasValidator) throw new RangeError('with a beacon node elsewhere and no validator client nothing runs here');
    return ['validator'];
  }
  const here = 'remote' in spec.execution ? roles.filter((role) => role !== 'execution') : roles;
  const left = { execution: true, beacon: true, validator: hasValidator && !oneProcess, builder: spec.builder !== undefined };
  return here.filter((role) => left[role]);
}

/**
 * The containers of one node in start order, as data; parts that run elsewhere have none. Throws RangeError for a spec whose client plays
 * another layer, does not have that version line, is too old for that network, does not run it or cannot begin without a checkpoint.
 */
export function planNode(spec: NodeSpec, fileHash: FileHash): readonly ContainerPlan[] {
  const { network, execution, consensus } = spec;
  const { versionLine } = consensus;
  const client = consensusClient(consensus.client);
  const here = rolesOf(spec);
  const isWhole = !('remote' in execution) && consensus.remoteUrl === undefined;
  if (network.kind === 'custom' && !isWhole) throw new RangeError('a practice network runs here as a whole');
  for (const one of [...('remote' in execution ? [] : [executionClient(execution.client)]), client]) {
    if (network.kind === 'custom' && !one.custom) throw new RangeError(`${one.id} runs public networks only, no practice network`);
    if (network.kind === 'named' && one.networks[network.name] === undefined)
      throw new RangeError(`${one.id} does not know ${network.name}`);
  }
  const isFresh = network.kind === 'named' && network.checkpointSyncUrl === null && here.includes('beacon');
  if (isFresh && client.checkpointOnly.includes(network.name)) {
    throw new RangeError(`${client.id} cannot begin ${network.name} at its genesis: it needs a checkpoint`);
  }
  if (!client.lines.includes(versionLine)) throw new RangeError(`${client.id} has no version line ${versionLine}`);
  if (network.kind === 'named' && client.practiceOnly.includes(versionLine)) {
    throw new RangeError(`${versionLine} does not know today's rules: practice networks only`);
  }
  return here.map((role) => planRole(spec, role, fileHash));
}

/** One run of a container's image on its volume, with its files: nothing published, no role. */
export function oncePlan(plan: ContainerPlan, run: Pick<ContainerPlan, 'name' | 'args'> & Partial<ContainerPlan>): ContainerPlan {
  const { [label.owner]: owner = '', [label.instance]: instance = '' } = plan.labels;
  return {
    ...plan,
    firstBoot: [],
    ports: [],
    p2p: [],
    ip: null,
    labels: { [label.owner]: owner, [label.instance]: instance, [label.graceSeconds]: String(plan.stopGraceSeconds) },
    ...run,
    name: `${plan.name}-${run.name}`,
  };
}

/** What to run once before a container's first start. */
export const firstBootPlans = (
  plan: ContainerPlan,
): readonly { readonly step: ContainerPlan['firstBoot'][number]; readonly plan: ContainerPlan }[] =>
  plan.firstBoot.map((step) => ({ step, plan: oncePlan(plan, { name: step.name, args: step.args }) }));
