import { z } from 'zod';
import { isUnknownRoute, type Rest } from '../rest.ts';
import { data, uint } from './scalars.ts';

/** Rewards may be penalties: signed decimal strings of gwei. */
const signed = z.union([z.string().regex(/^-?\d+$/), z.number().int()]).transform(BigInt);
const rewards = data(
  z.object({ total_rewards: z.array(z.object({ validator_index: uint, head: signed, target: signed, source: signed })) }),
);

/** What one epoch's attestation earned a validator, in gwei; below zero it cost. */
export type AttestationReward = {
  readonly validatorIndex: number;
  readonly headGwei: bigint;
  readonly targetGwei: bigint;
  readonly sourceGwei: bigint;
};

/** Routes under `/eth/v1/beacon/rewards`. */
export const rewardRoutes = (http: Rest) => ({
  /** Known two epochs later; `notYet` before. Null where the client has no such route (Lodestar 1.5.1). */
  async attestationRewards(epoch: number, indices: readonly number[]): Promise<readonly AttestationReward[] | 'notYet' | null> {
    const path = `/eth/v1/beacon/rewards/attestations/${epoch}`;
    const answer = await http.ask('POST', path, { body: indices.map(String) });
    if (isUnknownRoute(answer)) return null;
    if (answer.status === 404) return 'notYet';
    return http.take(path, answer, rewards).data.total_rewards.map((r) => ({
      validatorIndex: r.validator_index,
      headGwei: r.head,
      targetGwei: r.target,
      sourceGwei: r.source,
    }));
  },
});
