import { AppError } from '../../../shared/app-error.ts';
import type { EventName, Payload } from '../../../shared/contract.ts';
import type { ContainerPlan, Role, Side } from '../../../shared/node.ts';
import { label } from '../../platform/docker/labels.ts';
import { sourceHash } from '../../platform/docker/source-hash.ts';
import { dockerWorld } from '../../platform/docker/testing/world.ts';
import { systemClock } from '../../platform/system-clock.ts';
import { nodeService } from '../service.ts';

const clients = { execution: 'geth', beacon: 'lodestar', validator: 'lodestar', builder: 'mevboost' } as const;

/** The node room on the real daemon, with stand-ins from the tiny image for clients, and everything it published. */
export async function nodeWorld() {
  const world = await dockerWorld();
  const published: { readonly [N in EventName]?: Payload<N>[] } = {};
  let isBusy = false;
  const node = nodeService({
    docker: world.docker,
    owner: world.owner,
    publish: (name, payload) => {
      const list = (published[name] ?? []) as unknown[];
      list.push(payload);
      Object.assign(published, { [name]: list });
    },
    clock: systemClock,
    fileHash: sourceHash,
    mayChange: async () => {
      if (isBusy) throw new AppError('node.busyElsewhere');
    },
  });
  /** A stand-in for a client that runs a shell line; `hash` stands for its plan's. */
  const clientPlan = (side: Side, role: Role, line: string, change: Partial<ContainerPlan> = {}, hash = 'a'): ContainerPlan => {
    const ports = change.ports ?? [];
    return world.plan(`${side}-${role}`, `${line}; while :; do sleep 0.2; done`, {
      side,
      role,
      client: clients[role],
      labels: {
        ...world.labels,
        [label.instance]: 'practice-1',
        [label.network]: 'practice',
        [label.side]: side,
        [label.role]: role,
        [label.client]: change.client ?? clients[role],
        [label.line]: 'lodestar-1.46',
        [label.ports]: JSON.stringify(ports.map(({ use, container }) => ({ use, container }))),
        [label.graceSeconds]: '2',
        [label.plan]: hash,
      },
      ...change,
    });
  };
  const clean = async (): Promise<void> => {
    node.stop();
    await world.clean();
  };
  /** Another process works on the node, or no longer does. */
  const othersWork = (now: boolean): void => {
    isBusy = now;
  };
  return { ...world, node, published, clientPlan, othersWork, clean };
}
