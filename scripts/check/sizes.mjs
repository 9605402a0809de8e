import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn } from '../laws/tree.mjs';

/** `architecture.md` §6: a file that outgrows this wants a better idea, not a split in two halves. Tests and data aside. */
export const limits = { median: 70, p90: 220, max: 350 };

/**
 * Lines of every source file, tests and data aside, longest first.
 * @param {string} root
 */
export function sizes(root) {
  const paths = ['src', 'scripts']
    .flatMap((folder) => filesIn(root, folder, /\.(tsx?|mjs|css)$/))
    .filter((path) => !/\.test\.tsx?$/.test(path));
  return paths
    .map((path) => ({ path, lines: readFileSync(join(root, path), 'utf8').split('\n').length - 1 }))
    .sort((a, b) => b.lines - a.lines);
}

/**
 * The figures, and what breaks a limit.
 * @param {readonly { path: string, lines: number }[]} files longest first
 */
export function judge(files) {
  const at = (/** @type {number} */ share) => files.at(-Math.ceil(share * files.length))?.lines ?? 0;
  const [median, p90, max] = [at(0.5), at(0.9), at(1)];
  const tooLong = files
    .filter(({ lines }) => lines > limits.max)
    .map(({ path, lines }) => `${path} has ${lines} lines, more than ${limits.max}`);
  const broken = [
    ...(median > limits.median ? [`the median file has ${median} lines, more than ${limits.median}`] : []),
    ...(p90 > limits.p90 ? [`one file in ten has more than ${p90} lines; the limit is ${limits.p90}`] : []),
    ...tooLong,
  ];
  return { gave: `${files.length} files: median ${median}, p90 ${p90}, longest ${max} lines`, broken };
}
