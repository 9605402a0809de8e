import { AppError } from '../../shared/app-error.ts';
import type { Attestation } from '../../shared/status.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import { type DutyBook, indicesIn, type OnDuty } from './duties.ts';
import { holds, type Result, resultOfInclusion, resultOfReward, worst } from './inclusion.ts';

const SHOWN_EPOCHS = 32;
/** Rewards of an epoch are known once the one after it has ended. */
const REWARD_DELAY = 2;
const REWARDS_A_LOOK = 2;
const BLOCKS_A_LOOK = 3;

type Head = { readonly epoch: number; readonly slot: number; readonly slotsPerEpoch: number };

/**
 * How the attestations of the last 32 epochs went. By the rewards route where the client has it (some epochs a look, back from the newest);
 * else from the blocks after each duty, which works for epochs whose duties were learnt in time. What neither tells stays `unknown`.
 */
export function attestationBook(beacon: Pick<BeaconApi, 'attestationRewards' | 'block'>, duties: DutyBook) {
  const results = new Map<number, Result>();
  const searched = new Map<string, { readonly next: number; readonly result: Result | null }>();
  let byRewards: boolean | null = null;

  const shown = (head: Head, validators: readonly OnDuty[]) =>
    Array.from({ length: SHOWN_EPOCHS }, (_, i) => head.epoch - SHOWN_EPOCHS + 1 + i).filter(
      (e) => e >= 0 && indicesIn(e, validators).length > 0,
    );

  async function lookAtRewards(epochs: readonly number[], head: Head, validators: readonly OnDuty[]): Promise<void> {
    const epoch = epochs.findLast((e) => e <= head.epoch - REWARD_DELAY && !results.has(e));
    if (epoch === undefined) return;
    const found = await beacon.attestationRewards(epoch, indicesIn(epoch, validators)).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'beacon.refused') return [];
      throw error;
    });
    if (found === 'notYet') return;
    byRewards = found !== null;
    if (found !== null) results.set(epoch, worst(found.map(resultOfReward)));
  }

  /** Looks for one attestation in the blocks after its duty, as far as the head and the budget reach. */
  async function search(key: string, place: Parameters<typeof holds>[1], head: Head, budget: { blocks: number }): Promise<Result | null> {
    let { next, result } = searched.get(key) ?? { next: place.slot + 1, result: null };
    const lastSlot = place.slot + head.slotsPerEpoch;
    while (result === null && next <= Math.min(head.slot, lastSlot) && budget.blocks > 0) {
      budget.blocks--;
      const block = await beacon.block(next);
      const held = block && holds(block.attestations, place);
      if (block && held === null) result = 'unknown';
      else if (held) result = resultOfInclusion(place.slot, next);
      next++;
    }
    if (result === null && next > lastSlot) result = 'missed';
    searched.set(key, { next, result });
    return result;
  }

  async function lookAtBlocks(epochs: readonly number[], head: Head, validators: readonly OnDuty[]): Promise<void> {
    const budget = { blocks: BLOCKS_A_LOOK };
    for (const epoch of [...epochs].reverse().filter((e) => !results.has(e))) {
      const places = duties.attester(epoch, validators);
      if (places === undefined) {
        if (epoch < head.epoch - 1) results.set(epoch, 'unknown');
        continue;
      }
      const found: (Result | null)[] = [];
      for (const place of places) found.push(await search(`${epoch}:${place.validatorIndex}`, place, head, budget));
      if (found.every((r) => r !== null)) results.set(epoch, worst(found));
    }
  }

  return {
    async look(head: Head, validators: readonly OnDuty[]): Promise<void> {
      const epochs = shown(head, validators);
      for (let i = 0; i < REWARDS_A_LOOK && byRewards !== false; i++) await lookAtRewards(epochs, head, validators);
      if (byRewards === false) await lookAtBlocks(epochs, head, validators);
      for (const old of results.keys()) if (old < head.epoch - SHOWN_EPOCHS) results.delete(old);
      if (searched.size > 4 * SHOWN_EPOCHS * Math.max(1, validators.length)) searched.clear();
    },
    list: (head: Head, validators: readonly OnDuty[]): Attestation[] =>
      shown(head, validators).map((epoch) => ({
        epoch,
        result: results.get(epoch) ?? (epoch >= head.epoch - REWARD_DELAY ? 'waiting' : 'unknown'),
      })),
  };
}
