import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';

/** From this fork on proposers take bids of builders in the protocol itself (EIP-7732). */
const WITH_BUILDERS = 'GLOAS';

type Chain = Pick<BeaconApi, 'genesis' | 'forkPlan'>;

/** Asks the running node whether its rules have builders in the protocol by now; false where there is none or it does not answer. */
export async function ownBuilders(chain: Chain | null, { now }: Pick<Clock, 'now'>): Promise<boolean> {
  if (chain === null) return false;
  try {
    const [{ genesisTime }, { forks, slotsPerEpoch, secondsPerSlot }] = await Promise.all([chain.genesis(), chain.forkPlan()]);
    const begins = forks.find(({ name }) => name === WITH_BUILDERS)?.epoch ?? null;
    return begins !== null && genesisTime + begins * slotsPerEpoch * secondsPerSlot <= now() / 1000;
  } catch {
    return false;
  }
}
