import type { Role, Side } from '../../shared/node.ts';
import type { Docker, DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { type InstanceFacts, parseFacts } from './facts.ts';

/** A container of a practice network. `ports`: use to host port, while it runs. */
export type Member = {
  readonly name: string;
  readonly side: Side;
  readonly role: Role;
  readonly state: DockerContainer['state'];
  /** Unix ms of its latest start; null before the first. */
  readonly startedAt: number | null;
  readonly ports: Readonly<Partial<Record<string, number>>>;
};
/** A practice network that exists in Docker. */
export type Instance = {
  readonly facts: InstanceFacts;
  readonly network: string;
  /** Subnet, such as `172.31.77`. */
  readonly prefix: string;
  readonly members: readonly Member[];
};

/** Labels of everything that practice networks of one data folder have in Docker. */
export const practiceLabels = (owner: string) => ({ [label.owner]: owner, [label.network]: 'practice' });
/** Begins the id of every practice network; containers and volumes are named after it. */
export const INSTANCE_PREFIX = 'practice-';
export const networkNameOf = (instance: string) => `hearth-${instance}`;

/** The practice network of a data folder, found by its labels; null where there is none. Errors: `docker.*`. */
export async function findInstance(docker: Pick<Docker, 'networks' | 'list'>, owner: string): Promise<Instance | null> {
  const found = await findNetwork(docker, owner);
  if (!found) return null;
  const containers = await docker.list({ ...practiceLabels(owner), [label.instance]: found.facts.instance });
  return { ...found, members: containers.map(memberOf) };
}

/** The same without its members: one question to Docker. */
export async function findNetwork(docker: Pick<Docker, 'networks'>, owner: string): Promise<Omit<Instance, 'members'> | null> {
  for (const { name, prefix, labels } of await docker.networks(practiceLabels(owner))) {
    const facts = parseFacts(labels[label.practice]);
    if (facts) return { facts, network: name, prefix };
  }
  return null;
}

export const memberAt = (instance: Instance, side: Side, role: Role): Member | null =>
  instance.members.find((m) => m.side === side && m.role === role) ?? null;

/** Where a member's port is reached on this machine; null while it is not published. */
export function urlOf(instance: Instance, side: Side, role: Role, use: 'rpc' | 'rest' | 'keymanager'): string | null {
  const port = memberAt(instance, side, role)?.ports[use];
  return port === undefined ? null : `http://127.0.0.1:${port}`;
}

function memberOf(c: DockerContainer): Member {
  return {
    name: c.name,
    side: c.labels[label.side] === 'rest' ? 'rest' : 'own',
    role: (['execution', 'beacon', 'validator'] as const).find((r) => r === c.labels[label.role]) ?? 'execution',
    state: c.state,
    startedAt: c.startedAt,
    ports: portsOf(c),
  };
}

function portsOf(c: DockerContainer): Member['ports'] {
  const uses = parsePorts(c.labels[label.ports]);
  return Object.fromEntries(
    uses.flatMap(({ use, container }) => {
      const host = c.ports.find((p) => p.container === container)?.host;
      return host === undefined ? [] : [[use, host] as const];
    }),
  );
}

function parsePorts(text: string | undefined): readonly { readonly use: string; readonly container: number }[] {
  try {
    const value: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
