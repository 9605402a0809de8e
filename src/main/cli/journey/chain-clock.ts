import type { PracticeStatus } from '../../../shared/practice.ts';

/** How the practice chain counts time; times are Unix ms. */
export type ChainClock = {
  readonly secondsPerSlot: number;
  readonly slotsPerEpoch: number;
  readonly genesisTime: number;
  /** The slot at a moment; null before genesis. */
  readonly slotAt: (unixMs: number) => number | null;
  readonly epochOf: (slot: number) => number;
  readonly timeOf: (slot: number) => number;
};

export function chainClock(status: PracticeStatus): ChainClock | null {
  const { secondsPerSlot, slotsPerEpoch, genesisTime } = status;
  if (secondsPerSlot === null || slotsPerEpoch === null || genesisTime === null) return null;
  const slotMs = secondsPerSlot * 1000;
  return {
    secondsPerSlot,
    slotsPerEpoch,
    genesisTime,
    slotAt: (unixMs) => (unixMs < genesisTime ? null : Math.floor((unixMs - genesisTime) / slotMs)),
    epochOf: (slot) => Math.floor(slot / slotsPerEpoch),
    timeOf: (slot) => genesisTime + slot * slotMs,
  };
}
