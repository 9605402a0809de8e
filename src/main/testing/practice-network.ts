import type { NetworkFacts } from '../../shared/networks.ts';

/** The facts of a practice network that runs. */
export const practiceNetwork: NetworkFacts & { readonly instance: string } = {
  name: 'practice',
  title: 'Practice network',
  instance: 'practice-1',
  chainId: 3_151_908,
  genesisForkVersion: '0x10000038',
  capellaForkVersion: '0x40000038',
  genesisValidatorsRoot: `0x${'83'.repeat(32)}`,
  genesisTime: 1_800_000_000,
  secondsPerSlot: 2,
  slotsPerEpoch: 8,
  depositContract: '0x00000000219ab540356cBB839Cbe05303d7705Fa',
};
