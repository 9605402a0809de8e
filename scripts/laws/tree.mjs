import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { violations } from './laws.mjs';

/**
 * Every file of ours below a folder, as paths from the root with forward slashes.
 * @param {string} root
 * @param {string} folder
 * @param {RegExp} kind
 * @returns {string[]}
 */
export function filesIn(root, folder, kind) {
  const names = readdirSync(join(root, folder), { recursive: true }).map((name) => `${folder}/${String(name).replaceAll('\\', '/')}`);
  return names.filter((name) => kind.test(name)).sort();
}

/**
 * All broken laws of a tree.
 * @param {string} root
 */
export function treeViolations(root) {
  const files = filesIn(root, 'src', /\.tsx?$/).filter((path) => !path.endsWith('.d.ts'));
  return { files: files.length, broken: files.flatMap((path) => violations(path, readFileSync(join(root, path), 'utf8'))) };
}
