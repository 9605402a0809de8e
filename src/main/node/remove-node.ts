import type { Input } from '../../shared/contract.ts';
import type { RemovalPlan } from '../../shared/node-life.ts';
import { nodeRemoval as words } from '../../shared/strings/node-life.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { SecretFolder } from '../platform/instance-folder.ts';
import { consensusClients } from './clients/catalogue.ts';
import { containerName } from './clients/client.ts';
import { nodeLabels } from './draw.ts';
import type { KeptNode } from './kept-node.ts';

export type RemoveDeps = {
  readonly docker: Pick<Docker, 'list' | 'volumes' | 'networks' | 'remove' | 'removeVolume' | 'removeNetwork'>;
  readonly folder: SecretFolder;
  readonly owner: string;
};
type Kept = NonNullable<KeptNode['node']>;
export type Removal = RemovalPlan & {
  readonly containers: readonly string[];
  readonly volumes: readonly string[];
  readonly networks: readonly string[];
  /** Secrets go with the last volume: a wallet in it opens with its password alone. */
  readonly secrets: boolean;
};

/** The volume that holds keys and the record of what they signed. */
function keyVolume({ instance, choice: { consensus } }: Kept): string {
  const isOne = consensus.kind === 'run' && consensusClients.some(({ id, oneProcess }) => id === consensus.client && oneProcess);
  return containerName({ instance, side: 'own' }, isOne ? 'beacon' : 'validator');
}

/** What a removal takes and leaves, found by the labels of this node alone. Errors: `docker.*`. */
export async function removalOf(
  { docker, owner, folder }: RemoveDeps,
  kept: Kept,
  { keepData, keysToo }: Input<'node.remove'>,
): Promise<Removal> {
  const labels = nodeLabels(owner, kept.instance);
  const [containers, all, networks] = await Promise.all([docker.list(labels), docker.volumes(labels), docker.networks(labels)]);
  const keys = keyVolume(kept);
  const goes = (volume: string) => !keepData && (keysToo || volume !== keys);
  const [volumes, left] = [all.filter(goes), all.filter((volume) => !goes(volume))];
  const secrets = left.length === 0;
  const named = (volume: string) => (volume === keys ? words.keyVolume(volume) : words.volume(volume));
  const where = folder.path(kept.instance, '');
  return {
    containers: containers.map(({ name }) => name),
    networks: networks.map(({ name }) => name),
    ...{ volumes, secrets },
    goes: [
      ...containers.map(({ name }) => words.container(name)),
      ...volumes.map(named),
      ...networks.map(({ name }) => words.network(name)),
      ...(secrets ? [words.secrets(where)] : []),
    ],
    stays: [...left.map(named), ...(secrets ? [] : [words.secrets(where)]), words.images, words.keys],
  };
}

/** Removes what was listed. The Docker network goes last, so that an interrupted removal is found. Errors: `docker.*`, `file.write`. */
export async function removeNode({ docker, folder }: RemoveDeps, { instance }: Kept, removal: Removal): Promise<void> {
  for (const name of removal.containers) await docker.remove(name);
  for (const name of removal.volumes) await docker.removeVolume(name);
  if (removal.secrets) await folder.remove(instance);
  for (const name of removal.networks) await docker.removeNetwork(name);
}
