import type { NetworkName, PublicNetwork } from '../shared/networks.ts';
import type { Validator } from '../shared/validators.ts';
import type { HostDeps } from './host/service.ts';
import { ownBuilders } from './node/own-builders.ts';
import type { NodeService } from './node/service.ts';
import type { BeaconApi } from './platform/beacon-api/beacon-api.ts';
import { fuluCustody } from './protocol/custody.ts';

export type AroundHost = Pick<HostDeps, 'now'> & {
  readonly node: Pick<NodeService, 'endpoints'>;
  readonly beacon: (url: string) => BeaconApi;
  readonly network: (name: PublicNetwork['name']) => PublicNetwork;
  readonly validators: () => Promise<readonly Validator[]>;
};

/** What the own node and the files of networks say to the host room. */
export function aroundHost({
  node,
  beacon,
  network,
  validators,
  now,
}: AroundHost): Pick<HostDeps, 'peers' | 'blobs' | 'stake' | 'isClosed'> {
  const chainOf = async (name: NetworkName): Promise<BeaconApi | null> => {
    const found = await node.endpoints();
    return found?.network === name ? beacon(found.beaconUrl) : null;
  };
  const isPublic = (name: NetworkName): name is PublicNetwork['name'] => name !== 'practice';
  return {
    peers: async (name) => (await chainOf(name))?.peers() ?? null,
    async blobs(name) {
      if (!isPublic(name)) return null;
      const chain = await chainOf(name).catch(() => null);
      const { relays, maxBlobs, secondsPerSlot } = network(name);
      // What the file says holds until a node answers.
      const rules =
        (await chain?.blobRules().catch(() => null)) ?? (maxBlobs === undefined ? null : { ...fuluCustody, maxBlobs, secondsPerSlot });
      return rules && { rules, hasRelays: relays.length > 0 && !(await ownBuilders(chain, { now })) };
    },
    async stake(name) {
      if ((await chainOf(name)) === null) return null;
      return (await validators()).flatMap((one) => (one.loaded === false ? [] : (one.effectiveBalanceGwei ?? [])));
    },
    isClosed: (name) => isPublic(name) && network(name).validators === 'closed',
  };
}
