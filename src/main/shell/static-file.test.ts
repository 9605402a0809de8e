import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { staticFile } from './static-file.ts';

let dir: string;
let root: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'hearth-static-'));
  root = join(dir, 'window');
  await mkdir(join(root, 'assets'), { recursive: true });
  await mkdir(join(dir, 'window-evil'));
  await writeFile(join(root, 'index.html'), '<!doctype html>');
  await writeFile(join(root, 'assets/app.js'), 'js');
  await writeFile(join(dir, 'secret.txt'), 'secret');
  await writeFile(join(dir, 'window-evil/a.js'), 'secret');
  await symlink(join(dir, 'secret.txt'), join(root, 'link.txt'));
});
afterAll(() => rm(dir, { recursive: true }));

it('serves the page at the root and files by their type', async () => {
  expect(await staticFile(root, '/')).toEqual({ bytes: Buffer.from('<!doctype html>'), type: 'text/html; charset=utf-8' });
  expect(await staticFile(root, '/assets/app.js')).toEqual({ bytes: Buffer.from('js'), type: 'text/javascript; charset=utf-8' });
});

it.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '/..%5csecret.txt',
  '/assets/../../secret.txt',
  '/../window-evil/a.js',
  '/link.txt',
  '//etc/passwd',
  '/%00',
  '/%zz',
  '/assets',
  '/assets/',
  '/absent.js',
])('finds nothing at %s', async (path) => {
  expect(await staticFile(root, path)).toBeNull();
});
