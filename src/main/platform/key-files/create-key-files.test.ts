import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createKeyFiles } from './create-key-files.ts';

const files = createKeyFiles();
const newFolder = () => join(mkdtempSync(join(tmpdir(), 'hearth-key-files-')), 'validator_keys');

test('a run shows nothing until it is published, and then all of it, read-only for its owner alone', async () => {
  const folder = newFolder();
  const run = await files.begin(folder, 'a');
  await run.write('one.json', '1');
  await run.write('two.json', new Uint8Array([0x32]));
  expect([await files.files(folder), await run.read('one.json'), await run.readBytes('two.json')]).toEqual([[], '1', Buffer.from('2')]);

  expect(await run.publish()).toEqual([join(folder, 'one.json'), join(folder, 'two.json')]);
  expect(readdirSync(folder)).toEqual(['one.json', 'two.json']);
  expect(readdirSync(folder).map((f) => statSync(join(folder, f)).mode & 0o777)).toEqual([0o400, 0o400]);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a name that exists is refused at once and left as it was', async () => {
  const folder = newFolder();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'one.json'), 'mine');
  const run = await files.begin(folder, 'a');
  await expect(run.write('one.json', 'new')).rejects.toMatchObject({ code: 'key.exists', params: { what: 'one.json' } });
  await run.drop();
  expect([readdirSync(folder), readFileSync(join(folder, 'one.json'), 'utf8')]).toEqual([['one.json'], 'mine']);
});

test('a name taken while the run worked, by a file or a dangling link, takes the whole run back', async () => {
  const folder = newFolder();
  const run = await files.begin(folder, 'a');
  for (const name of ['a.json', 'b.json', 'c.json']) await run.write(name, name);
  symlinkSync('/nowhere/at/all', join(folder, 'b.json'));
  await expect(run.publish()).rejects.toMatchObject({ code: 'key.exists', params: { what: 'b.json' } });
  await run.drop();
  expect(readdirSync(folder)).toEqual(['b.json']);
});

test('through a folder that is a link files arrive whole; a link that leads nowhere, or to a file, is a fault', async () => {
  const folder = newFolder();
  const [real, good, nowhere, file] = ['real', 'good', 'nowhere', 'file'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
  ];
  mkdirSync(real, { recursive: true });
  writeFileSync(file, 'mine');
  symlinkSync(real, good);
  symlinkSync(join(folder, 'missing'), nowhere);
  const run = await files.begin(good, 'a');
  await run.write('one.json', '1');
  expect(await run.publish()).toEqual([join(good, 'one.json')]);
  expect([readdirSync(real), lstatSync(good).isSymbolicLink()]).toEqual([['one.json'], true]);
  for (const where of [nowhere, file])
    await expect(files.begin(where, 'b')).rejects.toMatchObject({ code: 'file.write', params: { where } });
  expect([existsSync(join(folder, 'missing')), readFileSync(file, 'utf8')]).toEqual([false, 'mine']);
});

test('a dropped run leaves nothing, published or not', async () => {
  const folder = newFolder();
  const early = await files.begin(folder, 'a');
  await early.write('a.json', 'a');
  await early.drop();
  const late = await files.begin(folder, 'b');
  await late.write('b.json', 'b');
  await late.publish();
  await late.drop();
  expect(readdirSync(folder)).toEqual([]);
});

test('what a dead process left is cleared, with the names it had given already, and nothing else', async () => {
  const folder = newFolder();
  const dead = await files.begin(folder, 'dead');
  await dead.write('half.json', 'h');
  const other = await files.begin(folder, 'other');
  await other.write('kept.json', 'k');
  await other.publish();
  await files.clear(folder, 'dead');
  await files.clear(folder, 'never-was');
  await files.clear(folder, 'other');
  expect(readdirSync(folder)).toEqual(['kept.json']);
});

test('where a disk has no hard links, a kill between taking a name and giving it leaves no empty file', async () => {
  const folder = newFolder();
  const run = await files.begin(folder, 'fat');
  await run.write('taken.json', '1');
  writeFileSync(join(folder, 'taken.json'), '', { flag: 'wx', mode: 0o400 });
  writeFileSync(join(folder, 'of-another.json'), '');
  await files.clear(folder, 'fat');
  expect(readdirSync(folder)).toEqual(['of-another.json']);
});

test('runs of long ago are cleared, those of now are not', async () => {
  const folder = newFolder();
  await (await files.begin(folder, 'old')).write('a.json', 'a');
  await (await files.begin(folder, 'new')).write('b.json', 'b');
  utimesSync(join(folder, '.hearth-run-old'), 1, 1);
  await files.clearOlder(folder, Date.now() - 3_600_000);
  expect(readdirSync(folder)).toEqual(['.hearth-run-new']);
});

test('a run whose process is gone is cleared at once; one of another machine is left to its time', async () => {
  const folder = newFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const id of ['dead', 'elsewhere']) await (await files.begin(folder, id)).write(`${id}.json`, id);
  const run = (id: string) => join(folder, `.hearth-run-${id}`);
  const signed = (id: string) => readdirSync(run(id)).find((name) => name.startsWith('.owner-')) ?? '';
  const mine = signed('dead');
  renameSync(join(run('dead'), mine), join(run('dead'), mine.replace(/\d+/, String(pid))));
  renameSync(join(run('elsewhere'), mine), join(run('elsewhere'), `.owner-${pid}-anothermachine`));
  await files.clearOlder(folder, 0);
  expect(readdirSync(folder)).toEqual(['.hearth-run-elsewhere']);
});

test('a folder that its process was killed before signing is cleared at once', async () => {
  const folder = newFolder();
  await files.begin(folder, 'living');
  mkdirSync(join(folder, '.hearth-run-unsigned'));
  await files.clearOlder(folder, 0);
  expect(readdirSync(folder)).toEqual(['.hearth-run-living']);
});

test('a folder that was taken for an unsigned one while it was signed is there again', async () => {
  const folder = newFolder();
  const runs = Array.from({ length: 20 }, (_, i) => String(i));
  const clearing = new AbortController();
  const cleared = (async () => {
    while (!clearing.signal.aborted) await files.clearOlder(folder, 0);
  })();
  const begun = await Promise.all(runs.map((id) => files.begin(folder, id)));
  for (const [i, run] of begun.entries()) await run.write(`${i}.json`, 'x');
  clearing.abort();
  await cleared;
  expect(readdirSync(folder).sort()).toEqual(runs.map((id) => `.hearth-run-${id}`).sort());
});

test('a place where nothing can be written is named', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hearth-key-files-')), 'file');
  writeFileSync(file, '');
  await expect(files.begin(join(file, 'keys'), 'a')).rejects.toMatchObject({ code: 'file.write', params: { where: join(file, 'keys') } });
});

test('reading: missing folders are empty, missing and huge files are a fault', async () => {
  const folder = newFolder();
  expect([await files.files(folder), await files.folders(folder)]).toEqual([[], []]);
  await expect(files.read(join(folder, 'x'))).rejects.toMatchObject({ code: 'file.read' });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'big'), Buffer.alloc(16 * 2 ** 20 + 1));
  await expect(files.read(join(folder, 'big'))).rejects.toMatchObject({ code: 'file.read' });
  chmodSync(join(folder, 'big'), 0o400);
  expect(existsSync(join(folder, 'big'))).toBe(true);
});
