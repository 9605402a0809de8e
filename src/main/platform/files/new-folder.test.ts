import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeNewFolder } from './new-folder.ts';

let at = '';
beforeEach(async () => {
  at = await mkdtemp(join(tmpdir(), 'hearth-folder-'));
});
afterEach(() => rm(at, { recursive: true, force: true }));

test('a new folder is closed to others and holds what was said, with its modes', async () => {
  await writeFile(join(at, 'secret'), 'abc', { mode: 0o600 });
  const folder = await writeNewFolder(join(at, 'out'), [
    { path: 'a.txt', mode: 0o600, text: 'hello', source: null },
    { path: 'secrets/jwt.hex', mode: 0o444, text: null, source: join(at, 'secret') },
  ]);
  const mode = async (path: string) => ((await stat(join(folder, path))).mode & 0o777).toString(8);
  expect(await Promise.all(['.', 'a.txt', 'secrets', 'secrets/jwt.hex'].map(mode))).toEqual(['700', '600', '700', '444']);
  expect(await readFile(join(folder, 'secrets/jwt.hex'), 'utf8')).toBe('abc');
});

test('a folder with something in it is left as it is, and a source that cannot be read is named', async () => {
  await writeFile(join(at, 'mine'), 'mine');
  const file = { path: 'mine', mode: 0o600, text: 'other', source: null } as const;
  await expect(writeNewFolder(at, [file])).rejects.toMatchObject({ code: 'file.folderTaken', params: { where: at } });
  expect(await readdir(at)).toEqual(['mine']);
  const gone = { path: 'b', mode: 0o600, text: null, source: join(at, 'gone') } as const;
  await expect(writeNewFolder(join(at, 'out'), [gone])).rejects.toMatchObject({ code: 'file.read', params: { where: join(at, 'gone') } });
  await expect(writeNewFolder(join(at, 'mine'), [file])).rejects.toMatchObject({ code: 'file.write' });
});
