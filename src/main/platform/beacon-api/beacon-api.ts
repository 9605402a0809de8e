import { rest } from '../rest.ts';
import { chainRoutes } from './chain.ts';
import { changeRoutes } from './changes.ts';
import { custodyRoutes } from './custody.ts';
import { dutyRoutes } from './duties.ts';
import { eventRoutes } from './events.ts';
import { finalityRoutes } from './finality.ts';
import { forkRoutes } from './forks.ts';
import { nodeRoutes } from './node.ts';
import { rewardRoutes } from './rewards.ts';
import { validatorRoutes } from './validators.ts';

/**
 * A beacon node's REST API (ethereum/beacon-APIs), one function per route; nothing is cached. Gwei as bigint; slots, epochs and indices as
 * number; FAR_FUTURE_EPOCH as null. Understands Lodestar 1.5.1 (Capella) as well as Lodestar 1.46 and Prysm 7 (Fulu): routes that a client
 * lacks answer null.
 * Errors: `beacon.unreachable`, `beacon.timeout` (accepts, stays silent for 4 s), `beacon.refused` (its own words), `beacon.answer`.
 */
export const beaconApi = (baseUrl: string) => beaconApiWithin(4_000, baseUrl);
export type BeaconApi = ReturnType<typeof beaconApi>;

/** The same with another patience for one request. */
export function beaconApiWithin(timeoutMs: number, baseUrl: string) {
  const url = baseUrl.replace(/\/$/, '');
  const http = rest(
    url,
    {
      unreachable: 'beacon.unreachable',
      timeout: 'beacon.timeout',
      refused: 'beacon.refused',
      answer: 'beacon.answer',
    },
    { timeoutMs },
  );
  return {
    ...nodeRoutes(http),
    ...chainRoutes(http),
    ...finalityRoutes(http),
    ...forkRoutes(http),
    ...custodyRoutes(http),
    ...changeRoutes(http),
    ...validatorRoutes(http),
    ...dutyRoutes(http),
    ...rewardRoutes(http),
    ...eventRoutes(url),
  };
}
