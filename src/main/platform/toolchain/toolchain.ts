import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { findGo, outputOf } from './go.ts';
import type { ImageRecipe } from './recipe.ts';
import { writeTar } from './tar.ts';

const recipes = {
  'geth-1.16.9': async () => (await import('./geth-image.ts')).gethImage,
  'lodestar-1.5.1': async () => (await import('./lodestar-image.ts')).lodestarImage,
} as const satisfies Record<string, () => Promise<ImageRecipe>>;
export type RecipeId = keyof typeof recipes;

/** Builds the classic images from package registries alone: no base image, no compiler for npm packages, no shell. */
export type Toolchain = {
  /** Null where all tools are here; else the fault that says which is missing. */
  readonly missing: () => Promise<AppError | null>;
  /**
   * Makes the root file system of an image and hands it over as a tar, which is removed afterwards. Finished parts stay in the cache.
   * Errors: `image.tool`, `image.build`, `work.cancelled`, and what `use` throws.
   */
  readonly build: (
    recipe: RecipeId,
    options: { readonly onLine: (line: string) => void; readonly signal: AbortSignal },
    use: (tarPath: string, changes: readonly string[]) => Promise<void>,
  ) => Promise<void>;
};

/** `cacheDir` keeps compiled programs and packages between builds; `resourcesDir` holds the locked package list. */
export function createToolchain({ cacheDir, resourcesDir }: { readonly cacheDir: string; readonly resourcesDir: string }): Toolchain {
  return {
    async missing() {
      const machine = `${process.platform} ${process.arch}`;
      if (machine !== 'linux x64')
        return new AppError('image.tool', { what: 'Linux', needed: 'on a 64-bit Intel or AMD processor', found: machine });
      const [go, pip, npm, ldd] = await Promise.all([
        findGo(cacheDir),
        outputOf('python3', ['-m', 'pip', '--version']),
        outputOf('npm', ['--version']),
        outputOf('ldd', ['--version']),
      ]);
      if (go === null && pip === null) return new AppError('image.tool', { what: 'Go', needed: '1.24 or newer' });
      if (npm === null) return new AppError('image.tool', { what: 'npm', needed: '10 or newer' });
      return ldd === null ? new AppError('image.tool', { what: 'ldd' }) : null;
    },
    async build(recipe, { onLine, signal }, use) {
      await mkdir(cacheDir, { recursive: true });
      const make = await recipes[recipe]();
      const { entries, changes } = await make({ cacheDir, resourcesDir, onLine, signal });
      const tar = join(cacheDir, `${recipe}.${process.pid}.tar`);
      try {
        onLine('packing the image');
        await writeTar(tar, entries, signal).catch((error: unknown) => {
          if (error instanceof AppError) throw error;
          if (signal.aborted) throw new AppError('work.cancelled');
          throw new AppError(
            'image.build',
            { what: recipe, found: 'the image could not be packed', details: String(error) },
            { cause: error },
          );
        });
        await use(tar, changes);
      } finally {
        await rm(tar, { force: true });
      }
    },
  };
}
