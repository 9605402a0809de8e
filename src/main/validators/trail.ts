import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';

const BLOCKS_A_CALL = 32;
const KEPT = 64;

type Wanted<T> = (block: NonNullable<Awaited<ReturnType<BeaconApi['block']>>>) => T | null;

/**
 * Looks for something in the blocks from a slot on, some blocks a call, and goes on where it stopped. `key` names the search.
 * Null: not found as far as the head, or not yet.
 */
export function blockTrail() {
  const next = new Map<string, number>();
  return async <T>(beacon: Pick<BeaconApi, 'block'>, key: string, from: number, head: number, wanted: Wanted<T>): Promise<T | null> => {
    let slot = Math.max(next.get(key) ?? from, from);
    for (let left = BLOCKS_A_CALL; left > 0 && slot <= head; left--, slot++) {
      const block = await beacon.block(slot);
      const found = block && wanted(block);
      if (found !== null) {
        next.delete(key);
        return found;
      }
    }
    if (next.size > KEPT) next.clear();
    next.set(key, slot);
    return null;
  };
}
