import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { root } from '../lib/root.mjs';

/** A small house with the real configuration, and a violation of every law that Biome, TypeScript and knip keep. */
const house = {
  'src/shared/clean.ts': 'export const clean = 1;\n',
  'src/shared/browser.ts': 'export const title = document.title;\n',
  'src/main/protocol/impure.ts': "export const env = process.env['A'];\n",
  'src/main/protocol/timer.ts': 'setTimeout(() => undefined, 1);\n',
  'src/main/page.ts': 'export const page = document.title;\n',
  'src/renderer/main.tsx': "import { readFileSync } from 'node:fs';\n\nreadFileSync('x');\n",
  'src/main/index.ts': "import { used } from './exports.ts';\n\nused();\n",
  'src/main/exports.ts': 'export const used = () => undefined;\nexport const forgotten = () => undefined;\n',
  'src/main/form.ts': 'export const a = {b:1}\n',
  'src/main/floating.ts': 'const later = () => Promise.resolve();\nlater();\nexport const b = 1;\n',
  'src/main/default.ts': 'export default 1;\n',
  'src/main/any.ts': 'export const c = (x: any) => String(x);\n',
  'src/main/barrel.ts': "export * from './any.ts';\n",
  'src/main/cycle-a.ts': "import { d } from './cycle-b.ts';\n\nexport const e = () => d;\n",
  'src/main/cycle-b.ts': "import { e } from './cycle-a.ts';\n\nexport const d = () => e;\n",
  'src/main/cases.ts':
    "export function f(x: 'one' | 'two'): number {\n  switch (x) {\n    case 'one':\n      return 1;\n  }\n  return 0;\n}\n",
  'src/main/only.test.ts':
    "import { it } from 'vitest';\n\nit.only('runs alone', () => undefined);\nit.skip('never runs', () => undefined);\n",
} as const;
const configs = [
  'biome.json',
  'knip.json',
  'package.json',
  ...['', '.base', '.pure', '.main', '.renderer', '.preload', '.e2e', '.scripts'].map((n) => `tsconfig${n}.json`),
];

let dir: string;
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
};
const tool = (script: string, ...args: string[]) =>
  new Promise<string>((resolve) => {
    execFile(process.execPath, [join(root, 'node_modules', script), ...args], { cwd: dir }, (_error, out, err) => resolve(out + err));
  });

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-planted-'));
  for (const name of configs) copyFileSync(join(root, name), join(dir, name));
  for (const [path, text] of Object.entries(house)) write(path, text);
  for (const path of ['src/preload/index.ts', 'e2e/a.spec.ts', 'scripts/a.mjs']) write(path, 'export {};\n');
  symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('a planted violation is named by', { timeout: 60_000 }, () => {
  it('Biome, for form and lint', async () => {
    const output = await tool('@biomejs/biome/bin/biome', 'check', '--colors=off', '--max-diagnostics=200');
    const expected = [
      'src/main/form.ts format',
      'src/main/floating.ts:2:1 lint/nursery/noFloatingPromises',
      'src/main/default.ts:1:8 lint/style/noDefaultExport',
      'src/main/any.ts:1:22 lint/suspicious/noExplicitAny',
      'src/main/barrel.ts:1:8 lint/performance/noReExportAll',
      'src/main/cycle-a.ts:1:19 lint/suspicious/noImportCycles',
      'src/main/cases.ts:2:3 lint/nursery/useExhaustiveSwitchCases',
      'src/main/only.test.ts:3:4 lint/suspicious/noFocusedTests',
      'src/main/only.test.ts:4:4 lint/suspicious/noSkippedTests',
    ];
    expect(expected.filter((line) => !output.includes(line))).toEqual([]);
    expect(output).not.toContain('src/shared/clean.ts');
  });

  it('TypeScript, for each runtime', async () => {
    const output = await tool('typescript/bin/tsc', '-b', '--pretty', 'false');
    const expected = [
      "src/shared/browser.ts(1,22): error TS2584: Cannot find name 'document'",
      "src/main/protocol/impure.ts(1,20): error TS2591: Cannot find name 'process'",
      "src/main/protocol/timer.ts(1,1): error TS2304: Cannot find name 'setTimeout'",
      "src/main/page.ts(1,21): error TS2584: Cannot find name 'document'",
      "src/renderer/main.tsx(1,30): error TS2591: Cannot find name 'node:fs'",
    ];
    expect(expected.filter((line) => !output.includes(line))).toEqual([]);
    expect(output).not.toContain('src/shared/clean.ts');
  });

  it('knip, for exports that nobody uses', async () => {
    const output = await tool('knip/bin/knip.js', '--no-progress');
    expect(output).toMatch(/forgotten\s+src\/main\/exports\.ts/);
    expect(output).not.toMatch(/\bused\s+src\/main\/exports\.ts/);
  });
});
