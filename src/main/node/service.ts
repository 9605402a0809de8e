import { AppError } from '../../shared/app-error.ts';
import type { Publish } from '../../shared/contract.ts';
import type { ContainerPlan, LogLine, NodeContainer } from '../../shared/node.ts';
import type { ExitReason } from '../../shared/strings/containers.ts';
import type { Clock } from '../platform/clock.ts';
import type { Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { describe, inOrder, wantsLog } from './describe.ts';
import { endpointFinder, type Known, type NodeEndpoints } from './endpoints.ts';
import { logFollower } from './logs.ts';
import { type FileHash, planNode } from './plan.ts';
import { reasonIn } from './reasons.ts';
import { type ApplyStep, applyPlans, removeInstance, stopGently } from './run.ts';
import type { NodeSpec } from './spec.ts';

const settleMs = 150;
/** Geth names a flag that it does not know, and prints a hundred lines of help after it. */
const lastLines = 200;
/** Every question costs Docker one look at each container; its events tell of a change before that. */
const endpointsHoldMs = 60_000;

export type NodeService = ReturnType<typeof nodeService>;

/**
 * The clients in containers. Everything is rediscovered from labels at each question, so that nothing is lost with the app.
 * Publishes `node.changed` on Docker's events from the first `list` on, and `node.log` for followed containers.
 */
export function nodeService(deps: {
  readonly docker: Docker;
  readonly owner: string;
  readonly publish: Publish;
  readonly clock: Clock;
  readonly fileHash: FileHash;
  /** Errors where containers of this instance are not to be started or stopped one by one now. */
  readonly mayChange: (instance: string) => Promise<void>;
}) {
  const { docker, owner, publish, clock, fileHash, mayChange } = deps;
  const labels = { [label.owner]: owner };
  const life = new AbortController();
  const follower = logFollower(docker, clock, (name, lines) => publish('node.log', { name, lines: [...lines] }));
  const findEndpoints = endpointFinder(docker);

  const known = async (): Promise<readonly Known[]> => {
    const all = await Promise.all(
      (await docker.list(labels)).map(async (container) => {
        // A log that cannot be read only costs the sentence.
        const now = clock.now();
        const lines = wantsLog(container, now) ? await docker.logs(container.name, lastLines).catch(() => []) : [];
        const node = describe(container, lines, now);
        return node === null ? null : { docker: container, node };
      }),
    );
    return all.filter((one) => one !== null).sort((a, b) => inOrder(a.node, b.node));
  };
  const one = async (name: string): Promise<Known> => {
    const found = (await known()).find(({ node }) => node.name === name);
    if (found === undefined) throw new AppError('container.unknown', { what: name });
    return found;
  };
  const free = async (name: string): Promise<Known> => {
    const found = await one(name);
    await mayChange(found.docker.labels[label.instance] ?? '');
    return found;
  };

  let published = '';
  const publishList = async (): Promise<void> => {
    const all = (await known()).map(({ node }) => node);
    const text = JSON.stringify(all);
    if (text === published || life.signal.aborted) return;
    published = text;
    publish('node.changed', all);
  };
  let addresses: { readonly value: NodeEndpoints; readonly until: number } | null = null;
  let changes = 0;
  let isDue = false;
  const changed = (): void => {
    addresses = null;
    changes += 1;
    if (isDue) return;
    isDue = true;
    const look = (): Promise<void> => {
      isDue = false;
      return publishList();
    };
    // Docker may be gone in this moment; `back` then looks again.
    clock
      .sleep(settleMs, life.signal)
      .then(look)
      .catch(() => undefined);
  };
  let isWatching = false;
  const watch = (): void => {
    if (isWatching || life.signal.aborted) return;
    isWatching = true;
    docker.watch(labels, { event: changed, lost: changed, back: changed }, life.signal);
  };

  return {
    /** Every container of this data folder, own side first, in start order. */
    list: async (): Promise<NodeContainer[]> => {
      watch();
      return (await known()).map(({ node }) => node);
    },
    /** The last lines of one container's log. Errors: container.unknown. */
    logs: async (name: string, tail: number): Promise<LogLine[]> => [...(await docker.logs((await one(name)).node.name, tail))],
    /** What the newest lines of this container's log name as wrong; null where they name nothing. Errors: container.unknown. */
    complaint: async (name: string): Promise<ExitReason | null> => {
      const { node } = await one(name);
      const lines = await docker.logs(name, lastLines);
      return reasonIn(
        node.client,
        lines.filter(({ at }) => at === null || node.startedAt === null || at >= node.startedAt).map(({ text }) => text),
      );
    },
    /** Publishes what this container prints from now on. Errors: container.unknown. */
    follow: async (name: string): Promise<void> => follower.follow((await one(name)).node.name),
    unfollow: (name: string): void => follower.unfollow(name),
    /** Starts a stopped container or wakes a paused one. Errors: container.unknown, docker.portTaken, those of `mayChange`. */
    startClient: async (name: string): Promise<void> => {
      const { docker: container } = await free(name);
      await (container.state === 'paused' ? docker.unpause(name) : docker.start(name));
    },
    /** Stops with the client's own grace, minutes for an execution client. Errors: container.unknown, those of `mayChange`. */
    stopClient: async (name: string): Promise<void> => stopGently(docker, (await free(name)).docker),
    /** The containers of a node as data, in start order. Reads the files that it lays in, for the hash. */
    plan: (spec: NodeSpec): readonly ContainerPlan[] => planNode(spec, fileHash),
    apply: (
      plans: readonly ContainerPlan[],
      dockerNetwork: string,
      signal: AbortSignal,
      onStep: (step: ApplyStep) => void,
    ): Promise<void> => applyPlans(docker, plans, dockerNetwork, AbortSignal.any([signal, life.signal]), onStep),
    /** Removes the containers and volumes of one stack. The Docker network belongs to who made it. */
    remove: (instance: string): Promise<void> => removeInstance(docker, owner, instance),
    /** Where the person's own node answers; null where there is none. Kept while Docker tells of no change. */
    endpoints: async (): Promise<NodeEndpoints | null> => {
      watch();
      if (addresses && clock.now() < addresses.until) return addresses.value;
      const before = changes;
      const value = await findEndpoints(await known());
      addresses = value?.keymanager && before === changes ? { value, until: clock.now() + endpointsHoldMs } : null;
      return value;
    },
    /** Ends following and watching; containers keep running. */
    stop: (): void => {
      follower.stop();
      life.abort();
    },
  };
}
