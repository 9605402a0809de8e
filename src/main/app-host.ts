import { hostChoiceOf } from '../shared/host-choice.ts';
import { measureWork } from './host/measure.ts';
import { type HostDeps, hostService } from './host/service.ts';
import type { KeptNode } from './node/kept-node.ts';
import { needsOf } from './node/pair-needs.ts';
import type { NodeService } from './node/service.ts';
import type { BeaconApi } from './platform/beacon-api/beacon-api.ts';
import type { JsonStore } from './platform/files/json-store.ts';
import { diskMeasure } from './platform/host-facts/disk-probe/measure.ts';
import { hostFacts } from './platform/host-facts/host-facts.ts';
import { look } from './platform/host-facts/look.ts';
import type { WorkRoom } from './platform/work/work.ts';
import type { SpawnWorker } from './platform/worker/link.ts';

type Wiring = Pick<HostDeps, 'docker' | 'owner' | 'keychain' | 'book' | 'now'> & {
  readonly dataDir: string;
  readonly spawn: SpawnWorker;
  readonly work: WorkRoom;
  readonly node: Pick<NodeService, 'endpoints'>;
  readonly beacon: (url: string) => BeaconApi;
  readonly kept: JsonStore<KeptNode>;
};

/** The host room with what its neighbours know: needs from the clients' files, peers from the own node. */
export const hostRoom = ({ dataDir, spawn, work, node, beacon, kept, ...rest }: Wiring) => ({
  ...hostService({
    ...rest,
    probes: hostFacts({ dataDir }),
    look,
    async peers(network) {
      const found = await node.endpoints();
      return found?.instance.startsWith(`${network}-`) ? beacon(found.beaconUrl).peers() : null;
    },
    needs: ({ network, ...clients }) => (network === 'practice' ? null : needsOf(network, clients)),
    kept: (network) => {
      const choice = kept.get().node?.choice;
      return choice?.network === network ? hostChoiceOf(choice) : null;
    },
  }),
  measureDisk: measureWork({ work, measure: diskMeasure({ dataDir, spawn }), book: rest.book, now: rest.now }),
});
export type HostRoom = ReturnType<typeof hostRoom>;
