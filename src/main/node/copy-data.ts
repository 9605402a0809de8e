import { AppError } from '../../shared/app-error.ts';
import type { ContainerPlan } from '../../shared/node.ts';
import { moveWords as words } from '../../shared/strings/node-move.ts';
import type { Carrier, Docker } from '../platform/docker/docker.ts';
import type { WorkReport } from '../platform/work/work.ts';
import type { Volume } from './data-place.ts';
import { carrierOf, dropCarriers, type RemoveDataDeps, removeData } from './old-data.ts';

export type CopyDataDeps = RemoveDataDeps & {
  readonly docker: Pick<Docker, 'list' | 'remove' | 'createVolume' | 'copyVolume' | 'volumeContents'>;
};
/** Data of a part, and where their copy is to lie. */
export type Copy = { readonly plan: ContainerPlan; readonly from: Volume; readonly to: Volume };

/** The parts that work shows for it. */
export const copyParts = (['copy', 'check'] as const).map((id) => ({ id, what: words[id], unit: 'bytes' as const }));

/**
 * Copies data of parts that stand still, then reads the copies and compares. `total`: bytes of all, null where it is not known. What it
 * made stays where it fails. Errors: `docker.*`, `file.write`, `node.copyDiffers`, `work.cancelled`.
 */
export async function copyAll(
  deps: CopyDataDeps,
  copies: readonly Copy[],
  labels: Carrier['labels'],
  total: number | null,
  report: Pick<WorkReport, 'update' | 'finish' | 'signal'>,
): Promise<void> {
  const { docker } = deps;
  await dropCarriers(docker, labels);
  const passed: string[] = [];
  const through = async (id: string, one: (copy: Copy, at: (bytes: number) => void) => Promise<number>): Promise<void> => {
    let before = 0;
    report.update(id, { done: 0, total });
    for (const copy of copies)
      before += await one(copy, (bytes) => report.update(id, { done: before + bytes, total, log: copy.from.name }));
    report.update(id, { done: before, total: before });
    report.finish(id);
  };
  await through('copy', async ({ plan, from, to }, at) => {
    // Half of a copy may lie there, from work that was cut off.
    await removeData(deps, carrierOf(plan), to);
    await docker.createVolume(to.name, labels, to.folder);
    const { bytes, digest } = await docker.copyVolume(carrierOf(plan), from.name, to.name, at, report.signal);
    passed.push(digest);
    return bytes;
  });
  await through('check', async ({ plan, from, to }, at) => {
    const { bytes, digest } = await docker.volumeContents(carrierOf(plan), to.name, at, report.signal);
    if (digest !== passed.shift()) throw new AppError('node.copyDiffers', { what: from.name });
    return bytes;
  });
}
