import { expect, it } from 'vitest';
import { root } from '../lib/root.mjs';
import { judge, sizes } from './sizes.mjs';

const files = (...lines: number[]) => lines.sort((a, b) => b - a).map((n, i) => ({ path: `src/${i}.ts`, lines: n }));
const times = (n: number, lines: number) => Array.from({ length: n }, () => lines);

it('prints the figures of a tree that keeps the limits', () => {
  expect(judge(files(...times(9, 60), 350))).toEqual({ gave: '10 files: median 60, p90 60, longest 350 lines', broken: [] });
});
it('names a file that is too long', () => {
  expect(judge(files(...times(99, 10), 351)).broken).toEqual(['src/0.ts has 351 lines, more than 350']);
});
it('names a median that is too high', () => {
  expect(judge(files(...times(10, 71))).broken).toEqual(['the median file has 71 lines, more than 70']);
});
it('names too many big files', () => {
  expect(judge(files(...times(17, 10), 221, 221, 221)).broken).toEqual(['one file in ten has more than 221 lines; the limit is 220']);
});
it('leaves tests and data aside', () => {
  const paths = sizes(root).map(({ path }) => path);
  expect(paths).toContain('scripts/check/sizes.mjs');
  expect(paths.filter((path) => /\.test\.|\.json$/.test(path))).toEqual([]);
});
