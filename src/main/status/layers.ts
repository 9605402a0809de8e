import { AppError } from '../../shared/app-error.ts';
import type { NodeContainer } from '../../shared/node.ts';
import type { LayerStatus } from '../../shared/status.ts';
import { containerWhy } from '../../shared/strings/containers.ts';
import { layerWhy } from '../../shared/strings/status.ts';
import type { HeadJudgement } from './heads.ts';

/** How asking a layer ended: it answered (with how its head stands, where it has one), or why not. */
export type Reached =
  | { readonly answered: true; readonly judged: HeadJudgement | null }
  | { readonly answered: false; readonly error: unknown };
export type LayerInput = {
  readonly name: string;
  readonly container: NodeContainer | null;
  /** Null: not asked, for want of an address. */
  readonly reached: Reached | null;
  readonly head: number | null;
  readonly peers: number | null;
  readonly version: string | null;
  readonly now: number;
  /** Before genesis: seconds to it. */
  readonly beforeGenesis: number | null;
  /** The consensus client has blocks that its execution client has not checked. */
  readonly optimistic?: boolean;
};

/** So long after its start a client may fail to answer without being called ill. */
const STARTING_MS = 60_000;

/** A layer's health from its container and from how it answers. */
export function layerOf(input: LayerInput): LayerStatus {
  const { container, head, peers, version } = input;
  const name = container ? spoken(container) : input.name;
  const { health, why, judged } = healthOf(input, name);
  return {
    health,
    clientName: container?.clientName ?? null,
    version,
    head,
    behindSlots: judged?.behindSlots ?? null,
    etaSeconds: judged?.etaSeconds ?? null,
    peers,
    why,
  };
}

/** Both halves of a consensus client carry its name: the validator client is told apart. */
const spoken = ({ role, clientName }: NodeContainer) => (role === 'validator' ? `${clientName}’s validator client` : clientName);

type Health = { readonly health: LayerStatus['health']; readonly why: string | null; readonly judged?: HeadJudgement | null };

function healthOf(input: LayerInput, name: string): Health {
  const { container, reached, now } = input;
  if (!container) return { health: 'absent', why: layerWhy.absent(input.name) };
  if (container.state === 'paused') return { health: 'paused', why: layerWhy.paused(name) };
  // Docker has just started it again, and its log tells why it ended: it will end again.
  if (container.why !== null && (container.state === 'running' || container.state === 'restarting'))
    return { health: 'stopped', why: layerWhy.loops(name, container.why) };
  if (container.state === 'restarting') return { health: 'starting', why: layerWhy.starting(name) };
  if (container.state !== 'running') return { health: 'stopped', why: stoppedWhy(container.why, name) };
  const young = container.startedAt !== null && now - container.startedAt < STARTING_MS;
  if (!reached) return { health: 'starting', why: layerWhy.starting(name) };
  if (!reached.answered) return unreached(reached.error, young, name);
  if (input.beforeGenesis !== null) return { health: 'starting', why: layerWhy.beforeGenesis(input.beforeGenesis) };
  if (!reached.judged) return { health: 'synced', why: null };
  const { judged } = reached;
  if (judged.health === 'stalled') return { health: 'stalled', why: layerWhy.stalled(name, judged.behindSlots), judged };
  if (judged.health === 'syncing') return { health: 'syncing', why: layerWhy.syncing(name, judged.behindSlots, judged.etaSeconds), judged };
  if (input.optimistic) return { health: 'syncing', why: layerWhy.unchecked(name), judged };
  return { health: 'synced', why: null, judged };
}

const stoppedWhy = (why: string | null, name: string): string =>
  why === null || why === containerWhy.stopped ? layerWhy.stopped(name) : layerWhy.ended(name, why);

function unreached(error: unknown, young: boolean, name: string): Health {
  const refused = error instanceof AppError && (error.code.endsWith('.refused') || error.code.endsWith('.answer'));
  if (young) return { health: 'starting', why: layerWhy.starting(name) };
  if (refused) return { health: 'stalled', why: layerWhy.refuses(name, error.params.what ?? '') };
  return { health: 'silent', why: layerWhy.silent(name) };
}
