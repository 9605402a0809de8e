import type { Attestation } from '../../shared/status.ts';
import type { AttestationReward } from '../platform/beacon-api/rewards.ts';

export type Result = Attestation['result'];
type Included = { readonly slot: number; readonly index: number; readonly aggregationBits: string; readonly committeeBits: string | null };
export type Place = { readonly slot: number; readonly committeeIndex: number; readonly position: number };

/** Whether the bit at `position` is set: SSZ bit lists count from the lowest bit of the first byte. */
export function bitIsSet(bits: string, position: number): boolean {
  const byte = Number.parseInt(bits.slice(2 + 2 * (position >> 3), 4 + 2 * (position >> 3)), 16);
  return Number.isInteger(byte) && ((byte >> (position & 7)) & 1) === 1;
}

/**
 * Whether a block's attestations hold the one of this place (before Electra, one committee each). Null where they are of the
 * form of EIP-7549, which this does not read; clients of those rules answer by rewards.
 */
export function holds(attestations: readonly Included[], place: Place): boolean | null {
  if (attestations.some((a) => a.committeeBits !== null)) return null;
  return attestations.some((a) => a.slot === place.slot && a.index === place.committeeIndex && bitIsSet(a.aggregationBits, place.position));
}

/** Included in the very next slot it earns everything; later it is late (altair/beacon-chain.md#get_attestation_participation_flag_indices). */
export const resultOfInclusion = (dutySlot: number, includedSlot: number): Result => (includedSlot === dutySlot + 1 ? 'inTime' : 'late');

/**
 * What was credited: all three parts in time, some late, penalties missed. Nothing at all is what an inactivity leak gives everyone who
 * attests (altair/beacon-chain.md#get_flag_index_deltas), so it tells nothing.
 */
export function resultOfReward({ headGwei, targetGwei, sourceGwei }: AttestationReward): Result {
  if (sourceGwei < 0n && targetGwei < 0n) return 'missed';
  if (headGwei === 0n && targetGwei === 0n && sourceGwei === 0n) return 'unknown';
  return headGwei > 0n && targetGwei > 0n && sourceGwei > 0n ? 'inTime' : 'late';
}

const order: readonly Result[] = ['missed', 'late', 'unknown', 'waiting', 'inTime'];
/** Of several validators the one that did worst. */
export const worst = (results: readonly Result[]): Result => order.find((r) => results.includes(r)) ?? 'unknown';
