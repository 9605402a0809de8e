import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import { unixMs } from '../../../shared/scalars.ts';
import type { Clock } from '../clock.ts';
import type { JsonStore } from '../files/json-store.ts';
import type { Docker, DockerImage } from './docker.ts';

/** What an image was when it was first seen; `digest` null where it never came from a registry and only its id tells it apart. */
const recordedImage = z.object({ digest: z.string().nullable(), id: z.string(), at: unixMs });
export type RecordedImage = z.infer<typeof recordedImage>;
/** `images.json`: by the name that Docker knows an image by. */
export const recordedImages = z.record(z.string(), recordedImage);
export const noImages: z.infer<typeof recordedImages> = {};

export type ImageGuard = {
  /** What is recorded of an image; null where it was never seen. */
  readonly recorded: (ref: string) => RecordedImage | null;
  /** Lets go of what is recorded: the next image that comes or is used under this name is recorded anew. */
  readonly forget: (ref: string) => Promise<void>;
};

/** The digest, or for an image that never came from a registry its id, said so. */
export const nameOfImage = ({ digest, id }: Pick<RecordedImage, 'digest' | 'id'>): string => digest ?? `the local image ${id}`;

/**
 * A Docker that takes an image as it was first seen and no other: what a name stands for is recorded when it first comes or is first
 * used, and a container is made only from that. The only way to another is `forget`; an image built here counts as accepted.
 * Errors besides Docker's: `image.digest` naming both, `image.architecture`.
 */
export function guardImages(
  docker: Docker,
  store: JsonStore<z.infer<typeof recordedImages>>,
  clock: Pick<Clock, 'now'>,
): { readonly docker: Docker; readonly guard: ImageGuard } {
  const recorded = (ref: string): RecordedImage | null => store.get()[ref] ?? null;
  const record = async (ref: string, found: DockerImage): Promise<RecordedImage> => {
    const entry = { digest: found.digests[0] ?? null, id: found.id, at: clock.now() };
    await store.set({ ...store.get(), [ref]: entry });
    return entry;
  };
  const refused = (ref: string, found: string, known: RecordedImage): AppError =>
    new AppError('image.digest', { what: ref, found, needed: nameOfImage(known) });

  let ownArchitecture: Promise<string> | null = null;
  const fits = async (ref: string, { architecture }: DockerImage): Promise<void> => {
    ownArchitecture ??= docker.architecture();
    const needed = await ownArchitecture.catch((error: unknown) => {
      ownArchitecture = null;
      throw error;
    });
    if (architecture !== '' && architecture !== needed) {
      throw new AppError('image.architecture', { what: ref, found: architecture, needed });
    }
  };
  /** A missing image is left to Docker's own words. */
  const check = async (ref: string): Promise<void> => {
    const found = await docker.imagePresent(ref);
    if (found === null) return;
    await fits(ref, found);
    const known = recorded(ref);
    if (known === null) await record(ref, found);
    else if (found.id !== known.id && !(known.digest !== null && found.digests.includes(known.digest))) {
      throw refused(ref, nameOfImage({ digest: found.digests[0] ?? null, id: found.id }), known);
    }
  };
  const forget = async (ref: string): Promise<void> => {
    const { [ref]: _, ...others } = store.get();
    await store.set(others);
  };

  return {
    guard: { recorded, forget },
    docker: {
      ...docker,
      pull: async (ref, onProgress, signal) => {
        const known = recorded(ref);
        // Asked before the bytes are fetched; a registry that does not answer is told by the pull itself.
        const offered = known?.digest == null ? null : await docker.registryDigest(ref).catch(() => null);
        if (known !== null && offered !== null && offered !== known.digest) throw refused(ref, offered, known);
        await docker.pull(ref, onProgress, signal);
        await check(ref);
      },
      importImage: async (tarPath, ref, changes, signal) => {
        await docker.importImage(tarPath, ref, changes, signal);
        await forget(ref);
        await check(ref);
      },
      create: async (plan, network) => {
        await check(plan.image);
        await docker.create(plan, network);
      },
      runOnce: async (plan, network, signal, onLine) => {
        await check(plan.image);
        return docker.runOnce(plan, network, signal, onLine);
      },
    },
  };
}
