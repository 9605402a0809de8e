import { hostChoiceOf } from '../shared/host-choice.ts';
import type { NetworkName, PublicNetwork } from '../shared/networks.ts';
import type { Validator } from '../shared/validators.ts';
import { measureWork, uploadWork } from './host/measure.ts';
import { type HostDeps, hostService } from './host/service.ts';
import type { KeptNode } from './node/kept-node.ts';
import { ownBuilders } from './node/own-builders.ts';
import { needsOf } from './node/pair-needs.ts';
import type { NodeService } from './node/service.ts';
import type { BeaconApi } from './platform/beacon-api/beacon-api.ts';
import type { JsonStore } from './platform/files/json-store.ts';
import { diskMeasure } from './platform/host-facts/disk-probe/measure.ts';
import { hostFacts } from './platform/host-facts/host-facts.ts';
import { look } from './platform/host-facts/look.ts';
import { measureUpload } from './platform/host-facts/upload-probe.ts';
import type { WorkRoom } from './platform/work/work.ts';
import type { SpawnWorker } from './platform/worker/link.ts';
import { fuluCustody } from './protocol/custody.ts';

type Wiring = Pick<HostDeps, 'docker' | 'owner' | 'keychain' | 'book' | 'now'> & {
  readonly dataDir: string;
  readonly spawn: SpawnWorker;
  readonly work: WorkRoom;
  readonly node: Pick<NodeService, 'endpoints'>;
  readonly beacon: (url: string) => BeaconApi;
  readonly kept: JsonStore<KeptNode>;
  readonly network: (name: PublicNetwork['name']) => PublicNetwork;
  readonly validators: () => Promise<readonly Validator[]>;
};

type Around = Pick<Wiring, 'node' | 'beacon' | 'network' | 'validators' | 'now'>;

/** What the own node and the files of networks say to the host room. */
function around({ node, beacon, network, validators, now }: Around): Pick<HostDeps, 'peers' | 'blobs' | 'stake' | 'isClosed'> {
  const chainOf = async (name: NetworkName): Promise<BeaconApi | null> => {
    const found = await node.endpoints();
    return found?.instance.startsWith(`${name}-`) ? beacon(found.beaconUrl) : null;
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

/** The host room with what its neighbours know: needs from the clients' files, peers, blobs and validators from the own node. */
export function hostRoom({ dataDir, spawn, work, node, beacon, kept: store, network, validators, ...rest }: Wiring) {
  const kept: HostDeps['kept'] = (name) => {
    const choice = store.get().node?.choice;
    return choice?.network === name ? hostChoiceOf(choice) : null;
  };
  return {
    ...hostService({
      ...rest,
      ...around({ node, beacon, network, validators, now: rest.now }),
      probes: hostFacts({ dataDir }),
      look,
      needs: ({ network: name, ...clients }) => (name === 'practice' ? null : needsOf(name, clients)),
      kept,
    }),
    measureUpload: uploadWork({ work, measure: measureUpload, book: rest.book }),
    measureDisk: measureWork({
      ...{ work, measure: diskMeasure({ spawn }), book: rest.book, now: rest.now },
      folder: (asked) => asked.dataFolder ?? kept(asked.network)?.dataFolder ?? dataDir,
    }),
  };
}
export type HostRoom = ReturnType<typeof hostRoom>;
