import type { ClientId } from '../../shared/node.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { KeymanagerApi } from '../platform/keymanager-api/keymanager-api.ts';
import { type ChainTime, epochAtSlot, slotAtTime } from '../protocol/epochs.ts';
import { type HeadJudgement, type HeadSample, judgeHead, rememberHead } from './heads.ts';
import type { Reached } from './layers.ts';

/** Where the own node answers. */
export type NodeEndpoints = {
  readonly instance: string;
  /** `practice`, `mainnet`, … */
  readonly network: string;
  readonly client: { readonly execution: ClientId | null; readonly consensus: ClientId };
  readonly executionUrl: string;
  readonly beaconUrl: string;
  readonly keymanager: { readonly url: string; readonly token: string } | null;
};
export type Neighbours = {
  readonly beacon: (url: string) => BeaconApi;
  readonly execution: (url: string) => Pick<ExecutionRpc, 'block' | 'peerCount' | 'clientVersion' | 'chainId'>;
  readonly keymanager: (url: string, token: string) => Pick<KeymanagerApi, 'list'>;
};
type LayerLook = {
  readonly reached: Reached;
  readonly head: number | null;
  readonly peers: number | null;
  readonly version: string | null;
};
export type Look = {
  readonly consensus: LayerLook & {
    readonly optimistic: boolean;
    /** It says that its execution client does not answer it, or refuses it. Prysm says so only of the time of its start. */
    readonly elOffline: boolean;
  };
  readonly execution: LayerLook;
  readonly validatorClient: LayerLook;
  /** Chain ids that both layers name; null until both have. */
  readonly chains: { readonly execution: number; readonly consensus: number } | null;
};

const PEERS_EVERY_MS = 30_000;
const VERSIONS_EVERY_MS = 60_000;
const KEYMANAGER_EVERY_MS = 30_000;

/** Answers true at most once in so many milliseconds. */
export function every(ms: number): (now: number) => boolean {
  let last = Number.NEGATIVE_INFINITY;
  return (now) => {
    if (now - last < ms) return false;
    last = now;
    return true;
  };
}

/** `1.16.9` out of `Geth/v1.16.9-stable/linux-amd64`. */
const versionNumber = (text: string): string | null => /\d+\.\d+\.\d+/.exec(text)?.[0] ?? null;

/**
 * Looks at one running node with few requests: each look asks the beacon node and the execution client for their heads, everything else
 * now and then. What never changes (genesis, spec) is asked once.
 */
