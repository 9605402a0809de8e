import { AppError } from '../../shared/app-error.ts';
import type { ContainerPlan } from '../../shared/node.ts';
import { madeElsewhere } from '../../shared/strings/containers.ts';
import type { Docker, DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import { firstBootPlans } from './plan.ts';

/** What `apply` is at: `kept` means that nothing had to be done. */
export type ApplyStep = {
  readonly name: string;
  readonly doing: 'kept' | 'making' | 'preparing' | 'starting' | 'replacing' | 'running';
};
export type ApplyDocker = Pick<Docker, 'inspect' | 'create' | 'start' | 'stop' | 'unpause' | 'remove' | 'createVolume' | 'runOnce'>;

const isLive = (container: DockerContainer): boolean =>
  container.state === 'running' || container.state === 'paused' || container.state === 'restarting';

/** Whether a node runs by these: one-off runs and what only reaches its data do not count. */
export const isUp = (containers: readonly DockerContainer[]): boolean =>
  containers.some((container) => label.role in container.labels && isLive(container));

/** Stops with the grace the container was made with; a paused one is woken first, as it could not end. */
export async function stopGently(docker: Pick<Docker, 'stop' | 'unpause'>, container: DockerContainer): Promise<void> {
  if (container.state === 'paused') await docker.unpause(container.name);
  if (isLive(container)) await docker.stop(container.name, Number(container.labels[label.graceSeconds] ?? 60));
}

type Once = { readonly isFine?: (output: string) => boolean; readonly onLine?: (text: string) => void };

/** Runs a one-off container. Errors: docker.*, image.*, work.cancelled, container.stopped where it fails and `isFine` does not know its words. */
export async function runToEnd(
  docker: Pick<Docker, 'runOnce'>,
  plan: ContainerPlan,
  dockerNetwork: string,
  signal: AbortSignal,
  { isFine, onLine }: Once = {},
): Promise<void> {
  const { exitCode, output } = await docker.runOnce(plan, dockerNetwork, signal, onLine);
  if (exitCode !== 0 && isFine?.(output) !== true)
    throw new AppError('container.stopped', { what: plan.name, found: `it ended with code ${exitCode}`, details: output });
}

/**
 * Makes the plans true, in their order, and changes nothing where they are: missing containers are made, stopped ones started,
 * paused ones woken, and one that was made from another plan is replaced on its old volume. Errors: docker.*, image.*,
 * container.stopped when a first-boot step fails, work.cancelled.
 */
export async function applyPlans(
  docker: ApplyDocker,
  plans: readonly ContainerPlan[],
  dockerNetwork: string,
  signal: AbortSignal,
  onStep: (step: ApplyStep) => void,
): Promise<void> {
  const make = async (plan: ContainerPlan): Promise<void> => {
    const { [label.owner]: owner = '', [label.instance]: instance = '' } = plan.labels;
    onStep({ name: plan.name, doing: 'making' });
    await docker.createVolume(plan.volume.name, { [label.owner]: owner, [label.instance]: instance }, plan.volume.folder);
    for (const first of firstBootPlans(plan)) {
      onStep({ name: plan.name, doing: 'preparing' });
      const isDone = new RegExp(first.step.alreadyDone, 'i');
      await runToEnd(docker, first.plan, dockerNetwork, signal, { isFine: (output) => isDone.test(output) });
    }
    await docker.create(plan, dockerNetwork);
  };
  const start = async (plan: ContainerPlan): Promise<void> => {
    onStep({ name: plan.name, doing: 'starting' });
    await docker.start(plan.name);
    onStep({ name: plan.name, doing: 'running' });
  };

  for (const plan of plans) {
    if (signal.aborted) throw new AppError('work.cancelled', { what: 'What runs already keeps running.' });
    const found = await docker.inspect(plan.name);
    if (found !== null && found.labels[label.owner] !== plan.labels[label.owner]) {
      throw new AppError('docker.refused', { what: madeElsewhere.container(plan.name) });
    }
    if (found === null) {
      await make(plan);
      await start(plan);
    } else if (found.labels[label.plan] !== plan.labels[label.plan] || found.state === 'dead') {
      onStep({ name: plan.name, doing: 'replacing' });
      await stopGently(docker, found);
      await docker.remove(plan.name);
      await make(plan);
      await start(plan);
    } else if (found.state === 'paused') {
      onStep({ name: plan.name, doing: 'starting' });
      await docker.unpause(plan.name);
      onStep({ name: plan.name, doing: 'running' });
    } else if (isLive(found)) {
      onStep({ name: plan.name, doing: 'kept' });
    } else {
      await start(plan);
    }
  }
}

/** Removes the containers and volumes of one stack of this owner, and nothing else; its Docker network belongs to who made it. */
export async function removeInstance(
  docker: Pick<Docker, 'list' | 'remove' | 'volumes' | 'removeVolume'>,
  owner: string,
  instance: string,
): Promise<void> {
  const labels = { [label.owner]: owner, [label.instance]: instance };
  for (const { name } of await docker.list(labels)) await docker.remove(name);
  for (const name of await docker.volumes(labels)) await docker.removeVolume(name);
}
