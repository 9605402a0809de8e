import type { KeptNode } from './node/kept-node.ts';
import type { NodeService } from './node/service.ts';
import type { Docker } from './platform/docker/docker.ts';
import { label } from './platform/docker/labels.ts';
import type { space } from './platform/host-facts/disk.ts';
import type { Disk } from './status/disk-gauge.ts';

type Wiring = {
  readonly dataDir: string;
  readonly owner: string;
  readonly docker: Pick<Docker, 'rootDir' | 'volumeBytes'>;
  readonly node: Pick<NodeService, 'endpoints'>;
  readonly kept: { readonly get: () => KeptNode };
  readonly space: typeof space;
};

/** Measures the disk that the data of the node that is meant lie on, and Docker's own where that is another. Null where it cannot be seen. */
export const nodeDisk =
  ({ dataDir, owner, docker, node, kept, space }: Wiring) =>
  async (): Promise<Disk | null> => {
    const [meant, root] = await Promise.all([node.endpoints().catch(() => null), docker.rootDir()]);
    const own = kept.get().node;
    // A practice network lies where Docker keeps its own.
    const folder = own !== null && (meant === null || meant.instance === own.instance) ? own.choice.dataFolder : null;
    const [found, ofDocker] = await Promise.all([space(folder ?? root ?? dataDir), root === null ? null : space(root)]);
    if (!found.ok) return null;
    const { path: where, device, freeBytes, totalBytes } = found.value;
    const other = ofDocker?.ok && ofDocker.value.device !== device ? ofDocker.value : null;
    return {
      ...{ where, freeBytes, totalBytes },
      // Docker does not measure what lies outside its own store.
      nodeBytes: folder === null ? await docker.volumeBytes({ [label.owner]: owner }).catch(() => null) : null,
      docker: other && { where: other.path, freeBytes: other.freeBytes, totalBytes: other.totalBytes },
    };
  };
