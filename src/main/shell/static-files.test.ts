import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StaticFile, staticFiles } from './static-files.ts';

let dir: string;
let files: ReadonlyMap<string, StaticFile>;
const html = { bytes: Buffer.from('<!doctype html>'), type: 'text/html; charset=utf-8' };
const code = { bytes: Buffer.from('js'), type: 'text/javascript; charset=utf-8' };
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-static-'));
  const root = join(dir, 'window');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), html.bytes);
  writeFileSync(join(root, 'assets/a b.js'), code.bytes);
  writeFileSync(join(dir, 'secret.txt'), 'secret');
  symlinkSync(join(dir, 'secret.txt'), join(root, 'link.txt'));
  symlinkSync(dir, join(root, 'outside'));
  files = staticFiles(root);
});
afterAll(() => rmSync(dir, { recursive: true }));

it('are the real files below the folder and the page at its root, nothing that a link leads to', () => {
  expect([...files].map(([url, { read, type }]) => [url, { bytes: read(), type }])).toEqual(
    expect.arrayContaining([
      ['/index.html', html],
      ['/', html],
      ['/assets/a%20b.js', code],
    ]),
  );
  expect(files.size).toBe(3);
});

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/link.txt', '/outside/secret.txt', '//etc/passwd', '/assets'])(
  'have nothing at %s',
  (path) => {
    expect(files.get(new URL(path, 'app://hearth').pathname)).toBeUndefined();
  },
);
