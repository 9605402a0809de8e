import type { NetworkName } from '../../shared/networks.ts';
import type { ClientId } from '../../shared/node.ts';

const GB = 1e9;
const TB = 1e12;

/** A machine as EIP-7870 describes it; a recommendation, so that falling short is to watch and never stops. */
export type HardwareProfile = {
  readonly title: string;
  readonly cores: number;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
  readonly uploadMbps: number;
};

/** Source: EIP-7870, "Hardware and Bandwidth Recommendations". Sizes on labels are rounded, so 3 % less still meets them. */
export const attester: HardwareProfile = {
  title: 'attester',
  cores: 8,
  threads: 16,
  memoryBytes: 64 * GB,
  diskBytes: 4 * TB,
  uploadMbps: 25,
};
export const fullNode: HardwareProfile = {
  title: 'full node',
  cores: 4,
  threads: 8,
  memoryBytes: 32 * GB,
  diskBytes: 4 * TB,
  uploadMbps: 15,
};
export const LABEL_TOLERANCE = 0.97;

/** What a practice network of six containers takes, measured with room to spare. */
export const practiceNeeds = { cores: 2, memoryBytes: 4 * GB, freeMemoryBytes: 2 * GB, freeDiskBytes: 5 * GB } as const;
/** Below these nothing starts, on any network. */
export const floor = { freeMemoryBytes: 1 * GB, freeDiskBytes: 2 * GB, freeDataBytes: 0.2 * GB } as const;
/** Votes are due a third into the slot; half a second off already costs. */
export const CLOCK_OFFSET_MS = 500;

export const isPractice = (network: NetworkName) => network === 'practice';

/** The best profile that `meets`, or null. */
export function passes(meets: (profile: HardwareProfile) => boolean): string | null {
  return [attester, fullNode].find(meets)?.title ?? null;
}

/** What EIP-7870 asks of a disk, by fio: random reads and writes of 4 kB, and one long read or write. */
export const diskNeeds = { readIops: 50_000, writeIops: 15_000, sequentialBytesPerSecond: 500e6 } as const;
export const quickEnough = (disk: { readonly readIops: number; readonly writeIops: number; readonly sequentialBytesPerSecond: number }) =>
  disk.readIops >= diskNeeds.readIops &&
  disk.writeIops >= diskNeeds.writeIops &&
  disk.sequentialBytesPerSecond >= diskNeeds.sequentialBytesPerSecond;

/**
 * Rounds of PBKDF2 with SHA-512 per ms in one thread. An estimate of ours, not EIP-7870's figure: it names PassMark's 3,500 points, which
 * nobody may run here. A server core of 2021 does some 1,500.
 */
export const quickRounds = { practice: 300, real: 1_000 } as const;

/** What keeps blocks that a client builds itself below a number of blobs. Source: eth-docker, the clients' help texts. */
export const blobLimits: Partial<Record<ClientId, string>> = {
  geth: '--miner.maxblobs',
  nethermind: '--Blocks.BlockProductionBlobLimit',
  besu: '--max-blobs-per-block',
  erigon: '--builder.maxblobs',
  reth: '--builder.max-blobs',
};

/** How much a synced pair grows in 30 days; null where nobody has measured it. Source: Geth's client file, 12 GiB a week, August 2026. */
export const monthlyGrowthBytes = (network: NetworkName): number | null => (network === 'mainnet' ? (12 * 2 ** 30 * 30) / 7 : null);
