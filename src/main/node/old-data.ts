import type { ContainerPlan } from '../../shared/node.ts';
import type { Carrier, Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { FolderFacts } from '../platform/host-facts/folder.ts';
import { nodeLabels } from './draw.ts';

/** Reaches the data of a part, and of any other of its node. */
export const carrierOf = ({ name, image, labels }: Pick<ContainerPlan, 'name' | 'image' | 'labels'>): Carrier => ({
  ...{ name: `${name}-carrier`, image },
  labels: nodeLabels(labels[label.owner] ?? '', labels[label.instance] ?? ''),
});

/** Removes what reached data when work was cut off: it holds their volumes. Errors: `docker.*`. */
export async function dropCarriers(docker: Pick<Docker, 'list' | 'remove'>, labels: Carrier['labels']): Promise<void> {
  for (const { name } of await docker.list(labels)) if (/-carrier(-to)?$/.test(name)) await docker.remove(name);
}

export type RemoveDataDeps = {
  readonly docker: Pick<Docker, 'removeVolume' | 'clearFolder'>;
  readonly folderFacts: (path: string) => Promise<FolderFacts>;
};

/** Clears the folder that a volume lies in; one that is not there, or lies where Docker keeps its own, is fine. Errors: `docker.*`, `file.write`. */
export async function clearData(
  { docker, folderFacts }: RemoveDataDeps,
  carrier: Carrier,
  { folder }: { readonly folder?: string | undefined },
): Promise<void> {
  if (folder !== undefined && (await folderFacts(folder)).entries?.length !== 0) await docker.clearFolder(carrier, folder);
}

/** Removes a volume with its data, wherever they lie; what is gone already is fine. Errors: `docker.*`, `file.write`. */
export async function removeData(
  deps: RemoveDataDeps,
  carrier: Carrier,
  volume: { readonly name: string; readonly folder?: string | undefined },
): Promise<void> {
  await deps.docker.removeVolume(volume.name);
  // Docker leaves a folder of this machine as it is.
  await clearData(deps, carrier, volume);
}
