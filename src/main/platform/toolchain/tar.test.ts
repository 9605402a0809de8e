import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { skeleton, tree } from './root-fs.ts';
import { type TarEntry, writeTar } from './tar.ts';

const signal = new AbortController().signal;
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-tar-'));

test('a tar of ours unpacks with tar, long names, modes and owners included', async () => {
  const dir = folder();
  const long = `${'deep/'.repeat(30)}file.txt`;
  writeFileSync(join(dir, 'source'), 'x'.repeat(1000));
  const entries: readonly TarEntry[] = [
    ...skeleton,
    { kind: 'file', path: 'bin/run', source: join(dir, 'source'), mode: 0o755, uid: 0 },
    { kind: 'text', path: long, text: 'far down', mode: 0o644, uid: 10001 },
  ];
  const tar = join(dir, 'out.tar');
  await writeTar(tar, entries, signal);
  const listing = execFileSync('tar', ['-tvf', tar, '--numeric-owner'], { encoding: 'utf8' });
  expect(listing).toMatch(/^drwxrwxrwt 0\/0 +0 1970-01-01 \d\d:\d\d tmp\/$/m);
  expect(listing).toMatch(/^drwxr-xr-x 10001\/10001 .* data\/$/m);
  mkdirSync(join(dir, 'out'));
  execFileSync('tar', ['-xf', tar, '-C', join(dir, 'out'), '--no-same-owner']);
  expect(readFileSync(join(dir, 'out', long), 'utf8')).toBe('far down');
  expect(statSync(join(dir, 'out', 'bin', 'run'))).toMatchObject({ size: 1000, mode: 0o100755 });
});

test('equal content is equal bytes, and what is needless stays out', async () => {
  const dir = folder();
  mkdirSync(join(dir, 'app', 'lib'), { recursive: true });
  for (const name of ['b.js', 'a.js', 'a.js.map', 'lib/c.js']) writeFileSync(join(dir, 'app', name), name);
  const make = async (name: string) => {
    await writeTar(
      join(dir, name),
      tree(join(dir, 'app'), 'app', (p) => p.endsWith('.map')),
      signal,
    );
    return readFileSync(join(dir, name));
  };
  const first = await make('1.tar');
  expect(first.equals(await make('2.tar'))).toBe(true);
  expect(
    execFileSync('tar', ['-tf', join(dir, '1.tar')], { encoding: 'utf8' })
      .trim()
      .split('\n'),
  ).toEqual(['app/', 'app/a.js', 'app/b.js', 'app/lib/', 'app/lib/c.js']);
});
