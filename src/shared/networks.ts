import { z } from 'zod';

/** Networks that nodes can run on. */
export const networkName = z.enum(['practice', 'hoodi', 'mainnet', 'sepolia', 'ephemery']);
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

const unixSeconds = z.number().int().positive();
const url = z.string().regex(/^https?:\/\/[^\s/]+[^\s]*$/, 'an address that begins with http');
const place = z.object({ name: z.string(), url });

/** Who gives away the finalized state of a network. Two addresses of one operator are one witness. */
const checkpointProvider = z.object({ operator: z.string().min(1), url });

/**
 * A relay for MEV-Boost. `filters` says what its blocks leave out: `sanctions` transactions of sanctioned addresses, `nothing` nothing;
 * absent where it is not known. Sources: eth-docker `default.env`; ethstaker MEV relay list, docs.bloxroute.com, mevwatch.info.
 */
const relay = z.object({ name: z.string(), url, filters: z.enum(['sanctions', 'nothing']).optional() });

/** A network that begins anew after every period: one known iteration, from which the others follow. Source: ephemery-genesis values.env. */
const resets = z.object({
  periodSeconds: z.number().int().positive(),
  /** Chain id of an iteration: this plus its number. */
  chainIdBase: z.number().int().nonnegative(),
  iteration: z.number().int().nonnegative(),
  genesisTime: unixSeconds,
  /** The beacon chain begins up to this long after the reset (GENESIS_DELAY there, 600 s in 2024). */
  beginsWithinSeconds: z.number().int().nonnegative(),
});
export type Resets = z.infer<typeof resets>;

/**
 * A file of `resources/networks` for a network that nodes run on. No date of a fork stands here; the node tells them.
 * Sources: eth-clients/{mainnet,hoodi,sepolia} metadata, ephemery-genesis, eth-clients/checkpoint-sync-endpoints, eth-docker `default.env`.
 */
export const publicNetwork = signingNetwork
  .extend({
    name: networkName.exclude(['practice']),
    /** These two are absent where the network resets. */
    chainId: z.number().int().positive().optional(),
    genesisTime: unixSeconds.optional(),
    secondsPerSlot: z.number().int().positive(),
    slotsPerEpoch: z.number().int().positive(),
    /** The most blobs of a block, until a node tells; absent where it is not known. Source: `BLOB_SCHEDULE` of the network's config.yaml. */
    maxBlobs: z.number().int().positive().optional(),
    depositContract: z.string().regex(/^0x[0-9a-fA-F]{40}$/),
    resets: resets.optional(),
    /** `closed`: only chosen people run validators, so that a node runs there without a validator client. */
    validators: z.enum(['open', 'closed']),
    checkpointProviders: z.array(checkpointProvider),
    relays: z.array(relay),
    explorers: z.array(place),
    faucets: z.array(place),
    launchpad: url.nullable(),
  })
  .refine(
    (n) => (n.resets === undefined) === (n.chainId !== undefined && n.genesisTime !== undefined && n.genesisValidatorsRoot !== null),
    {
      message: 'a network either resets or has a chain id, a genesis time and a genesis validators root',
    },
  );
export type PublicNetwork = z.infer<typeof publicNetwork>;

/** Facts of a network at one moment; the root is null where only a node knows it. */
export type FactsNow = Omit<NetworkFacts, 'genesisValidatorsRoot'> & {
  readonly genesisValidatorsRoot: string | null;
  /** How much later than computed the beacon chain may have begun; absent where the genesis is known to the second. */
  readonly beginsWithinSeconds?: number;
};
