import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullProgress } from './docker.ts';
import { tar } from './tar.ts';
import { fakeRegistry } from './testing/fake-registry.ts';
import { dockerWorld } from './testing/world.ts';

let world: Awaited<ReturnType<typeof dockerWorld>>;
const folder = mkdtempSync(join(tmpdir(), 'hearth-images-'));
const never = new AbortController().signal;
beforeAll(async () => {
  world = await dockerWorld();
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.clean();
});

test('a pull counts bytes over all layers and ends with the image here', async () => {
  const salt = Buffer.from(world.owner);
  const registry = await fakeRegistry([Buffer.concat([salt, Buffer.alloc(3_000_000, 1)]), Buffer.concat([salt, Buffer.alloc(500_000, 2)])]);
  const seen: PullProgress[] = [];
  await world.docker.pull(`${registry.host}/thing:1`, (p) => seen.push(p), never);
  await registry.stop();
  world.images.push(`${registry.host}/thing:1`);
  const last = seen.at(-1);
  expect(last?.doneBytes).toBe(last?.totalBytes);
  expect(last?.totalBytes).toBeGreaterThan(3_000_000);
  expect(seen.some(({ log }) => /^pulling layer \d of 2$/.test(log))).toBe(true);
  const done = seen.map(({ doneBytes }) => doneBytes);
  expect(done).toEqual([...done].sort((a, b) => a - b));
  expect((await world.docker.imagePresent(`${registry.host}/thing:1`))?.bytes).toBeGreaterThan(3_400_000);
});

test('a registry without the image, and one that does not answer, are told apart', async () => {
  const registry = await fakeRegistry([]);
  await expect(world.docker.pull(`${registry.host}/nothing:2`, () => undefined, never)).rejects.toMatchObject({
    code: 'image.unknown',
    params: { what: `${registry.host}/nothing:2` },
  });
  await registry.stop();
  await expect(world.docker.pull(`${registry.host}/thing:1`, () => undefined, never)).rejects.toMatchObject({
    code: 'image.unreachable',
    params: { what: `${registry.host}/thing:1` },
  });
});

test('an archive of docker save loads, and names what it held', async () => {
  const layer = tar([{ path: 'hello', mode: 0o644, uid: 0, gid: 0, bytes: Buffer.from(world.owner) }]);
  const ref = `hearth-test/${world.owner}:9`;
  const config = { architecture: 'amd64', os: 'linux', config: {}, rootfs: { type: 'layers', diff_ids: [await sha256(layer)] } };
  const file = (path: string, bytes: Buffer) => ({ path, mode: 0o644, uid: 0, gid: 0, bytes });
  const saved = tar([
    file('layer.tar', layer),
    file('config.json', Buffer.from(JSON.stringify(config))),
    file('manifest.json', Buffer.from(JSON.stringify([{ Config: 'config.json', RepoTags: [ref], Layers: ['layer.tar'] }]))),
  ]);
  const path = join(folder, 'saved.tar');
  writeFileSync(path, saved);
  expect(await world.docker.loadImages(path, never)).toEqual([ref]);
  world.images.push(ref);
  expect(await world.docker.imagePresent(ref)).not.toBeNull();
});

test('a file that holds no images, and one that is not there, are told apart', async () => {
  const path = join(folder, 'letter.txt');
  writeFileSync(path, 'Dear Docker,\n');
  await expect(world.docker.loadImages(path, never)).rejects.toMatchObject({ code: 'image.file', params: { what: 'letter.txt' } });
  await expect(world.docker.loadImages(join(folder, 'gone.tar'), never)).rejects.toMatchObject({ code: 'file.read' });
});

async function sha256(bytes: Buffer): Promise<string> {
  return `sha256:${Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex')}`;
}
