import type { NodeContainer } from '../../shared/node.ts';
import type { NodeStack } from '../../shared/node-life.ts';
import { nodeDoing, nodeNext } from '../../shared/strings/node-life.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { WorkRoom } from '../platform/work/work.ts';
import { type DoingDeps, doneElsewhere, type NodeWork, nodeWorks } from './doing.ts';
import type { KeptNode } from './kept-node.ts';

export type StackDeps = DoingDeps & {
  readonly store: JsonStore<KeptNode>;
  readonly list: () => Promise<readonly NodeContainer[]>;
  readonly beacon: (url: string) => Pick<BeaconApi, 'version' | 'header' | 'blockRoot'>;
  readonly execution: (url: string) => Pick<ExecutionRpc, 'clientVersion'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly work: Pick<WorkRoom, 'list'>;
};

/** Witnesses are asked again at most this often, as long as the node has not come to the checkpoint. */
const CONFIRM_EVERY_MS = 60_000;

/** Where a container of the node answers on this machine. */
export const urlOf = ({ ports }: NodeContainer, use: 'rpc' | 'rest'): string | null => {
  const port = ports.find((published) => published.use === use)?.host;
  return port === undefined ? null : `http://127.0.0.1:${port}`;
};

function nextOf(kept: KeptNode['node'], containers: readonly NodeContainer[], isChanging: boolean): keyof typeof nodeNext {
  if (kept === null) return 'choose';
  if (kept.checkpoint?.confirmation.state === 'differs') return 'stop';
  if (isChanging) return 'wait';
  const running = containers.filter(({ state }) => state === 'running').length;
  if (running === 0) return 'up';
  return running < containers.length ? 'look' : 'nothing';
}

const waitFor = (here: NodeWork | null, elsewhere: NodeWork | null): string => {
  if (elsewhere !== null) return nodeDoing.elsewhere(nodeDoing.now[elsewhere]);
  return here === null ? nodeNext.wait : nodeDoing.now[here];
};

/** Looks at the node of this data folder. Confirms the checkpoint as soon as the node's own chain reaches it. */
export function stackLooker(deps: StackDeps) {
  const { store, list, beacon, execution, clock, work } = deps;
  let confirmedAt = 0;

  async function confirm(containers: readonly NodeContainer[]): Promise<void> {
    const { node } = store.get();
    const own = containers.find(({ role, state }) => role === 'beacon' && state === 'running');
    const url = own && urlOf(own, 'rest');
    if (node?.checkpoint?.confirmation.state !== 'notYet' || !url) return;
    if (clock.now() - confirmedAt < CONFIRM_EVERY_MS) return;
    confirmedAt = clock.now();
    const { confirmCheckpoint } = await import('./checkpoint-confirm.ts');
    const confirmation = await confirmCheckpoint({ checkpoint: node.checkpoint, own: beacon(url), ask: beacon });
    const now = store.get().node;
    if (confirmation.state === 'notYet' || now?.checkpoint?.root !== node.checkpoint.root) return;
    await store.set({ node: { ...now, checkpoint: { ...now.checkpoint, confirmation } } });
  }
  async function saysOf(container: NodeContainer): Promise<string | null> {
    const [rpc, rest] = [urlOf(container, 'rpc'), urlOf(container, 'rest')];
    if (container.state !== 'running') return null;
    if (container.role === 'execution' && rpc !== null) return execution(rpc).clientVersion();
    return container.role === 'beacon' && rest !== null ? beacon(rest).version() : null;
  }

  /** Asks the clients for their versions and, until it is known, whether they have the checkpoint. Errors: `docker.*`. */
  return async (): Promise<NodeStack> => {
    const before = store.get().node;
    const all = before === null ? [] : (await list()).filter(({ name }) => name.startsWith(`${before.instance}-`));
    const versions = await Promise.all(
      all.map(async (one) => ({ role: one.role, client: one.client, says: await saysOf(one).catch(() => null) })),
    );
    await confirm(all);
    const { node } = store.get();
    const here = nodeWorks.find((known) => work.list().some((w) => w.state === 'running' && w.kind === known)) ?? null;
    const elsewhere = here === null ? ((await doneElsewhere(deps))?.kind ?? null) : null;
    const kind = nextOf(node, all, here !== null || elsewhere !== null);
    return {
      ...{ choice: node?.choice ?? null, instance: node?.instance ?? null, containers: all, versions },
      checkpoint: node?.checkpoint ?? null,
      next: { kind, text: kind === 'wait' ? waitFor(here, elsewhere) : nodeNext[kind] },
    };
  };
}
