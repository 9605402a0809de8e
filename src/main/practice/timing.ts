import type { ClientId } from '../../shared/node.ts';

/** What timing needs to know of a network. `genesisTime` in Unix seconds. */
export type Clocked = { readonly genesisTime: number; readonly secondsPerSlot: number };

/** Slot that the clock shows; negative before genesis. */
export const slotAt = (nowMs: number, f: Clocked): number => Math.floor((nowMs / 1000 - f.genesisTime) / f.secondsPerSlot);

/**
 * Seconds from making the genesis until three clients of a first node run, as a + b for each second that the genesis process took to
 * start (0.2 s on an idle machine, 1.5 s on a very busy one). Measured; most of Prysm's is its KZG set-up. Coming late costs the first
 * slots and nothing else.
 */
const startSeconds: Readonly<Partial<Record<ClientId, readonly [a: number, b: number]>>> = { lodestar: [11, 12], prysm: [8, 25] };
const UNMEASURED = [11, 25] as const;
const LONGEST_S = 60;

/** Seconds from now to genesis time. A second attempt gets the most. */
export function genesisDelaySeconds(consensus: ClientId, readyMs: number, attempt: number): number {
  const [a, b] = startSeconds[consensus] ?? UNMEASURED;
  return attempt > 1 ? LONGEST_S : Math.min(LONGEST_S, Math.ceil(a + (b * readyMs) / 1000));
}

const PATIENCE_S = 120;
/** Whether a network that has no block yet is given up. */
export const isStillborn = (nowMs: number, f: Clocked): boolean => nowMs / 1000 > f.genesisTime + PATIENCE_S;

/** The rest's beacon node never first starts later than this after genesis. */
export const START_GRACE_S = 5;
/** Clients that first start later than this before genesis may come too late for it. */
const LEAST_LEAD_S = 8;
export const isTooLateToStart = (nowMs: number, f: Clocked): boolean => nowMs / 1000 > f.genesisTime - LEAST_LEAD_S;
