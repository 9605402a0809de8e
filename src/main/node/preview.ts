import type { PublicNetwork } from '../../shared/networks.ts';
import type { ContainerPlan } from '../../shared/node.ts';
import type { NodeChoice, NodePlan, TakenCheckpoint } from '../../shared/node-life.ts';
import { clientTitles } from '../../shared/strings/clients.ts';
import { imageWork } from '../../shared/strings/images.ts';
import { nodePlanWords as words } from '../../shared/strings/node-life.ts';
import type { DockerContainer, DockerImage } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { consensusClients, executionClients } from './clients/catalogue.ts';
import { secretFiles, secretNames } from './spec-of.ts';

const GIB = 2 ** 30;
const MIB = 2 ** 20;
const BITS = 8;
/** EIP-7870 asks full nodes and attesters for 50 Mbit/s down; few lines at home bring more than 300 for so long. */
const lineMbit = { slow: 50, quick: 300 } as const;

/** What was found on this machine, for a plan. */
export type Found = {
  /** Images that are here, by ref. */
  readonly images: ReadonlyMap<string, Pick<DockerImage, 'bytes' | 'digests'>>;
  /** Digests that are enforced, by ref. */
  readonly recorded: ReadonlyMap<string, string | null>;
  readonly secrets: ReadonlySet<string>;
  readonly volumes: ReadonlySet<string>;
  /** Containers of the node's names, whoever made them. */
  readonly containers: readonly DockerContainer[];
  readonly hasNetwork: boolean;
  /** Containers of the node that the choice no longer has. */
  readonly retired: readonly string[];
  readonly checkpoint: TakenCheckpoint | null;
  /** Whether the beacon node was started before. */
  readonly hasBegun: boolean;
  readonly disk: { readonly freeBytes: number; readonly where: string } | null;
  readonly memoryBytes: number;
};
export type PlanInput = {
  readonly choice: NodeChoice;
  readonly instance: string;
  readonly network: PublicNetwork;
  /** Empty where the choice cannot be planned. */
  readonly plans: readonly ContainerPlan[];
  readonly secretPath: (file: string) => string;
  readonly found: Found;
};

/** Ids of steps; the parts of the work that makes a plan true have the same. */
export const stepId = {
  image: (ref: string) => `image:${ref}`,
  secrets: 'secrets',
  network: 'network',
  checkpoint: 'checkpoint',
  first: (plan: Pick<ContainerPlan, 'role'>, step: string) => `${plan.role}:${step}`,
  start: (plan: Pick<ContainerPlan, 'role'>) => plan.role,
  answers: 'answers',
  /** Of data that another client made. */
  drop: (role: ContainerPlan['role']) => `drop:${role}`,
  /** Of a choice that has fewer containers than before. */
  retire: 'retire',
  /** Of copies of data that nobody goes back to. */
  spare: 'spare',
} as const;

const distinct = <T>(all: readonly T[]): readonly T[] => [...new Set(all)];

/** Secrets that the plans lay into their containers: those alone are made. */
export const secretsOf = (plans: readonly ContainerPlan[], path: PlanInput['secretPath']) => {
  const sources = new Set(plans.flatMap(({ files }) => files.map(({ source }) => source)));
  return secretNames.filter((name) => sources.has(path(secretFiles[name])));
};

/** After the sync, for both clients of a choice that run here. */
export function needsOf({ execution, consensus, network }: NodeChoice): { readonly diskBytes: number; readonly memoryBytes: number } {
  const needs = [
    execution.kind === 'run' ? executionClients.find(({ id }) => id === execution.client)?.networks[network] : undefined,
    consensus.kind === 'run' ? consensusClients.find(({ id }) => id === consensus.client)?.networks[network] : undefined,
  ];
  const sum = (of: (n: { diskGib: number; memoryMib: number }) => number) =>
    needs.reduce((all, n) => all + (n === undefined ? 0 : of(n)), 0);
  return { diskBytes: sum((n) => n.diskGib) * GIB, memoryBytes: sum((n) => n.memoryMib) * MIB };
}

const isTrue = (plan: ContainerPlan, { containers }: Found): boolean =>
  containers.some((c) => c.name === plan.name && c.state === 'running' && c.labels[label.plan] === plan.labels[label.plan]);

