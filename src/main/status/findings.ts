import type { NodeContainer } from '../../shared/node.ts';
import type { Finding, LayerStatus, Status } from '../../shared/status.ts';
import { type ExitReason, exitReasons } from '../../shared/strings/containers.ts';
import { bytes } from '../../shared/strings/host.ts';
import { findingSentences as say } from '../../shared/strings/status.ts';
import type { Look } from './look.ts';

const NO_PEERS_MS = 3 * 60_000;
/** An attestation that comes so much later earns less, and none that comes so late is counted. Source: recorded needs of the host room. */
const CLOCK_WATCH_MS = 2_000;
const CLOCK_GRAVE_MS = 10_000;
/** Geth stops itself below 1 GiB; a node of a public network writes that in an hour of catching up. */
const DISK_LEAST = { practice: 2 * 2 ** 30, public: 20 * 2 ** 30 } as const;
const DISK_DAYS = 14;

type PeerLayer = 'execution' | 'consensus';
export type PeerlessSince = { readonly [L in PeerLayer]: number | null };
export const neverPeerless: PeerlessSince = { execution: null, consensus: null };

/** Remembers since when a layer that answers has no peers. */
export function rememberPeers(before: PeerlessSince, look: Look | null, now: number): PeerlessSince {
  const since = (layer: PeerLayer) => (look?.[layer].peers === 0 ? (before[layer] ?? now) : null);
  return { execution: since('execution'), consensus: since('consensus') };
}

export type Signs = {
  readonly now: number;
  readonly network: string | null;
  readonly look: Look | null;
  readonly layers: Readonly<Record<'execution' | 'consensus' | 'validatorClient', LayerStatus>>;
  readonly peerlessSince: PeerlessSince;
  /** What the log of a layer that is not well names. */
  readonly complaint: { readonly container: NodeContainer; readonly reason: ExitReason } | null;
  /** How far this clock is off, in ms, where something on this machine knows. */
  readonly clockOffsetMs: number | null;
  /** Slots by which a head is ahead of this clock; 0 where it is not. */
  readonly aheadSlots: number;
  readonly secondsPerSlot: number | null;
  readonly disk: Status['disk'];
};

/** What is wrong although everything runs, gravest first. */
export function findingsOf(signs: Signs): Finding[] {
  const all = [network(signs), engine(signs), clock(signs), peers(signs), disk(signs), dockerDisk(signs)];
  return all.filter((one) => one !== null);
}

function network({ look }: Signs): Finding | null {
  const chains = look?.chains;
  if (!chains || chains.execution === chains.consensus) return null;
  return { id: 'otherNetwork', ...say.otherNetwork(String(chains.execution), String(chains.consensus)) };
}

function engine({ look, complaint, layers }: Signs): Finding | null {
  if (complaint?.reason === 'wrongJwt') return { id: 'wrongJwt', ...say.wrongJwt };
  if (complaint) return { id: 'complaint', ...say.complaint(complaint.container.clientName, exitReasons[complaint.reason]) };
  // An execution client that does not answer us either is told by its own layer.
  const isStarting = layers.consensus.health === 'starting' || layers.execution.health === 'starting';
  if (look?.consensus.elOffline && look.execution.reached.answered && !isStarting) return { id: 'wrongJwt', ...say.elOffline };
  return null;
}

function clock({ clockOffsetMs, aheadSlots, secondsPerSlot }: Signs): Finding | null {
  const offMs = Math.max(Math.abs(clockOffsetMs ?? 0), aheadSlots * (secondsPerSlot ?? 0) * 1_000);
  if (offMs < CLOCK_WATCH_MS) return null;
  return { id: 'clockOff', ...say.clockOff((offMs / 1_000).toFixed(offMs < CLOCK_GRAVE_MS ? 1 : 0), offMs >= CLOCK_GRAVE_MS) };
}

function peers({ now, layers, peerlessSince }: Signs): Finding | null {
  for (const layer of ['consensus', 'execution'] as const) {
    const since = peerlessSince[layer];
    if (since !== null && now - since >= NO_PEERS_MS)
      return { id: 'noPeers', ...say.noPeers(layers[layer].clientName ?? 'Your node', Math.floor((now - since) / 60_000)) };
  }
  return null;
}

function disk({ disk: found, network: name }: Signs): Finding | null {
  if (!found) return null;
  const { where, freeBytes, bytesPerDay } = found;
  const days = bytesPerDay === null || bytesPerDay === 0 ? null : Math.floor(freeBytes / bytesPerDay);
  const isShort = freeBytes < (name === 'practice' ? DISK_LEAST.practice : DISK_LEAST.public);
  const isSoon = name !== 'practice' && days !== null && days < DISK_DAYS;
  return isShort || isSoon ? { id: 'diskNearlyFull', ...say.diskNearlyFull(bytes(freeBytes), where, days) } : null;
}

/** Images and logs take little, so no rate is reckoned. */
function dockerDisk({ disk: found }: Signs): Finding | null {
  const docker = found?.docker;
  if (!docker || docker.freeBytes >= DISK_LEAST.practice) return null;
  return { id: 'dockerDiskNearlyFull', ...say.dockerDiskNearlyFull(bytes(docker.freeBytes), docker.where) };
}
