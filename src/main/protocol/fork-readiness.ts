import type { ForkReadiness } from '../../shared/forks.ts';
import { forkWords } from '../../shared/strings/forks.ts';

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
  /** What the clients say they are, for the sentence. */
  readonly versions: { readonly execution: string; readonly consensus: string };
};

type Change = { readonly fork: string; readonly at: number };

/** All dated changes that the beacon node knows, oldest first; those at the genesis are at 0, as the execution client has them. */
function changesOf({ genesisTime, consensus }: NodeForks): readonly Change[] {
  const { slotsPerEpoch, secondsPerSlot, forks, blobs, scheduled } = consensus;
  const at = (epoch: number) => (epoch === 0 ? 0 : genesisTime + epoch * slotsPerEpoch * secondsPerSlot);
  const named = forks.flatMap(({ name, epoch }) => (epoch === null ? [] : [{ fork: forkWords.named(name), at: at(epoch) }]));
  const more = blobs.map(({ epoch, max }) => ({ fork: forkWords.blobs(max), at: at(epoch) }));
  const rest = scheduled.map((epoch) => ({ fork: forkWords.unnamed, at: at(epoch) }));
  const all = [...named, ...more, ...rest];
  return all.filter((c, i) => all.findIndex((d) => d.at === c.at) === i).sort((a, b) => a.at - b.at);
}

/**
 * Whether both layers of a node know the same changes of rules. Since the Merge every change has one time on both layers. The execution client
 * names three changes only, counted from its own head, which lies in the past while it syncs: what lies between them it may know.
 */
export function judgeForks(node: NodeForks, nowSeconds: number): ForkReadiness {
  const { execution, genesisTime, versions } = node;
  const changes = changesOf(node);
  const ahead = changes.find((c) => c.at > nowSeconds);
  const times = execution === null ? [] : [execution.current, execution.next, execution.last].filter((t) => t !== null);
  if (execution === null || times.length === 0)
    return ahead ? { state: 'unsure', ...ahead, version: versions.execution } : { state: 'none' };

  const lastKnown = Math.max(...times);
  const lacking = (lacks: 'execution' | 'consensus', change: Change): ForkReadiness => ({
    ...{ state: 'notReady', ...change, lacks, version: versions[lacks] },
  });

  // Before the genesis lie changes of the execution layer alone.
  const foreign = times.filter((t) => t > genesisTime && !changes.some((c) => c.at === t)).sort((a, b) => a - b)[0];
  const missed = changes.find((c) => c.at > lastKnown && c.at > genesisTime);
  const other = ahead && execution.next !== null && execution.next > nowSeconds && execution.next > ahead.at ? ahead : undefined;
  const unknown = [missed, other].filter((c) => c !== undefined).sort((a, b) => a.at - b.at)[0];
  if (foreign !== undefined && (unknown === undefined || foreign <= unknown.at))
    return lacking('consensus', { fork: forkWords.unnamed, at: foreign });
  if (unknown) return lacking('execution', unknown);
  return ahead ? { state: 'ready', ...ahead } : { state: 'none' };
}
