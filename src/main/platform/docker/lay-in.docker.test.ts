import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyRootImage } from './testing/tiny-image.ts';
import { dockerWorld } from './testing/world.ts';

let world: Awaited<ReturnType<typeof dockerWorld>>;
const folder = mkdtempSync(join(tmpdir(), 'hearth-lay-in-'));
beforeAll(async () => {
  world = await dockerWorld();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.clean();
});

const look =
  'stat -c "%a %u:%g %n" /hearth /hearth/deep /hearth/deep/jwt.hex /hearth/open.txt /data /data/own.txt; cat /hearth/deep/jwt.hex /hearth/open.txt /data/own.txt';
const files = (source: string) => [
  { path: '/hearth/deep/jwt.hex', source, mode: 0o600, uid: null },
  { path: '/hearth/open.txt', source: '', text: 'open\n', mode: 0o644, uid: 0 },
  { path: '/data/own.txt', source: '', text: 'own\n', mode: 0o600, uid: null },
];

test('files lie where the plan says, with mode and owner, readable for the image’s user; folders that exist keep theirs', async () => {
  const source = join(folder, 'jwt.hex');
  writeFileSync(source, 'secret\n', { mode: 0o600 });
  const plan = world.plan('user', look, { files: files(source) });
  const { exitCode, output } = await world.docker.runOnce(plan, world.network, new AbortController().signal);
  expect({ exitCode, lines: output.split('\n') }).toEqual({
    exitCode: 0,
    lines: [
      '755 0:0 /hearth',
      '755 0:0 /hearth/deep',
      '600 10001:10001 /hearth/deep/jwt.hex',
      '644 0:0 /hearth/open.txt',
      '700 10001:10001 /data',
      '600 10001:10001 /data/own.txt',
      'secret',
      'open',
      'own',
    ],
  });
});

test('an image that runs as root reads its own files too, without any capability', async () => {
  const source = join(folder, 'jwt.hex');
  writeFileSync(source, 'secret\n', { mode: 0o600 });
  const plan = world.plan('root', look, { image: tinyRootImage, files: files(source) });
  const { exitCode, output } = await world.docker.runOnce(plan, world.network, new AbortController().signal);
  expect({ exitCode, jwt: output.split('\n')[2], text: output.split('\n').slice(6) }).toEqual({
    exitCode: 0,
    jwt: '600 0:0 /hearth/deep/jwt.hex',
    text: ['secret', 'open', 'own'],
  });
});

test('a volume at a path that the image does not have belongs to the user it runs as, with files or without', async () => {
  const volume = { name: `${world.plan('fresh', '').name}`, path: '/fresh' };
  const plan = world.plan('fresh', 'stat -c "%a %u:%g" /fresh && echo kept > /fresh/file && cat /fresh/file', { volume });
  const { exitCode, output } = await world.docker.runOnce(plan, world.network, new AbortController().signal);
  expect({ exitCode, lines: output.split('\n') }).toEqual({ exitCode: 0, lines: ['700 10001:10001', 'kept'] });
});

test('a file that is missing on this machine is named, and no half-made container stays', async () => {
  const plan = world.plan('half', 'true', { files: files(join(folder, 'gone.hex')) });
  await expect(world.docker.create(plan, world.network)).rejects.toMatchObject({
    code: 'file.read',
    params: { where: join(folder, 'gone.hex') },
  });
  expect(await world.docker.inspect(plan.name)).toBeNull();
});
