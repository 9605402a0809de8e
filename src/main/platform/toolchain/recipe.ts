import type { RunOptions } from './run-program.ts';
import type { TarEntry } from './tar.ts';

/** Gets everything an image needs, reusing what lies in the cache folder, and says what goes in. `changes` as in a Dockerfile. */
export type ImageRecipe = (
  options: RunOptions & { readonly cacheDir: string; readonly resourcesDir: string },
) => Promise<{ readonly entries: Iterable<TarEntry> | AsyncIterable<TarEntry>; readonly changes: readonly string[] }>;
