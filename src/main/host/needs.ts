import type { NetworkName } from '../../shared/networks.ts';

const GB = 1e9;
const TB = 1e12;

/** A machine as EIP-7870 describes it; a recommendation, so that falling short is to watch and never stops. */
export type HardwareProfile = {
  readonly title: string;
  readonly cores: number;
  readonly threads: number;
  readonly memoryBytes: number;
  readonly diskBytes: number;
};

/** Source: EIP-7870, "Hardware and Bandwidth Recommendations". Sizes on labels are rounded, so 3 % less still meets them. */
export const attester: HardwareProfile = { title: 'attester', cores: 8, threads: 16, memoryBytes: 64 * GB, diskBytes: 4 * TB };
const fullNode: HardwareProfile = { title: 'full node', cores: 4, threads: 8, memoryBytes: 32 * GB, diskBytes: 4 * TB };
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
