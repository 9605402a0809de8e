import type { Input } from '../../shared/contract.ts';
import type { RemovalPlan } from '../../shared/node-life.ts';
import { nodeRemoval as words } from '../../shared/strings/node-life.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { SecretFolder } from '../platform/instance-folder.ts';
import { consensusClients } from './clients/catalogue.ts';
import { containerName } from './clients/client.ts';
import { isVolumeOf, type SlotsFor, slot, volumeAt } from './data-place.ts';
import { nodeLabels } from './draw.ts';
import { clientOf } from './findings.ts';
import type { KeptNode } from './kept-node.ts';
import { type RemoveDataDeps, removeData } from './old-data.ts';

export type RemoveDeps = RemoveDataDeps & {
  readonly docker: Pick<Docker, 'list' | 'volumes' | 'networks' | 'remove' | 'removeNetwork'>;
  readonly folder: SecretFolder;
  readonly owner: string;
  readonly slots: SlotsFor;
};
type Kept = NonNullable<KeptNode['node']>;
export type Removal = RemovalPlan & {
  readonly containers: readonly string[];
  readonly volumes: readonly { readonly name: string; readonly folder?: string | undefined }[];
  readonly networks: readonly string[];
  /** Secrets go with the last volume: a wallet in it opens with its password alone. */
  readonly secrets: boolean;
};

/** Containers of any choice, whose volumes are named after them. */
const everyRole = ['execution', 'beacon', 'validator', 'builder'] as const;

/** The container whose volumes hold keys and the record of what they signed. */
function keyContainer({ instance, choice: { consensus } }: Kept): string {
  const isOne = consensus.kind === 'run' && consensusClients.some(({ id, oneProcess }) => id === consensus.client && oneProcess);
  return containerName({ instance, side: 'own' }, isOne ? 'beacon' : 'validator');
}

/** Where the data of a volume lie, if Docker does not keep them. */
function folderOf({ instance, choice, old }: Kept, volume: string): string | undefined {
  const now = everyRole.flatMap((role) =>
    slot.options.map((at) => volumeAt(containerName({ instance, side: 'own' }, role), choice.dataFolder, at)),
  );
  return now.find(({ name }) => name === volume)?.folder ?? old.find(({ name }) => name === volume)?.folder ?? undefined;
}

/** What a removal takes and leaves, found by the labels of this node alone. Errors: `docker.*`. */
export async function removalOf(
  { docker, owner, folder, slots }: RemoveDeps,
  kept: Kept,
  { keepData, keysToo }: Input<'node.remove'>,
): Promise<Removal> {
  const labels = nodeLabels(owner, kept.instance);
  const [containers, all, networks] = await Promise.all([docker.list(labels), docker.volumes(labels), docker.networks(labels)]);
  const keys = keyContainer(kept);
  const hasKeys = (volume: string) => isVolumeOf(keys, volume);
  const goes = (volume: string) => !keepData && (keysToo || !hasKeys(volume));
  const [volumes, left] = [all.filter(goes), all.filter((volume) => !goes(volume))];
  const secrets = left.length === 0;
  const empty = containerName({ instance: kept.instance, side: 'own' }, 'builder');
  const copies = everyRole.flatMap((role) => {
    const { copy } = slots(role, clientOf(kept.choice, role));
    return copy === null
      ? []
      : [volumeAt(containerName({ instance: kept.instance, side: 'own' }, role), kept.choice.dataFolder, copy).name];
  });
  const named = (volume: string) =>
    copies.includes(volume)
      ? words.copyVolume(volume)
      : hasKeys(volume)
        ? words.keyVolume(volume)
        : isVolumeOf(empty, volume)
          ? words.emptyVolume(volume)
          : words.volume(volume);
  const where = folder.path(kept.instance, '');
  return {
    containers: containers.map(({ name }) => name),
    networks: networks.map(({ name }) => name),
    ...{ volumes: volumes.map((name) => ({ name, folder: folderOf(kept, name) })), secrets },
    goes: [
      ...containers.map(({ name }) => words.container(name)),
      ...volumes.map(named),
      ...networks.map(({ name }) => words.network(name)),
      ...(secrets ? [words.secrets(where)] : []),
    ],
    stays: [...left.map(named), ...(secrets ? [] : [words.secrets(where)]), words.images, words.keys],
  };
}

/** Removes what was listed; `image` is one that is here, to reach data in folders. The Docker network goes last, so that an interrupted removal is found. Errors: `docker.*`, `file.write`. */
export async function removeNode(deps: RemoveDeps, { instance }: Kept, removal: Removal, image: string): Promise<void> {
  const { docker, folder, owner } = deps;
  const carrier = { name: `${instance}-carrier`, image, labels: nodeLabels(owner, instance) };
  for (const name of removal.containers) await docker.remove(name);
  for (const volume of removal.volumes) await removeData(deps, carrier, volume);
  if (removal.secrets) await folder.remove(instance);
  for (const name of removal.networks) await docker.removeNetwork(name);
}
