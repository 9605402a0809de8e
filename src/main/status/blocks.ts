import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';

const KEPT_SLOTS = 512;

/**
 * Which slots have blocks and who made them. Heads that pass by are noted for nothing; other slots are asked once each,
 * and only those behind the head, where the answer no longer changes but by a reorganisation.
 */
export function blockBook(beacon: Pick<BeaconApi, 'header'>) {
  /** Proposer's index; null: no block; undefined in `Known`: a block whose proposer was not asked for. */
  const book = new Map<number, { readonly proposer: number | null | undefined }>();

  return {
    /** A head was seen in this slot, so it has a block. */
    note(slot: number): void {
      if (!book.has(slot)) book.set(slot, { proposer: undefined });
      if (book.size > 2 * KEPT_SLOTS) for (const old of [...book.keys()].filter((s) => s < slot - KEPT_SLOTS)) book.delete(old);
    },
    /** Asks for unknown slots of [from, to], newest first, at most `budget` of them. */
    async fill(from: number, to: number, budget: number): Promise<void> {
      let left = budget;
      for (let slot = to; slot >= Math.max(0, from) && left > 0; slot--) {
        if (book.has(slot)) continue;
        left--;
        book.set(slot, { proposer: (await beacon.header(slot))?.proposerIndex ?? null });
      }
    },
    /** True, false, or undefined where it is not known. */
    hasBlock(slot: number): boolean | undefined {
      const known = book.get(slot);
      return known === undefined ? undefined : known.proposer !== null;
    },
    /** Slots with blocks by one of these validators, newest first. `duties` are own slots whose proposer is asked for where unknown. */
    async proposals(indices: ReadonlySet<number>, duties: readonly number[]): Promise<readonly { slot: number; validatorIndex: number }[]> {
      for (const slot of duties) {
        const known = book.get(slot);
        if (known && known.proposer === undefined) book.set(slot, { proposer: (await beacon.header(slot))?.proposerIndex ?? null });
      }
      return [...book]
        .flatMap(([slot, { proposer }]) =>
          proposer !== null && proposer !== undefined && indices.has(proposer) ? [{ slot, validatorIndex: proposer }] : [],
        )
        .sort((a, b) => b.slot - a.slot);
    },
  };
}
