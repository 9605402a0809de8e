import type { FactsNow, PublicNetwork, Resets } from '../../shared/networks.ts';

/** One life of a network that resets. Times in Unix seconds; `endsAt` is the genesis of the next. */
export type Iteration = {
  readonly iteration: number;
  readonly chainId: number;
  readonly genesisTime: number;
  readonly endsAt: number;
};

/** The iteration that runs at a moment (Unix seconds). Computed; only a node can confirm it. */
export function iterationAt(resets: Resets, atSeconds: number): Iteration {
  const passed = Math.floor((atSeconds - resets.genesisTime) / resets.periodSeconds);
  const iteration = resets.iteration + passed;
  const genesisTime = resets.genesisTime + passed * resets.periodSeconds;
  return { iteration, chainId: resets.chainIdBase + iteration, genesisTime, endsAt: genesisTime + resets.periodSeconds };
}

/** What holds of a network at a moment (Unix milliseconds). */
export function factsAt(network: PublicNetwork, atMs: number): FactsNow {
  const now = network.resets && iterationAt(network.resets, Math.floor(atMs / 1000));
  const chainId = now?.chainId ?? network.chainId;
  const genesisTime = now?.genesisTime ?? network.genesisTime;
  if (chainId === undefined || genesisTime === undefined) throw new RangeError(`${network.name} has neither a genesis nor resets`);
  const { name, title, genesisForkVersion, capellaForkVersion, genesisValidatorsRoot, secondsPerSlot, slotsPerEpoch, depositContract } =
    network;
  return {
    ...{ name, title, chainId, genesisForkVersion, capellaForkVersion, genesisValidatorsRoot },
    ...{ genesisTime, secondsPerSlot, slotsPerEpoch, depositContract },
    ...(network.resets && { beginsWithinSeconds: network.resets.beginsWithinSeconds }),
  };
}

/** What a node says of its chain: `eth_chainId` and `/eth/v1/beacon/genesis`. Null where it was not asked. */
export type NodeChain = {
  readonly chainId: number | null;
  readonly genesis: { readonly genesisTime: number; readonly genesisValidatorsRoot: string; readonly genesisForkVersion: string } | null;
};
export type ChainDifference = {
  readonly what: 'chainId' | 'genesisTime' | 'genesisValidatorsRoot' | 'genesisForkVersion';
  readonly expected: string;
  readonly found: string;
};

/** Where a node's chain is another than the facts say; none where it follows this network. What the facts do not know is not compared. */
export function chainDifferences(facts: FactsNow, node: NodeChain): readonly ChainDifference[] {
  const genesisTime = node.genesis?.genesisTime ?? null;
  const late = genesisTime === null ? 0 : genesisTime - facts.genesisTime;
  const begunInTime = late >= 0 && late <= (facts.beginsWithinSeconds ?? 0);
  const pairs = [
    ['chainId', facts.chainId, node.chainId],
    ['genesisTime', facts.genesisTime, begunInTime ? facts.genesisTime : genesisTime],
    ['genesisValidatorsRoot', facts.genesisValidatorsRoot, node.genesis?.genesisValidatorsRoot ?? null],
    ['genesisForkVersion', facts.genesisForkVersion, node.genesis?.genesisForkVersion ?? null],
  ] as const;
  return pairs.flatMap(([what, expected, found]) =>
    expected === null || found === null || expected === found ? [] : [{ what, expected: String(expected), found: String(found) }],
  );
}
