import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Role } from '../shared/node.ts';
import { nodeExport } from './node/export.ts';
import { slotsOf } from './node/held-images.ts';
import { type NodeLifeDeps, nodeLife } from './node/life.ts';
import { ownBuilders } from './node/own-builders.ts';
import type { NodeService } from './node/service.ts';
import { clientShares } from './node/shares.ts';
import { beaconApi } from './platform/beacon-api/beacon-api.ts';
import { sourceHash } from './platform/docker/source-hash.ts';
import { executionRpc } from './platform/execution-rpc/execution-rpc.ts';
import { writeNewFolder } from './platform/files/new-folder.ts';
import { readJsonResource } from './platform/files/resource.ts';
import { portsNear } from './platform/free-ports.ts';
import { freeBytes } from './platform/host-facts/disk.ts';
import { folderFacts } from './platform/host-facts/folder.ts';
import { instanceFolder } from './platform/instance-folder.ts';

type Wiring = Pick<
  NodeLifeDeps,
  | 'doing'
  | 'self'
  | 'isGoneSince'
  | 'docker'
  | 'owner'
  | 'catalogue'
  | 'images'
  | 'versions'
  | 'network'
  | 'store'
  | 'recorded'
  | 'ensureImages'
  | 'work'
  | 'clock'
> & {
  readonly dataDir: string;
  readonly resourcesDir: string;
  readonly node: NodeService;
};

/** The node on a public network, with the data that ships with Hearth: its life, and its export. */
export function publicNode({ dataDir, resourcesDir, node, ...rest }: Wiring) {
  const drawing = {
    ...rest,
    shares: readJsonResource(join(resourcesDir, 'client-shares.json'), clientShares),
    folder: instanceFolder(join(dataDir, 'nodes'), ''),
    fileHash: sourceHash,
    portsNear,
    freeBytes,
    folderFacts,
    memoryBytes: totalmem(),
    ownBuilders: async () => {
      const at = await node.endpoints().catch(() => null);
      return ownBuilders(at === null || at.network === 'practice' ? null : beaconApi(at.beaconUrl), rest.clock);
    },
    maker: (role: Role) => rest.versions.get().held[role]?.client ?? null,
    slots: slotsOf(rest.versions),
  };
  return {
    life: nodeLife({ ...drawing, apply: node.apply, list: node.list, beacon: beaconApi, execution: executionRpc }),
    exportNode: nodeExport({ ...drawing, writeNewFolder }),
  };
}
export type PublicNode = ReturnType<typeof publicNode>;
