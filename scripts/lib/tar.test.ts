import { execFileSync } from 'node:child_process';
import { randomFillSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTarball } from './tar.mjs';

let dir: string;
let tgz: string;
const deep = `${'folder/'.repeat(18)}deep.txt`;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-tar-'));
  mkdirSync(join(dir, 'package', deep, '..'), { recursive: true });
  writeFileSync(join(dir, 'package/empty'), '');
  writeFileSync(join(dir, 'package/block'), 'x'.repeat(512));
  writeFileSync(join(dir, 'package/big'), randomFillSync(Buffer.alloc(3_000_001)));
  writeFileSync(join(dir, 'package', deep), 'deep');
  tgz = join(dir, 'p.tgz');
  execFileSync('tar', ['--format=ustar', '-czf', tgz, 'package'], { cwd: dir });
});
afterAll(() => rmSync(dir, { recursive: true }));

const read = async (wanted: (path: string) => boolean) => {
  const files = new Map<string, Buffer>();
  await readTarball(tgz, wanted, async (path, bytes) => void files.set(path, bytes));
  return files;
};

it('gives every file whole, whatever its size and the depth of its path', async () => {
  const files = await read(() => true);
  expect([...files.keys()].sort()).toEqual([`package/${deep}`, 'package/big', 'package/block', 'package/empty'].sort());
  for (const [path, bytes] of files) expect(bytes.equals(readFileSync(join(dir, path))), path).toBe(true);
});
it('gives only what is wanted', async () => {
  expect([...(await read((path) => path === 'package/block')).keys()]).toEqual(['package/block']);
});
it('fails on a tarball that was cut off', async () => {
  truncateSync(tgz, 100_000);
  await expect(read(() => true)).rejects.toThrow();
});