export function nodeWatch(at: NodeEndpoints, neighbours: Neighbours) {
  const beacon = neighbours.beacon(at.beaconUrl);
  const execution = neighbours.execution(at.executionUrl);
  const keymanager = at.keymanager && neighbours.keymanager(at.keymanager.url, at.keymanager.token);
  let chain: ChainTime | null = null;
  const chains = { execution: null as number | null, consensus: null as number | null };
  let finalized: { readonly headEpoch: number; readonly epoch: number } | null = null;
  let heads: { consensus: readonly HeadSample[]; execution: readonly HeadSample[] } = { consensus: [], execution: [] };
  const slow = {
    beaconPeers: null as number | null,
    executionPeers: null as number | null,
    beacon: null as string | null,
    execution: null as string | null,
  };
  let validatorClient: Reached = { answered: true, judged: null };
  const due = {
    beaconPeers: every(PEERS_EVERY_MS),
    executionPeers: every(PEERS_EVERY_MS),
    beaconVersion: every(VERSIONS_EVERY_MS),
    executionVersion: every(VERSIONS_EVERY_MS),
    keymanager: every(KEYMANAGER_EVERY_MS),
  };

  function judge(layer: 'consensus' | 'execution', now: number, slot: number, claimsSyncing: boolean): HeadJudgement | null {
    heads = { ...heads, [layer]: rememberHead(heads[layer], { at: now, slot }) };
    return chain && judgeHead(heads[layer], { slot: slotAtTime(now, chain), secondsPerSlot: chain.secondsPerSlot }, claimsSyncing);
  }

  async function lookAtBeacon(now: number): Promise<Look['consensus'] & { readonly isSyncing: boolean }> {
    try {
      if (chain === null) {
        const learnt = await learnChain(beacon);
        chain = learnt.time;
        chains.consensus = learnt.chainId;
      }
      const { headSlot, isSyncing, isOptimistic, elOffline } = await beacon.syncing();
      const headEpoch = epochAtSlot(headSlot, chain.slotsPerEpoch);
      if (finalized?.headEpoch !== headEpoch) finalized = { headEpoch, epoch: (await beacon.finalityCheckpoints()).finalizedEpoch };
      if (due.beaconPeers(now)) slow.beaconPeers = (await beacon.peerCount()).connected;
      if (due.beaconVersion(now)) slow.beacon = versionNumber(await beacon.version());
      const judged = judge('consensus', now, headSlot, isSyncing);
      const { beaconPeers: peers, beacon: version } = slow;
      return { reached: { answered: true, judged }, head: headSlot, peers, version, optimistic: isOptimistic, elOffline, isSyncing };
    } catch (error) {
      const none = { head: null, peers: null, version: slow.beacon, optimistic: false, elOffline: false, isSyncing: true };
      return { reached: { answered: false, error }, ...none };
    }
  }

  async function lookAtExecution(now: number, claimsSyncing: boolean): Promise<LayerLook> {
    try {
      const block = await execution.block('latest');
      chains.execution ??= await execution.chainId();
      if (due.executionPeers(now)) slow.executionPeers = await execution.peerCount();
      if (due.executionVersion(now)) slow.execution = versionNumber(await execution.clientVersion());
      const judged = block && chain ? judge('execution', now, slotAtTime(block.timestamp * 1000, chain), claimsSyncing) : null;
      return { reached: { answered: true, judged }, head: block?.number ?? null, peers: slow.executionPeers, version: slow.execution };
    } catch (error) {
      return { reached: { answered: false, error }, head: null, peers: null, version: slow.execution };
    }
  }

  async function lookAtValidatorClient(now: number): Promise<LayerLook> {
    if (keymanager && due.keymanager(now))
      validatorClient = await keymanager.list().then(
        () => ({ answered: true, judged: null }),
        (error: unknown) => ({ answered: false, error }),
      );
    return { reached: validatorClient, head: null, peers: null, version: slow.beacon };
  }

  return {
    beacon,
    async look(now: number): Promise<Look> {
      const [consensus, validator] = await Promise.all([lookAtBeacon(now), lookAtValidatorClient(now)]);
      const layer = await lookAtExecution(now, consensus.isSyncing);
      const { execution: el, consensus: cl } = chains;
      return {
        consensus,
        execution: layer,
        validatorClient: validator,
        chains: el === null || cl === null ? null : { execution: el, consensus: cl },
      };
    },
    chain: () => chain,
    finalizedEpoch: () => finalized?.epoch ?? null,
  };
}
export type NodeWatch = ReturnType<typeof nodeWatch>;

async function learnChain(
  beacon: Pick<BeaconApi, 'genesis' | 'spec'>,
): Promise<{ readonly time: ChainTime; readonly chainId: number | null }> {
  const [{ genesisTime }, spec] = await Promise.all([beacon.genesis(), beacon.spec()]);
  const time = {
    genesisTimeMs: genesisTime * 1000,
    secondsPerSlot: Number(spec['SECONDS_PER_SLOT'] ?? 12),
    slotsPerEpoch: Number(spec['SLOTS_PER_EPOCH'] ?? 32),
  };
  const id = Number(spec['DEPOSIT_CHAIN_ID'] ?? Number.NaN);
  return { time, chainId: Number.isSafeInteger(id) ? id : null };
}
