import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../lib/root.mjs';
import { readAtOnce } from './tree.mjs';

/** Read at their first call: with them a window starts a tenth of a second later. */
const roomsOfLater = [
  'src/main/app-host.ts',
  'src/main/app-keys.ts',
  'src/main/app-node.ts',
  'src/main/deposit/service.ts',
  'src/main/host/service.ts',
  'src/main/keys/service.ts',
  'src/main/node/life.ts',
  'src/main/practice/up.ts',
  'src/main/settings/report.ts',
  'src/main/validators/service.ts',
];

test('a start reads neither heavy packages nor rooms that nobody has entered', () => {
  const read = readAtOnce(root, 'src/main/app.ts');
  expect(read).toContain('src/main/status/service.ts');
  expect(read.filter((name) => !/^(src\/|node:)/.test(name))).toEqual(['@noble/hashes/sha2', 'zod']);
  expect(read.filter((path) => roomsOfLater.includes(path))).toEqual([]);
});

test('what is read at once goes through every file, and ends at types and at imports while running', () => {
  const read = readAtOnce(root, 'src/main/app-node.ts');
  expect(roomsOfLater.filter((path) => read.includes(path))).toEqual(['src/main/app-node.ts', 'src/main/node/life.ts']);
  expect(read).not.toContain('yaml');
});

test('the window reads no schemas: they would make code of text, which its policy refuses', () => {
  const files = globSync('src/renderer/**/*.{ts,tsx}', { cwd: root }).filter((path) => !/\/testing\/|\.test\./.test(path));
  expect(files).toContain('src/renderer/main.tsx');
  expect(files.filter((path) => readAtOnce(root, path).includes('zod'))).toEqual([]);
});
