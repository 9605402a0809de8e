import type { Publish } from '../../shared/contract.ts';
import { networkName } from '../../shared/networks.ts';
import type { NodeContainer, Role } from '../../shared/node.ts';
import type { PracticeStatus } from '../../shared/practice.ts';
import type { Status } from '../../shared/status.ts';
import type { Validator } from '../../shared/validators.ts';
import type { Clock } from '../platform/clock.ts';
import { type ChainTime, epochAtSlot, slotAtTime } from '../protocol/epochs.ts';
import { complaintAsker } from './complaints.ts';
import { bytesPerDay, type DiskSample, rememberDisk } from './disk.ts';
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
type Disk = { readonly freeBytes: number; readonly totalBytes: number; readonly nodeBytes: number | null };

const VALIDATORS_EVERY_MS = 20_000;
const PRACTICE_EVERY_MS = 5_000;
/** Docker measures volumes by walking their files. */
const DISK_EVERY_MS = 5 * 60_000;
const DISK_PATIENCE_MS = 1_500;
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
  let disk: { readonly samples: readonly DiskSample[]; readonly last: Disk | null; readonly looked: boolean } = {
    samples: [],
    last: null,
    looked: false,
  };
  const complaints = complaintAsker(deps.node.complaint);
  let peerlessSince = neverPeerless;
  let clockOffsetMs: number | null = null;
  const due = {
    validators: every(VALIDATORS_EVERY_MS),
    practice: every(PRACTICE_EVERY_MS),
    disk: every(DISK_EVERY_MS),
    offset: every(OFFSET_EVERY_MS),
  };
  let last: Status | null = null;
  let running: Promise<Status> | null = null;
  let watching: AbortController | null = null;

  async function round(): Promise<Status> {
    const now = clock.now();
    const { own, session } = await nodes.at(now);
    // Without a node nothing of ours fills a disk, and a start need not wait for what it holds.
    const measured = own.length > 0 && due.disk(now) ? lookAtDisk(now) : null;
    const look = session && own.some((c) => c.state === 'running') ? await session.node.look(now) : null;
    // The practice room knows genesis and slot time before any client answers.
    if (!session?.node.chain() && (!practice || due.practice(now))) practice = await deps.practice.status().catch(() => practice);
    const chain = session?.node.chain() ?? chainOf(practice);
    const layers = layersOf(own, look, now, chain);
    const clockSlot = chain ? slotAtTime(now, chain) : 0;
    const epoch = chain ? epochAtSlot(clockSlot, chain.slotsPerEpoch) : 0;
    if (!session) validators = [];
    else if (look) await refreshValidators(`${session.key} ${epoch}`, now);
    const headSlot = look?.consensus.head ?? null;
    const inSync = layers.consensus.health === 'synced';
    const before = last?.clock?.epoch === epoch ? last : null;
    const happening =
      session && chain && headSlot !== null
        ? await session.duties.look({ clockSlot, headSlot, inSync, chain }, onDuty(validators)).catch(() => before)
        : null;
    // At the first time only, and not for long: a measured disk is shown with the next status.
    if (measured && !disk.looked) await Promise.race([measured, clock.sleep(DISK_PATIENCE_MS)]);
    peerlessSince = rememberPeers(peerlessSince, look, now);
    if (look && due.offset(now)) void learnOffset();
    const network = networkName.safeParse(session?.network).data ?? (practice?.instance ? 'practice' : null);
    const diskNow = disk.last && { ...disk.last, bytesPerDay: bytesPerDay(disk.samples) };
    const findings = findingsOf({
      ...{ now, network, look, layers, peerlessSince, clockOffsetMs, disk: diskNow },
      complaint: look && (await complaints({ now, own, look, layers })),
      aheadSlots: chain && headSlot !== null ? Math.max(0, headSlot - clockSlot) : 0,
      secondsPerSlot: chain?.secondsPerSlot ?? null,
    });
    return {
      at: now,
      network,
      clock: chain && {
        slot: clockSlot,
        epoch,
        slotsPerEpoch: chain.slotsPerEpoch,
        secondsPerSlot: chain.secondsPerSlot,
        genesisTime: chain.genesisTimeMs,
        finalizedEpoch: session?.node.finalizedEpoch() ?? null,
      },
      ...layers,
      findings,
      ring: happening?.ring ?? [],
      duties: happening?.duties ?? { next: null, lastProposals: [], attestations: [] },
      validators: [...validators],
      disk: diskNow,
    };
  }

  /** On a new epoch, where balances change, and now and then. What the node cannot tell now stays as it was. */
  async function refreshValidators(of: string, now: number): Promise<void> {
    if (of === validatorsOf && !due.validators(now)) return;
    const found = await deps.validators.list().catch(() => null);
    if (found) [validators, validatorsOf] = [found, of];
  }

  async function lookAtDisk(now: number): Promise<void> {
    const found = await deps.disk().catch(() => null);
    disk = { looked: true, last: found, samples: found ? rememberDisk(disk.samples, { at: now, ...found }) : disk.samples };
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
