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

/** Networks that keys can sign for by name, beside the practice network of the data folder: nodes of some of them cannot be run here. */
export const signingNetworkNames = ['mainnet', 'hoodi', 'sepolia', 'ephemery', 'gnosis', 'chiado'] as const;

/**
 * What signing needs of a network, whether Hearth runs nodes of it or not. Source: ethstaker-deposit-cli `settings.py`.
 * `NetworkFacts` are such a network too, with the two last members left out.
 */
export const signingNetwork = z.object({
  name: z.string(),
  title: z.string(),
  genesisForkVersion: forkVersion,
  capellaForkVersion: forkVersion,
  /** Null where it changes with every reset of the network: exits and credential changes then need it from a node or a person. */
  genesisValidatorsRoot: z
    .string()
    .regex(/^0x[0-9a-f]{64}$/)
    .nullable(),
  /** Units of stake on the wire for one coin: on Gnosis one GNO counts as 32. */
  depositMultiplier: z.number().int().min(1).max(1_000_000).default(1),
  /** What the coin is called in sentences. */
  coin: z.string().default('ETH'),
});
export type SigningNetwork = z.infer<typeof signingNetwork>;
