import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freePorts } from './free-ports.ts';
import { instanceFolder } from './instance-folder.ts';

test('an instance’s files are for their owner alone, and only such folders are ever removed', async () => {
  const root = mkdtempSync(join(tmpdir(), 'hearth-instance-'));
  mkdirSync(join(root, 'other'));
  const folder = instanceFolder(root, 'practice-');
  await folder.write('practice-1', { 'jwt.hex': 'aa', 'genesis.ssz': Uint8Array.of(1, 2) });
  await folder.write('practice-2', { 'jwt.hex': 'bb' });
  expect(statSync(folder.path('practice-1', 'jwt.hex')).mode & 0o777).toBe(0o600);
  expect(readFileSync(folder.path('practice-1', 'genesis.ssz'))).toEqual(Buffer.from([1, 2]));
  expect([...(await folder.list())].sort()).toEqual(['practice-1', 'practice-2']);
  for (const name of ['practice-1', 'practice-1', 'other']) await folder.remove(name);
  expect(readdirSync(root).sort()).toEqual(['other', 'practice-2']);
  expect(await instanceFolder(join(root, 'nowhere'), 'practice-').list()).toEqual([]);
});

test('free ports differ from one another', async () => {
  const ports = await freePorts(5);
  expect(new Set(ports).size).toBe(5);
  expect(Math.min(...ports)).toBeGreaterThan(1023);
});
