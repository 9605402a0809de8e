import type { RingSlot } from '../../shared/status.ts';

/**
 * The slots of the current epoch as a picture: what came, what was missed, what is yours.
 * A slot counts as missed once the head is past it; until then its block may still come.
 */
export function ringOf(input: {
  readonly clockSlot: number;
  readonly slotsPerEpoch: number;
  readonly headSlot: number;
  /** Undefined where it is not known. */
  readonly blockAt: (slot: number) => boolean | undefined;
  readonly proposalSlots: ReadonlySet<number>;
  readonly attestationSlots: ReadonlySet<number>;
}): RingSlot[] {
  const first = input.clockSlot - (input.clockSlot % input.slotsPerEpoch);
  return Array.from({ length: input.slotsPerEpoch }, (_, i) => {
    const slot = first + i;
    const own = input.proposalSlots.has(slot) ? 'proposal' : input.attestationSlots.has(slot) ? 'attestation' : null;
    return { slot, kind: kindOf(slot, input), own };
  });
}

function kindOf(slot: number, input: Parameters<typeof ringOf>[0]): RingSlot['kind'] {
  if (slot === input.clockSlot) return 'now';
  if (slot > input.clockSlot) return 'come';
  if (slot === input.headSlot || input.blockAt(slot) === true) return 'block';
  return slot < input.headSlot ? 'missed' : 'come';
}
