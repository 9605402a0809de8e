import { AppError } from '../../../shared/app-error.ts';
import { practiceWork } from '../../../shared/strings/practice.ts';
import type { Docker } from '../../platform/docker/docker.ts';
import type { Toolchain } from '../../platform/toolchain/toolchain.ts';
import type { WorkReport } from '../../platform/work/work.ts';
import { type ChosenImages, imagesOf } from '../options.ts';
import { type CatalogueImage, type ClientPair, refOf } from './catalogue.ts';

export type EnsureDeps = { readonly docker: Pick<Docker, 'imagePresent' | 'pull' | 'importImage'>; readonly toolchain: Toolchain };
type Need = { readonly id: string; readonly candidates: readonly CatalogueImage[] };

/** One need per different list of candidates; a list whose image is here already begins with that. */
function needsOf(pair: ClientPair, chosen: ChosenImages): readonly Need[] {
  const needs = (['execution', 'beacon', 'validator'] as const).map((role) => {
    const first = chosen[role];
    return { id: `image:${refOf(first)}`, candidates: [first, ...pair.images[role].filter((i) => i !== first)] };
  });
  return needs.filter((n, i) => needs.findIndex((m) => m.id === n.id) === i);
}

/** The parts that work shows for the images of a pair. */
export const imageParts = (pair: ClientPair, chosen: ChosenImages) =>
  needsOf(pair, chosen).map(({ id, candidates: [first] }) => {
    const ref = first ? refOf(first) : '';
    const built = first?.source.kind === 'build';
    return { id, what: practiceWork.image(ref), unit: built ? ('none' as const) : ('bytes' as const) };
  });

/**
 * Has every image of a pair on this machine: those that are here are done at once, the others are pulled or built side by side. Where a
 * registry does not answer and a later candidate can be built, that is built. Answers what is used in the end.
 * Errors: `image.*`, `docker.*`, `work.cancelled`.
 */
export async function ensureImages(pair: ClientPair, chosen: ChosenImages, deps: EnsureDeps, report: WorkReport): Promise<ChosenImages> {
  // The first failure ends the others, and nothing goes on in the background.
  const abort = new AbortController();
  const signal = AbortSignal.any([report.signal, abort.signal]);
  const results = await Promise.allSettled(
    needsOf(pair, chosen).map((need) =>
      ensure(need, deps, report, signal).catch((error: unknown) => {
        abort.abort();
        throw error;
      }),
    ),
  );
  const failures = results.flatMap((r) => (r.status === 'rejected' ? [r.reason as unknown] : []));
  const first = failures.find((f) => !(f instanceof AppError && f.code === 'work.cancelled')) ?? failures[0];
  if (first !== undefined) throw first;
  const used = new Map(results.flatMap((r) => (r.status === 'fulfilled' ? [[refOf(r.value), 0] as const] : [])));
  return imagesOf(pair, used);
}

async function ensure({ id, candidates }: Need, deps: EnsureDeps, report: WorkReport, signal: AbortSignal): Promise<CatalogueImage> {
  const [first, ...others] = candidates;
  if (!first) throw new AppError('practice.noOption');
  try {
    await have(id, first, deps, report, signal);
    return first;
  } catch (error) {
    const instead = others.find((i) => i.source.kind === 'build');
    const unreachable = error instanceof AppError && (error.code === 'image.unreachable' || error.code === 'image.unknown');
    if (!unreachable || !instead || (await deps.toolchain.missing())) throw error;
    report.update(id, { log: practiceWork.buildsInstead(refOf(instead)) });
    await have(id, instead, deps, report, signal);
    return instead;
  }
}

async function have(
  id: string,
  image: CatalogueImage,
  { docker, toolchain }: EnsureDeps,
  report: WorkReport,
  signal: AbortSignal,
): Promise<void> {
  const ref = refOf(image);
  report.update(id, {});
  if ((await docker.imagePresent(ref)) === null) {
    const { source } = image;
    if (source.kind === 'registry') {
      await docker.pull(ref, ({ doneBytes, totalBytes, log }) => report.update(id, { done: doneBytes, total: totalBytes, log }), signal);
    } else {
      const missing = await toolchain.missing();
      if (missing) throw missing;
      const onLine = (log: string) => report.update(id, { log });
      await toolchain.build(source.recipe, { onLine, signal }, (tar, changes) => docker.importImage(tar, ref, changes, signal));
    }
  }
  report.finish(id);
}
