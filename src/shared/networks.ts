import { z } from 'zod';

export const networkName = z.enum(['practice', 'hoodi', 'mainnet', 'sepolia']);
export type NetworkName = z.infer<typeof networkName>;

/** A 4-byte fork version, `0x` and 8 lower-case hex digits. */
export const forkVersion = z.string().regex(/^0x[0-9a-f]{8}$/);

/** What signing and checking need to know of a network. Source: eth-clients/{mainnet,hoodi,sepolia} metadata, `/eth/v1/config/spec`. */
export const networkFacts = z.object({
  name: z.string(),
  title: z.string(),
  chainId: z.number().int().positive(),
  genesisForkVersion: forkVersion,
  capellaForkVersion: forkVersion,
  genesisValidatorsRoot: z.string().regex(/^0x[0-9a-f]{64}$/),
  genesisTime: z.number().int().positive(),
  secondsPerSlot: z.number().int().positive(),
  slotsPerEpoch: z.number().int().positive(),
  depositContract: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
});
export type NetworkFacts = z.infer<typeof networkFacts>;
