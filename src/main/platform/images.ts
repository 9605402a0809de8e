import { AppError } from '../../shared/app-error.ts';
import { imageWork } from '../../shared/strings/images.ts';
import type { Docker } from './docker/docker.ts';
import type { RecipeId, Toolchain } from './toolchain/toolchain.ts';
import type { WorkReport } from './work/work.ts';

/** An image by the name Docker knows it by, and where it comes from. */
export type WantedImage = {
  readonly ref: string;
  readonly source: { readonly kind: 'registry' } | { readonly kind: 'build'; readonly recipe: RecipeId };
};
/** A part of work that ends with one image here: the first candidate, or a later one where that cannot be had. */
export type ImageNeed = { readonly id: string; readonly candidates: readonly WantedImage[] };
/**
 * Has every image on this machine: those that are here are done at once, the others are pulled or built side by side. Where a registry
 * does not answer and a later candidate can be built, that is built. Answers what is used for each need.
 * Errors: `image.*`, `docker.*`, `work.cancelled`.
 */
export type EnsureImages = (needs: readonly ImageNeed[], report: WorkReport) => Promise<readonly string[]>;

export function imageEnsurer(deps: {
  readonly docker: Pick<Docker, 'imagePresent' | 'pull' | 'importImage'>;
  readonly toolchain: Toolchain;
}): EnsureImages {
  const { docker, toolchain } = deps;

  async function have(id: string, { ref, source }: WantedImage, report: WorkReport, signal: AbortSignal): Promise<string> {
    report.update(id, {});
    if ((await docker.imagePresent(ref)) === null) {
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
    return ref;
  }

  async function meet({ id, candidates }: ImageNeed, report: WorkReport, signal: AbortSignal): Promise<string> {
    const [first, ...others] = candidates;
    if (!first) throw new AppError('image.missing', { what: id });
    try {
      return await have(id, first, report, signal);
    } catch (error) {
      const instead = others.find((i) => i.source.kind === 'build');
      const unreachable = error instanceof AppError && (error.code === 'image.unreachable' || error.code === 'image.unknown');
      if (!unreachable || !instead || (await toolchain.missing())) throw error;
      report.update(id, { log: imageWork.buildsInstead(instead.ref) });
      return have(id, instead, report, signal);
    }
  }

  return async (needs, report) => {
    // The first failure ends the others, and nothing goes on in the background.
    const abort = new AbortController();
    const signal = AbortSignal.any([report.signal, abort.signal]);
    const results = await Promise.allSettled(
      needs.map((need) =>
        meet(need, report, signal).catch((error: unknown) => {
          abort.abort();
          throw error;
        }),
      ),
    );
    const failures = results.flatMap((r) => (r.status === 'rejected' ? [r.reason as unknown] : []));
    const first = failures.find((f) => !(f instanceof AppError && f.code === 'work.cancelled')) ?? failures[0];
    if (first !== undefined) throw first;
    return results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : []));
  };
}
