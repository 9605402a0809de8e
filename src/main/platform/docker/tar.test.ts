import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { firstFile, tar } from './tar.ts';

test('the tar is one that tar itself reads', () => {
  const archive = tar([
    { path: 'deep/', mode: 0o755, uid: 0, gid: 0, bytes: Buffer.alloc(0) },
    { path: 'deep/a.txt', mode: 0o600, uid: 10_001, gid: 10_001, bytes: Buffer.from('hello') },
  ]);
  const listed = execFileSync('tar', ['-tv', '--numeric-owner', '-f', '-'], { input: archive, encoding: 'utf8' });
  expect(listed.split('\n').map((line) => line.replace(/ +/g, ' ').split(' ').slice(0, 3).join(' '))).toEqual([
    'drwxr-xr-x 0/0 0',
    '-rw------- 10001/10001 5',
    '',
  ]);
  expect(firstFile(archive)?.toString()).toBe('hello');
  expect(firstFile(tar([]))).toBeNull();
});
