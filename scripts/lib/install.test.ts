import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isInstalled } from './install.mjs';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-install-'));
  mkdirSync(join(dir, 'node_modules'));
});
afterEach(() => rmSync(dir, { recursive: true }));

type Packages = Record<string, { version?: string; optional?: boolean }>;
const lock = (packages: Packages) => writeFileSync(join(dir, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...packages } }));
const installed = (packages: Packages) => writeFileSync(join(dir, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
const zod = { 'node_modules/zod': { version: '4.6.7' } };

it('is needed on a fresh clone', () => {
  lock(zod);
  expect(isInstalled(dir)).toBe(false);
});
it('is not needed where every locked package is there', () => {
  lock({ ...zod, 'node_modules/other-platform': { version: '1.0.0', optional: true } });
  installed(zod);
  expect(isInstalled(dir)).toBe(true);
});
it.each([{}, { 'node_modules/zod': { version: '4.6.6' } }])('is needed where the lock has changed: %j', (have) => {
  lock(zod);
  installed(have);
  expect(isInstalled(dir)).toBe(false);
});
