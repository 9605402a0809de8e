import { hostChoiceOf } from '../shared/host-choice.ts';
import { type AroundHost, aroundHost } from './app-around.ts';
import { measureWork, uploadWork } from './host/measure.ts';
import { type HostDeps, hostService } from './host/service.ts';
import type { KeptNode } from './node/kept-node.ts';
import { needsOf } from './node/pair-needs.ts';
import type { JsonStore } from './platform/files/json-store.ts';
import { diskMeasure } from './platform/host-facts/disk-probe/measure.ts';
import { hostFacts } from './platform/host-facts/host-facts.ts';
import { look } from './platform/host-facts/look.ts';
import { measureUpload } from './platform/host-facts/upload-probe.ts';
import type { WorkRoom } from './platform/work/work.ts';
import type { SpawnWorker } from './platform/worker/link.ts';

type Wiring = Pick<HostDeps, 'docker' | 'owner' | 'keychain' | 'book' | 'now'> & {
  readonly dataDir: string;
  readonly spawn: SpawnWorker;
  readonly work: WorkRoom;
  readonly kept: JsonStore<KeptNode>;
} & AroundHost;

/** The host room with what its neighbours know: needs from the clients' files, peers, blobs and validators from the own node. */
export function hostRoom({ dataDir, spawn, work, node, beacon, kept: store, network, validators, ...rest }: Wiring) {
  const kept: HostDeps['kept'] = (name) => {
    const choice = store.get().node?.choice;
    return choice?.network === name ? hostChoiceOf(choice) : null;
  };
  return {
    ...hostService({
      ...rest,
      ...aroundHost({ node, beacon, network, validators, now: rest.now }),
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
