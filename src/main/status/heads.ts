import { toleratedSlots } from '../../shared/in-sync.ts';

/** A head as it was at a moment: Unix ms and slot. */
export type HeadSample = { readonly at: number; readonly slot: number };
export type HeadJudgement = {
  readonly health: 'synced' | 'syncing' | 'stalled';
  readonly behindSlots: number;
  readonly etaSeconds: number | null;
};

/** A head that has not moved for so long no longer follows the clock. */
const stallSeconds = (secondsPerSlot: number) => Math.max(3 * secondsPerSlot, 10);
const KEPT_MS = 60_000;
const SPEED_FROM_MS = 3_000;

/** Adds a sample and forgets those older than a minute, but never the last one before it. */
export function rememberHead(samples: readonly HeadSample[], next: HeadSample): readonly HeadSample[] {
  const recent = samples.filter((s) => s.at >= next.at - KEPT_MS && s.at < next.at);
  return [...recent, next];
}

/**
 * Judges a head by the clock alone, for a client's own word may be wrong: Prysm calls itself in sync while its head stands still.
 * `claimsSyncing` decides only at the very first look, when nothing is known of movement yet.
 */
export function judgeHead(
  samples: readonly HeadSample[],
  clock: { readonly slot: number; readonly secondsPerSlot: number },
  claimsSyncing: boolean,
): HeadJudgement {
  const last = samples.at(-1);
  if (!last) return { health: 'syncing', behindSlots: clock.slot, etaSeconds: null };
  const behindSlots = Math.max(0, clock.slot - last.slot);
  if (behindSlots <= toleratedSlots(clock.secondsPerSlot)) return { health: 'synced', behindSlots, etaSeconds: null };
  const first = samples[0] ?? last;
  const movedAt = samples.findLast((s) => s.slot !== last.slot)?.at ?? null;
  if (movedAt === null) {
    const stoodSeconds = (last.at - first.at) / 1000;
    const unknown = claimsSyncing && stoodSeconds < stallSeconds(clock.secondsPerSlot);
    return { health: unknown ? 'syncing' : 'stalled', behindSlots, etaSeconds: null };
  }
  if ((last.at - movedAt) / 1000 > stallSeconds(clock.secondsPerSlot)) return { health: 'stalled', behindSlots, etaSeconds: null };
  return { health: 'syncing', behindSlots, etaSeconds: eta(first, last, behindSlots, clock.secondsPerSlot) };
}

/** Seconds until the head meets the moving clock at the measured speed; null where it gains nothing or too little was seen. */
function eta(first: HeadSample, last: HeadSample, behindSlots: number, secondsPerSlot: number): number | null {
  const seconds = (last.at - first.at) / 1000;
  if (seconds * 1000 < SPEED_FROM_MS) return null;
  const gainPerSecond = (last.slot - first.slot) / seconds - 1 / secondsPerSlot;
  return gainPerSecond > 0 ? Math.ceil(behindSlots / gainPerSecond) : null;
}
