import { z } from 'zod';
import { forkVersion, type NetworkFacts } from '../../shared/networks.ts';
import { clientId, consensusLine } from '../../shared/node.ts';
import { profileId } from '../../shared/practice.ts';
import { address, hex32 } from '../../shared/scalars.ts';

/**
 * Everything Hearth must know of one practice network, kept as JSON in a label of its Docker network, so that it is found again after
 * the app was killed. `genesisTime` in Unix seconds.
 */
export const instanceFacts = z.object({
  instance: z.string(),
  profile: profileId,
  rules: z.enum(['Capella', 'Fulu']),
  preset: z.enum(['minimal', 'mainnet']),
  secondsPerSlot: z.number().int().min(1).max(12),
  slotsPerEpoch: z.number().int().positive(),
  genesisTime: z.number().int().positive(),
  chainId: z.number().int().positive(),
  genesisForkVersion: forkVersion,
  capellaForkVersion: forkVersion,
  genesisValidatorsRoot: hex32,
  depositContract: address,
  execution: z.object({ client: clientId, image: z.string(), storage: z.enum(['default', 'everyBlock']) }),
  consensus: z.object({
    client: clientId,
    versionLine: consensusLine,
    images: z.object({ beacon: z.string(), validator: z.string() }),
  }),
});
export type InstanceFacts = z.infer<typeof instanceFacts>;

/** The facts that the rooms around need; `genesisTime` in Unix seconds. */
export const networkFactsOf = (f: InstanceFacts): NetworkFacts & { readonly instance: string } => ({
  name: 'practice',
  title: 'Practice network',
  instance: f.instance,
  chainId: f.chainId,
  genesisForkVersion: f.genesisForkVersion,
  capellaForkVersion: f.capellaForkVersion,
  genesisValidatorsRoot: f.genesisValidatorsRoot,
  genesisTime: f.genesisTime,
  secondsPerSlot: f.secondsPerSlot,
  slotsPerEpoch: f.slotsPerEpoch,
  depositContract: f.depositContract,
});

/** Facts out of a label; null where it is not ours or broken. */
export function parseFacts(label: string | undefined): InstanceFacts | null {
  try {
    return instanceFacts.parse(JSON.parse(label ?? ''));
  } catch {
    return null;
  }
}
