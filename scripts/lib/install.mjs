import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { bundledNode, root } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {{ packages: Record<string, { version?: string, optional?: boolean, link?: boolean }> }} Lock */

/**
 * Whether node_modules holds what is locked. npm writes its own list of what it installed when it has finished.
 * @param {string} dir the folder of package-lock.json
 */
export function isInstalled(dir) {
  const hidden = join(dir, 'node_modules/.package-lock.json');
  if (!existsSync(hidden)) return false;
  /** @type {Lock} */
  const wanted = JSON.parse(readFileSync(join(dir, 'package-lock.json'), 'utf8'));
  /** @type {Lock} */
  const have = JSON.parse(readFileSync(hidden, 'utf8'));
  return Object.entries(wanted.packages).every(
    ([path, { version, optional }]) => path === '' || optional || have.packages[path]?.version === version,
  );
}

/**
 * Installs what is locked, and nothing where that has been done.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function install(note) {
  if (isInstalled(root) && bundledNode()) return 'as locked';
  note('npm ci');
  const npm = process.env['npm_execpath'];
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // npm's scripts put node_modules/.bin first in PATH; npm must not run on a Node that it is about to replace.
  const env = { ...process.env, PATH: withoutOwnBin(process.env['PATH'] ?? '') };
  const { code, output } = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { env })
    : await run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { env });
  if (code !== 0)
    throw new Failure('The locked packages could not be installed. Look whether the package registry answers.', 'npm ci', output);
  if (!bundledNode())
    throw new Failure(`There is no Node 24 package for ${process.platform} ${process.arch}.`, 'npm ci --include=optional', output);
  return 'installed as locked';
}

/** @param {string} path */
const withoutOwnBin = (path) =>
  path
    .split(':')
    .filter((dir) => dir !== join(root, 'node_modules/.bin'))
    .join(':');
