import { join } from 'node:path';
import type { z } from 'zod';
import type { AppError } from '../shared/app-error.ts';
import { publicNetwork } from '../shared/networks.ts';
import type { openStores } from './app-stores.ts';
import { heldImages } from './node/held-images.ts';
import type { NodeLifeDeps } from './node/life.ts';
import { networkRoom } from './node/network-list.ts';
import type { Clock } from './platform/clock.ts';
import { readJsonResource } from './platform/files/resource.ts';
import { imageLists } from './practice/images/catalogue.ts';

/** Networks and images as they came with Hearth, or from a newer list that a person took. What came with Hearth is read when it is asked for. */
export function openLists(
  resourcesDir: string,
  stores: Pick<ReturnType<typeof openStores>, 'networks' | 'versions'>,
  deps: { readonly read: (path: string) => Promise<string>; readonly clock: Clock; readonly onNotice: (notice: AppError) => void },
) {
  const networks = networkRoom({
    shipped: (name) => readJsonResource(join(resourcesDir, `networks/${name}.json`), publicNetwork),
    images: imageLists,
    store: stores.networks,
    ...deps,
  });
  let shipped: z.infer<typeof imageLists> | null = null;
  const now = () => {
    const taken = networks.images();
    if (taken !== null) return taken;
    shipped ??= readJsonResource(join(resourcesDir, 'images.json'), imageLists);
    return shipped;
  };
  const catalogue: NodeLifeDeps['catalogue'] = (client, role) => now().pinned(client, role);
  return { networks, catalogue, heldImage: heldImages(catalogue, stores.versions).imageFor, pairs: () => now().pairs };
}
