import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { violations } from './laws.mjs';
import { parse } from './parse.mjs';

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

/**
 * Everything that is read before a file runs: files of ours by their paths, packages by their names.
 * @param {string} root
 * @param {string} entry
 * @returns {string[]}
 */
export function readAtOnce(root, entry) {
  const reached = new Set([entry]);
  for (const path of reached) {
    if (!/^src\/.*\.ts$/.test(path)) continue;
    const { imports } = parse(path, readFileSync(join(root, path), 'utf8'));
    for (const { from, isType, isLater } of imports)
      if (!isType && !isLater) reached.add(from.startsWith('.') ? posix.join(posix.dirname(path), from) : from);
  }
  return [...reached].sort();
}
