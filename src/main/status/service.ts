import type { Publish } from '../../shared/contract.ts';
import { networkName } from '../../shared/networks.ts';
import type { NodeContainer, Role } from '../../shared/node.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { Status } from '../../shared/status.ts';
import type { Validator } from '../../shared/validators.ts';
import type { Clock } from '../platform/clock.ts';
import { type ChainTime, epochAtSlot, slotAtTime } from '../protocol/epochs.ts';
import { complaintAsker } from './complaints.ts';
import { type Disk, diskGauge } from './disk-gauge.ts';
import { findingsOf, neverPeerless, rememberPeers } from './findings.ts';
import { layerOf } from './layers.ts';
import { every, type Look, type Neighbours } from './look.ts';
import { onDuty } from './own-duties.ts';
import { makeRounds } from './rounds.ts';
import { type NodeRoom, nodeSessions } from './sessions.ts';

export type StatusDeps = Neighbours & {
  readonly node: NodeRoom;
  readonly validators: { readonly list: () => Promise<readonly Validator[]> };
  readonly practice: { readonly status: () => Promise<PracticeStatus> };
  readonly disk: () => Promise<Disk | null>;
  /** How far this machine's clock is off, in ms, where something on it knows; asks nobody outside. */
  readonly clockOffsetMs: () => Promise<number | null>;
  readonly clock: Clock;
  readonly publish: Publish;
};
export type StatusService = ReturnType<typeof statusService>;

const VALIDATORS_EVERY_MS = 20_000;
const PRACTICE_EVERY_MS = 5_000;
const OFFSET_EVERY_MS = 10 * 60_000;

/**
 * What happens now. While someone looks (`watch(true)`) it makes one round a slot, when the head moves or late in the slot, and publishes
 * `status.changed`; otherwise it does nothing until asked. `get` answers the last round if it is fresh.
 */
