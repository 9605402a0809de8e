import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
/** What may be thrown away: downloads, logs, stamps. */
export const cacheDir = join(root, '.cache');

const nodePackages = { linux: 'node-linux', darwin: process.arch === 'arm64' ? 'node-bin-darwin' : 'node-darwin', win32: 'node-win' };

/**
 * The Node 24 that the packages brought, or null before they are installed.
 * @returns {string | null}
 */
export function bundledNode() {
  const name = /** @type {Record<string, string>} */ (nodePackages)[process.platform];
  const file = join(root, 'node_modules', `${name}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return existsSync(file) ? file : null;
}
