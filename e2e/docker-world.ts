import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import Docker from 'dockerode';

const docker = new Docker();

/** Whether an image is on this machine. */
export const imageIsHere = (ref: string): Promise<boolean> =>
  docker
    .getImage(ref)
    .inspect()
    .then(
      () => true,
      () => false,
    );

/** The label value of everything a data folder has in Docker. */
export const ownerOf = (dataDir: string): string => createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 12);

/** Names of all containers, volumes and networks that carry the label of a data folder. */
export async function leftBehind(dataDir: string): Promise<readonly string[]> {
  const filters = { label: [`org.hearth.owner=${ownerOf(dataDir)}`] };
  const [containers, { Volumes: volumes }, networks] = await Promise.all([
    docker.listContainers({ all: true, filters }),
    docker.listVolumes({ filters }),
    docker.listNetworks({ filters }),
  ]);
  return [...containers.flatMap(({ Names }) => Names), ...(volumes ?? []).map(({ Name }) => Name), ...networks.map(({ Name }) => Name)];
}
