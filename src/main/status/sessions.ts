import type { NodeContainer } from '../../shared/node.ts';
import type { ExitReason } from '../../shared/strings/containers.ts';
import { every, type Neighbours, type NodeEndpoints, type NodeWatch, nodeWatch } from './look.ts';
import { type OwnDuties, ownDuties } from './own-duties.ts';

export type NodeRoom = {
  readonly list: () => Promise<readonly NodeContainer[]>;
  readonly endpoints: () => Promise<NodeEndpoints | null>;
  /** What the newest lines of a running container's log name as wrong. */
  readonly complaint: (name: string) => Promise<ExitReason | null>;
};
/** Everything that was learnt of one node; it lasts as long as the node answers at the same addresses. */
export type Session = {
  readonly key: string;
  readonly instance: string;
  readonly network: string;
  readonly node: NodeWatch;
  readonly duties: OwnDuties;
};

/** Docker is asked again after so long even if nobody told of a change: each question costs it one look at every container. */
const LIST_EVERY_MS = 60_000;
const ENDPOINTS_EVERY_MS = 60_000;

/** Knows the own containers and where the node answers, with few questions to Docker. */
export function nodeSessions(deps: Neighbours & { readonly node: NodeRoom }) {
  let containers: readonly NodeContainer[] = [];
  let told = false;
  let addresses: { readonly of: string; readonly value: NodeEndpoints | null } | null = null;
  let session: Session | null = null;
  const due = { list: every(LIST_EVERY_MS), endpoints: every(ENDPOINTS_EVERY_MS) };

  async function sessionFor(own: readonly NodeContainer[], now: number): Promise<Session | null> {
    const of = own.map((c) => `${c.id} ${c.state} ${c.startedAt}`).join();
    if (addresses?.of !== of || due.endpoints(now) || (addresses.value === null && own.length > 0))
      addresses = { of, value: own.some((c) => c.state === 'running') ? await deps.node.endpoints().catch(() => null) : null };
    const at = addresses.value;
    if (!at) return own.length === 0 ? null : session;
    const key = `${at.instance} ${at.beaconUrl} ${at.executionUrl} ${at.keymanager?.url ?? ''}`;
    if (session?.key === key) return session;
    const node = nodeWatch(at, deps);
    return { key, instance: at.instance, network: at.network, node, duties: ownDuties(node.beacon) };
  }

  return {
    /** The own containers and the session of their node, if it has addresses. While Docker is silent, what was known stays. */
    async at(now: number): Promise<{ readonly own: readonly NodeContainer[]; readonly session: Session | null }> {
      if (due.list(now) && !told) containers = await deps.node.list().catch(() => containers);
      told = false;
      const own = containers.filter((c) => c.side === 'own');
      session = await sessionFor(own, now);
      // A data folder may have a node on a public network and one on a practice network: the session's is meant.
      const instance = session?.instance;
      return { own: instance === undefined ? own : own.filter((c) => c.name.startsWith(`${instance}-`)), session };
    },
    /** The node room told how the containers are now. */
    tell(now: readonly NodeContainer[]): void {
      containers = now;
      told = true;
    },
    session: () => session,
  };
}