function stepsOf({ plans, found, secretPath }: PlanInput, checkpoint: NodePlan['checkpoint']): NodePlan['steps'] {
  const exists = (plan: ContainerPlan) => found.containers.some((c) => c.name === plan.name);
  const validator = plans.find(({ role }) => role === 'validator');
  const steps: NodePlan['steps'] = distinct(plans.map(({ image }) => image)).map((ref) => ({
    ...{ id: stepId.image(ref), what: imageWork.image(ref) },
    done: found.images.has(ref),
  }));
  const secrets = secretsOf(plans, secretPath);
  if (secrets.length > 0)
    steps.push({ id: stepId.secrets, what: words.secrets, done: secrets.every((name) => found.secrets.has(secretFiles[name])) });
  if (plans.length > 0) steps.push({ id: stepId.network, what: words.network, done: found.hasNetwork });
  if (checkpoint.kind === 'asked' || checkpoint.kind === 'kept')
    steps.push({ id: stepId.checkpoint, what: words.checkpoint, done: checkpoint.kind === 'kept' });
  if (found.retired.length > 0) steps.push({ id: stepId.retire, what: words.retire, done: false });
  for (const plan of plans) {
    for (const first of plan.firstBoot) {
      const what = words.firstStep(clientTitles[plan.client], first.name);
      steps.push({ id: stepId.first(plan, first.name), what, done: exists(plan) });
    }
    steps.push({ id: stepId.start(plan), what: words.start[plan.role], done: isTrue(plan, found) });
    if (plan.role === 'beacon' && validator)
      steps.push({ id: stepId.answers, what: words.answers, done: isTrue(plan, found) && isTrue(validator, found) });
  }
  return steps;
}

function checkpointOf({ choice, network, found, plans }: PlanInput): NodePlan['checkpoint'] {
  const { checkpoint } = choice;
  if (!plans.some(({ role }) => role === 'beacon')) return { kind: 'none', from: [] };
  if (found.checkpoint !== null) return { kind: 'kept', from: found.checkpoint.agreed };
  if (checkpoint.kind === 'genesis') return { kind: 'genesis', from: [] };
  if (found.hasBegun) return { kind: 'kept', from: [] };
  const own = checkpoint.kind === 'url' ? [{ operator: new URL(checkpoint.url).host, url: checkpoint.url }] : [];
  return { kind: 'asked', from: [...own, ...network.checkpointProviders] };
}

/** How long a line takes to fetch so much, from a quick one to a slow one. */
export function syncTime(bytes: number): NodePlan['time'] {
  const seconds = (mbit: number) => Math.ceil((bytes * BITS) / (mbit * 1e6));
  return { fromSeconds: seconds(lineMbit.quick), toSeconds: seconds(lineMbit.slow), source: words.time(lineMbit.slow, lineMbit.quick) };
}

/** Pure: the plan of a choice, from what it asks for and what is there already. `findings` are left to who judges. */
export function previewOf(input: PlanInput): Omit<NodePlan, 'findings' | 'drops'> {
  const { choice, instance, plans, found, secretPath } = input;
  const checkpoint = checkpointOf(input);
  const { diskBytes, memoryBytes } = needsOf(choice);
  return {
    choice,
    instance,
    images: distinct(plans.map(({ image }) => image)).map((ref) => ({
      ref,
      clients: [...distinct(plans.filter(({ image }) => image === ref).map(({ client }) => client))],
      present: found.images.has(ref),
      bytes: found.images.get(ref)?.bytes ?? null,
      digest: found.recorded.get(ref) ?? found.images.get(ref)?.digests[0] ?? null,
    })),
    checkpoint,
    secrets: secretsOf(plans, secretPath).map((name) => {
      const file = secretFiles[name];
      return { what: words.secret[name], file: secretPath(file), made: found.secrets.has(file) };
    }),
    volumes: plans.map(({ volume, role }) => ({ name: volume.name, role, exists: found.volumes.has(volume.name) })),
    containers: plans.map(({ name, role, client, image, user, args, firstBoot }) => ({
      ...{ name, role, client, clientName: clientTitles[client], image, user, args },
      firstSteps: firstBoot.map((step) => step.name),
    })),
    published: plans.flatMap(({ p2p, role }) => p2p.map((one) => ({ ...one, role }))),
    local: plans.flatMap(({ ports, role }) => ports.map(({ use, host }) => ({ use, port: host, role }))),
    disk: { neededBytes: diskBytes, freeBytes: found.disk?.freeBytes ?? null, where: found.disk?.where ?? null },
    memory: { neededBytes: memoryBytes, machineBytes: found.memoryBytes },
    time: syncTime(diskBytes),
    steps: stepsOf(input, checkpoint),
  };
}
