import type { ForkReadiness } from '../../shared/forks.ts';
import { forkWords } from '../../shared/strings/forks.ts';
import { isOlder } from '../../shared/versions.ts';

/** What the execution client says of itself: activation times of `eth_config` (EIP-7910), in Unix seconds; 0 is the genesis, null none. */
export type ExecutionForks = { readonly current: number | null; readonly next: number | null; readonly last: number | null };
export type NodeForks = {
  /** Unix seconds. */
  readonly genesisTime: number;
  readonly consensus: {
    readonly slotsPerEpoch: number;
    readonly secondsPerSlot: number;
    readonly forks: readonly { readonly name: string; readonly epoch: number | null }[];
    readonly blobs: readonly { readonly epoch: number; readonly max: number }[];
    readonly scheduled: readonly number[];
  };
  /** Null where the client has no `eth_config`; one that names no time at all says as little. */
  readonly execution: ExecutionForks | null;
  /** What the clients say they are; the validator client says nothing, so it is its image. Null where none runs here. */
  readonly versions: { readonly execution: string; readonly consensus: string; readonly validator: string | null };
  /** The lowest version for a fork of this network by the spec's name, as far as known. The validator client is of the beacon node's make. */
  readonly lowest: { readonly execution: Lowest; readonly consensus: Lowest };
};
type Lowest = Readonly<Record<string, string>>;

/** `spec`: its name in the spec, where it has one. */
type Change = { readonly fork: string; readonly at: number; readonly spec: string | null };
type Part = keyof NodeForks['versions'];

/** All dated changes that the beacon node knows, oldest first; those at the genesis are at 0, as the execution client has them. */
function changesOf({ genesisTime, consensus }: NodeForks): readonly Change[] {
  const { slotsPerEpoch, secondsPerSlot, forks, blobs, scheduled } = consensus;
  const at = (epoch: number) => (epoch === 0 ? 0 : genesisTime + epoch * slotsPerEpoch * secondsPerSlot);
  const named = forks.flatMap(({ name, epoch }) => (epoch === null ? [] : [{ fork: forkWords.named(name), at: at(epoch), spec: name }]));
  const more = blobs.map(({ epoch, max }) => ({ fork: forkWords.blobs(max), at: at(epoch), spec: null }));
  const rest = scheduled.map((epoch) => ({ fork: forkWords.unnamed, at: at(epoch), spec: null }));
  const all = [...named, ...more, ...rest];
  return all.filter((c, i) => all.findIndex((d) => d.at === c.at) === i).sort((a, b) => a.at - b.at);
}

const neededBy = ({ lowest }: NodeForks, part: Part, { spec }: Change): string | null =>
  (spec === null ? null : lowest[part === 'execution' ? 'execution' : 'consensus'][spec]) ?? null;

const lacking = (node: NodeForks, part: Part, change: Change): ForkReadiness => ({
  ...{ state: 'notReady', fork: change.fork, at: change.at, lacks: part },
  ...{ version: node.versions[part] ?? '', needs: neededBy(node, part, change) },
});

/** Whether a part that cannot be asked is too old for a change; null where its version or the lowest is not known. */
function isTooOld(node: NodeForks, part: Part, change: Change): boolean | null {
  const [version, needed] = [node.versions[part], neededBy(node, part, change)];
  return version === null || needed === null ? null : isOlder(version, needed);
}

/** Both layers know `ahead`, or the execution client cannot say: then versions tell, as far as they do. */
function judgeVersions(node: NodeForks, change: Change, isAsked: boolean): ForkReadiness {
  const { fork, at } = change;
  const execution = isAsked ? false : isTooOld(node, 'execution', change);
  if (execution) return lacking(node, 'execution', change);
  if (isTooOld(node, 'validator', change)) return lacking(node, 'validator', change);
  return execution === null ? { state: 'unsure', fork, at, version: node.versions.execution } : { state: 'ready', fork, at };
}

/**
 * Whether both layers of a node know the same changes of rules. Since the Merge every change has one time on both layers. The execution client
 * names three changes only, counted from its own head, which lies in the past while it syncs: what lies between them it may know.
 */
export function judgeForks(node: NodeForks, nowSeconds: number): ForkReadiness {
  const { execution, genesisTime } = node;
  const changes = changesOf(node);
  const ahead = changes.find((c) => c.at > nowSeconds);
  const times = execution === null ? [] : [execution.current, execution.next, execution.last].filter((t) => t !== null);
  if (execution === null || times.length === 0) return ahead ? judgeVersions(node, ahead, false) : { state: 'none' };

  const lastKnown = Math.max(...times);
  // Before the genesis lie changes of the execution layer alone.
  const foreign = times.filter((t) => t > genesisTime && !changes.some((c) => c.at === t)).sort((a, b) => a - b)[0];
  const missed = changes.find((c) => c.at > lastKnown && c.at > genesisTime);
  const other = ahead && execution.next !== null && execution.next > nowSeconds && execution.next > ahead.at ? ahead : undefined;
  const unknown = [missed, other].filter((c) => c !== undefined).sort((a, b) => a.at - b.at)[0];
  if (foreign !== undefined && (unknown === undefined || foreign <= unknown.at))
    return lacking(node, 'consensus', { fork: forkWords.unnamed, at: foreign, spec: null });
  if (unknown) return lacking(node, 'execution', unknown);
  return ahead ? judgeVersions(node, ahead, true) : { state: 'none' };
}
