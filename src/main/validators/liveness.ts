import { AppError } from '../../shared/app-error.ts';
import { shortHex } from '../../shared/strings/short.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import { type ChainTime, epochAtSlot, slotAtTime, startSlotOfEpoch, timeOfSlot } from '../protocol/epochs.ts';

export type Suspect = { readonly pubkey: string; readonly index: number };

/**
 * Makes sure that none of these validators signs anywhere: looks at the epoch that has just ended and at the present one at once, then
 * waits until two whole epochs have been watched. The present epoch is the head's: Prysm refuses one that its head has not reached. A running client does not check keys imported later, so this must.
 * Answers false where the node cannot tell. Errors: `validator.alive`.
 */
export async function watchForLife(
  deps: {
    readonly beacon: Pick<BeaconApi, 'liveness'>;
    readonly clock: Clock;
    readonly time: ChainTime;
    readonly headSlot: number;
    readonly signal?: AbortSignal;
  },
  suspects: readonly Suspect[],
): Promise<boolean> {
  if (suspects.length === 0) return true;
  const { beacon, clock, time } = deps;
  const present = epochAtSlot(Math.min(slotAtTime(clock.now(), time), deps.headSlot), time.slotsPerEpoch);
  const indices = suspects.map((s) => s.index);
  const look = async (epoch: number): Promise<boolean> => {
    const found = await beacon.liveness(epoch, indices);
    const alive = suspects.find((s) => found?.some((f) => f.index === s.index && f.isLive));
    if (alive) throw new AppError('validator.alive', { what: shortHex(alive.pubkey), found: `epoch ${epoch}` });
    return found !== null;
  };
  for (const epoch of [present - 1, present]) if (epoch >= 0 && !(await look(epoch))) return false;
  for (const epoch of [present, present + 1]) {
    // One slot after its end, so that its last attestations are seen.
    const seenAt = timeOfSlot(startSlotOfEpoch(epoch + 1, time.slotsPerEpoch) + 1, time);
    await clock.sleep(Math.max(0, seenAt - clock.now()), deps.signal);
    if (!(await look(epoch))) return false;
  }
  return true;
}