export function statusService(deps: StatusDeps) {
  const { clock } = deps;
  const nodes = nodeSessions(deps);
  let validators: readonly Validator[] = [];
  let validatorsOf = '';
  let practice: PracticeStatus | null = null;
  const disk = diskGauge(deps.disk, clock);
  const complaints = complaintAsker(deps.node.complaint);
  let peerlessSince = neverPeerless;
  let clockOffsetMs: number | null = null;
  const due = {
    validators: every(VALIDATORS_EVERY_MS),
    practice: every(PRACTICE_EVERY_MS),
    offset: every(OFFSET_EVERY_MS),
  };
  let last: Status | null = null;
  let running: Promise<Status> | null = null;
  let watching: AbortController | null = null;

  async function round(): Promise<Status> {
    const now = clock.now();
    const { own, session } = await nodes.at(now);
    // Without a node nothing of ours fills a disk, and a start need not wait for what it holds.
    const diskMeasured = own.length > 0 ? disk.begin(now) : null;
    const look = session && own.some((c) => c.state === 'running') ? await session.node.look(now) : null;
    // The practice room knows genesis and slot time before any client answers.
    if (!session?.node.chain() && (!practice || due.practice(now))) practice = await deps.practice.status().catch(() => practice);
    const chain = session?.node.chain() ?? chainOf(practice);
    const layers = layersOf(own, look, now, chain);
    const time = chain && timeOf(chain, now, session?.node.finalizedEpoch() ?? null);
    if (!session) validators = [];
    else if (look) await refreshValidators(`${session.key} ${time?.epoch ?? 0}`, now);
    const headSlot = look?.consensus.head ?? null;
    const inSync = layers.consensus.health === 'synced';
    const before = last?.clock?.epoch === time?.epoch ? last : null;
    const happening =
      session && chain && time && headSlot !== null
        ? await session.duties.look({ clockSlot: time.slot, headSlot, inSync, chain }, onDuty(validators)).catch(() => before)
        : null;
    const { ring, duties } = happening ?? nothing;
    await diskMeasured?.();
    peerlessSince = rememberPeers(peerlessSince, look, now);
    if (look && due.offset(now)) void learnOffset();
    const diskNow = disk.now();
    const network = networkName.safeParse(session?.network).data ?? (practice?.instance ? 'practice' : null);
    const findings = findingsOf({
      ...{ now, network, look, layers, peerlessSince, clockOffsetMs, disk: diskNow },
      complaint: look && (await complaints({ now, own, look, layers })),
      aheadSlots: time && headSlot !== null ? Math.max(0, headSlot - time.slot) : 0,
      secondsPerSlot: chain?.secondsPerSlot ?? null,
    });
    return { at: now, network, clock: time, ...layers, findings, ring, duties, validators: [...validators], disk: diskNow };
  }

  /** On a new epoch, where balances change, and now and then. What the node cannot tell now stays as it was. */
  async function refreshValidators(of: string, now: number): Promise<void> {
    if (of === validatorsOf && !due.validators(now)) return;
    const found = await deps.validators.list().catch(() => null);
    if (found) [validators, validatorsOf] = [found, of];
  }

  async function learnOffset(): Promise<void> {
    clockOffsetMs = await deps.clockOffsetMs().catch(() => null);
  }

  async function refresh(): Promise<Status> {
    running ??= round().finally(() => {
      running = null;
    });
    last = await running;
    return last;
  }

  async function publishedRound(): Promise<Status> {
    const status = await refresh();
    if (watching) deps.publish('status.changed', status);
    return status;
  }

  return {
    /** The state now, not older than a slot. */
    async get(): Promise<Status> {
      const freshMs = (last?.clock?.secondsPerSlot ?? 2) * 1000;
      return watching && last && clock.now() - last.at < freshMs ? last : refresh();
    },
    /** Begins or ends the rounds; nothing is asked of the node while nobody looks. */
    watch(looking: boolean): void {
      if (looking === (watching !== null)) return;
      watching?.abort();
      watching = looking ? new AbortController() : null;
      if (watching) void makeRounds({ clock, round: publishedRound, stream: () => nodes.session()?.node.beacon ?? null }, watching.signal);
    },
    /** What other rooms have just told, so that it need not be asked for. */
    nodeChanged: (containers: readonly NodeContainer[]): void => nodes.tell(containers),
    validatorsChanged(found: readonly Validator[]): void {
      validators = found;
    },
    stop(): void {
      watching?.abort();
      watching = null;
    },
  };
}

const nothing: Pick<Status, 'ring' | 'duties'> = { ring: [], duties: { next: null, lastProposals: [], attestations: [] } };

function timeOf(chain: ChainTime, now: number, finalizedEpoch: number | null): NonNullable<Status['clock']> {
  const { slotsPerEpoch, secondsPerSlot, genesisTimeMs: genesisTime } = chain;
  const slot = slotAtTime(now, chain);
  return { slot, epoch: epochAtSlot(slot, slotsPerEpoch), slotsPerEpoch, secondsPerSlot, genesisTime, finalizedEpoch };
}

function chainOf(practice: PracticeStatus | null): ChainTime | null {
  const { genesisTime = null, secondsPerSlot = null, slotsPerEpoch = null } = practice ?? {};
  return genesisTime === null || secondsPerSlot === null || slotsPerEpoch === null
    ? null
    : { genesisTimeMs: genesisTime, secondsPerSlot, slotsPerEpoch };
}

function layersOf(own: readonly NodeContainer[], look: Look | null, now: number, chain: ChainTime | null) {
  const of = (role: Role) => own.find((c) => c.role === role) ?? null;
  const beforeGenesis = chain && now < chain.genesisTimeMs ? (chain.genesisTimeMs - now) / 1000 : null;
  const empty = { reached: null, head: null, peers: null, version: null };
  const input = { now, beforeGenesis };
  return {
    execution: layerOf({ ...input, name: 'execution client', container: of('execution'), ...(look?.execution ?? empty) }),
    consensus: layerOf({ ...input, name: 'beacon node', container: of('beacon'), ...(look?.consensus ?? empty) }),
    validatorClient: layerOf({ ...input, name: 'validator client', container: of('validator'), ...(look?.validatorClient ?? empty) }),
  };
}
