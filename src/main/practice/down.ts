import { AppError } from '../../shared/app-error.ts';
import type { Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { InstanceFolder } from '../platform/instance-folder.ts';
import { INSTANCE_PREFIX } from './world.ts';

export type DownDeps = {
  readonly docker: Pick<Docker, 'list' | 'remove' | 'volumes' | 'removeVolume' | 'networks' | 'removeNetwork'>;
  readonly folder: InstanceFolder;
  readonly owner: string;
};
export const downSteps = ['containers', 'volumes', 'files', 'network'] as const;
export type DownStep = (typeof downSteps)[number];

/**
 * Removes every trace of the practice networks of this data folder, and nothing else: it goes by labels alone. The Docker network goes
 * last: as long as it stands, an interrupted removal is found and finished. Errors: `docker.*`, `file.write`, `work.cancelled`.
 */
export async function takeDown(
  { docker, folder, owner }: DownDeps,
  signal: AbortSignal,
  step: (id: DownStep, run: () => Promise<void>) => Promise<void> = (_id, run) => run(),
): Promise<void> {
  // Volumes and one-off containers carry no more than their owner and instance.
  const labels = { [label.owner]: owner };
  const isPractice = (instance: string | undefined) => instance?.startsWith(INSTANCE_PREFIX) ?? false;
  const each = async <T>(items: readonly T[], remove: (item: T) => Promise<void>) => {
    if (signal.aborted) throw new AppError('work.cancelled');
    await Promise.all(items.map(remove));
  };
  await step('containers', async () =>
    each(
      (await docker.list(labels)).filter((c) => isPractice(c.labels[label.instance])),
      (c) => docker.remove(c.name),
    ),
  );
  await step('volumes', async () => each((await docker.volumes(labels)).filter(isPractice), docker.removeVolume));
  await step('files', async () => each(await folder.list(), folder.remove));
  await step('network', async () =>
    each(
      (await docker.networks(labels)).filter((n) => isPractice(n.labels[label.instance])),
      (n) => docker.removeNetwork(n.name),
    ),
  );
}
