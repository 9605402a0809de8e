import { AppError } from '../../shared/app-error.ts';
import { role } from '../../shared/node.ts';
import { nodePlanWords as words } from '../../shared/strings/node-life.ts';
import type { Docker, DockerContainer } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { WorkReport } from '../platform/work/work.ts';
import { stopGently } from './run.ts';

/** Signing ends first, and the execution client last, which its beacon node needs to the end. */
const stopOrder = ['validator', 'beacon', 'builder', 'execution'] as const;

const rank = ({ labels }: DockerContainer): number => {
  const known = role.safeParse(labels[label.role]).data;
  return known === undefined ? -1 : stopOrder.indexOf(known);
};

/** Containers of a node in the order of their end, and the parts that work shows for it. */
export function stopping(containers: readonly DockerContainer[]) {
  const inOrder = containers.toSorted((a, b) => rank(a) - rank(b));
  const parts = inOrder.map(({ name, labels }) => ({
    id: `stop:${name}`,
    what: words.stop(label.role in labels ? String(labels[label.role]) : name),
  }));
  return { inOrder, parts };
}

/** Stops every container with its own grace, one after another. Errors: `docker.*`, `work.cancelled`. */
export async function lower(
  docker: Pick<Docker, 'stop' | 'unpause'>,
  containers: readonly DockerContainer[],
  report: WorkReport,
): Promise<void> {
  for (const container of containers) {
    if (report.signal.aborted) throw new AppError('work.cancelled');
    report.update(`stop:${container.name}`, {});
    await stopGently(docker, container);
    report.finish(`stop:${container.name}`);
  }
}
