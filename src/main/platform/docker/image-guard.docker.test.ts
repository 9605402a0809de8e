import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { jsonStore } from '../files/json-store.ts';
import { guardImages, noImages, recordedImages } from './image-guard.ts';
import { tar } from './tar.ts';
import { ownArchitecture, realRegistry, registryIsHere } from './testing/real-registry.ts';
import { tinyImage } from './testing/tiny-image.ts';
import { dockerWorld } from './testing/world.ts';

const now = 1_790_000_000_000;
const never = new AbortController().signal;
const folder = mkdtempSync(join(tmpdir(), 'hearth-guard-'));
const path = join(folder, 'images.json');
let world: Awaited<ReturnType<typeof dockerWorld>>;
const withRegistry = test.runIf(registryIsHere);
let registry: Awaited<ReturnType<typeof realRegistry>>;
beforeAll(async () => {
  if (!registryIsHere) return;
  world = await dockerWorld();
  registry = await realRegistry();
});
afterAll(async () => {
  if (!registryIsHere) return;
  await registry.stop();
  rmSync(folder, { recursive: true });
  await world.clean();
});

/** As after a new start of Hearth: what is known is in the file. */
const opened = () => {
  const fail = (error: Error) => {
    throw error;
  };
  const store = jsonStore({ path, schema: recordedImages, initial: noImages, onNotice: fail });
  return guardImages(world.docker, store, { now: () => now });
};
const bytes = (): Buffer[] => [randomBytes(1000)];
const pull = async (ref: string): Promise<void> => {
  await opened().docker.pull(ref, () => undefined, never);
  world.images.push(ref);
};
const create = async (image: string, name: string): Promise<void> => {
  await opened().docker.create(world.plan(name, 'true', { image }), world.network);
};
const onDisk = (): unknown => JSON.parse(readFileSync(path, 'utf8'));

withRegistry('the digest of the first pull is recorded, and the same image is taken again and again', async () => {
  const ref = `${registry.host}/steady:1`;
  const digest = await registry.put('steady', '1', bytes());
  await pull(ref);
  expect(onDisk()).toMatchObject({ [ref]: { digest, at: now } });
  await pull(ref);
  await create(ref, 'steady');
});

withRegistry('a tag that suddenly holds another digest stops before a byte is fetched, naming both; an update accepts it', async () => {
  const ref = `${registry.host}/moving:1`;
  const first = await registry.put('moving', '1', bytes());
  await pull(ref);
  world.images.push(`${registry.host}/moving@${first}`);
  const had = await world.docker.imagePresent(ref);
  const second = await registry.put('moving', '1', bytes());
  const fault = { code: 'image.digest', params: { what: ref, found: second, needed: first } };
  await expect(pull(ref)).rejects.toMatchObject(fault);
  expect((await world.docker.imagePresent(ref))?.id).toBe(had?.id);

  // Somebody pulls it with the docker command: it is here now, and no container is made from it.
  await world.docker.pull(ref, () => undefined, never);
  await expect(create(ref, 'moving')).rejects.toMatchObject(fault);
  await expect(opened().docker.runOnce(world.plan('moving', 'true', { image: ref }), world.network, never)).rejects.toMatchObject(fault);
  expect(await world.docker.inspect(world.plan('moving', '').name)).toBeNull();

  await opened().guard.forget(ref);
  await create(ref, 'moving');
  expect(opened().guard.recorded(ref)).toMatchObject({ digest: second });
});

withRegistry('an image that never came from a registry is known by its id, and said to be local', async () => {
  const ref = `${world.owner}/local:1`;
  await world.docker.tagImage(tinyImage, ref);
  world.images.push(ref);
  await create(ref, 'local');
  const id = (await world.docker.imagePresent(tinyImage))?.id ?? '';
  expect(opened().guard.recorded(ref)).toEqual({ digest: null, id, at: now });
  const other = await registry.put('other', '1', bytes());
  await pull(`${registry.host}/other:1`);
  await world.docker.tagImage(`${registry.host}/other:1`, ref);
  const found = (await world.docker.imagePresent(`${registry.host}/other:1`))?.id;
  expect(other).not.toBe(found);
  await expect(create(ref, 'local-2')).rejects.toMatchObject({
    code: 'image.digest',
    params: { what: ref, found: `the local image ${found}`, needed: `the local image ${id}` },
  });
});

withRegistry('an image that Hearth builds here anew is the one from then on', async () => {
  const ref = `${world.owner}/built:1`;
  const build = async (text: string): Promise<void> => {
    const file = join(folder, 'root.tar');
    writeFileSync(file, tar([{ path: 'a', mode: 0o644, uid: 0, gid: 0, bytes: Buffer.from(text) }]));
    await opened().docker.importImage(file, ref, ['CMD ["a"]'], never);
  };
  await build('one');
  world.images.push(ref);
  const first = opened().guard.recorded(ref);
  await build('two');
  expect(opened().guard.recorded(ref)?.id).not.toBe(first?.id);
  await create(ref, 'built');
});

withRegistry('an image for another architecture is told and nothing is made from it', async () => {
  const other = ownArchitecture === 'amd64' ? 'arm64' : 'amd64';
  const ref = `${registry.host}/foreign:1`;
  await registry.put('foreign', '1', bytes(), other);
  const fault = { code: 'image.architecture', params: { what: ref, found: other, needed: ownArchitecture } };
  await expect(pull(ref)).rejects.toMatchObject(fault);
  world.images.push(ref);
  await expect(create(ref, 'foreign')).rejects.toMatchObject(fault);
  expect(opened().guard.recorded(ref)).toBeNull();
  const list = await registry.putList('foreign-list', '1', bytes(), [other]);
  expect(list).toMatch(/^sha256:/);
  await expect(pull(`${registry.host}/foreign-list:1`)).rejects.toMatchObject({ code: 'image.architecture' });
});

withRegistry('of a list of images for several machines the list’s digest is recorded, as the registry says it', async () => {
  const ref = `${registry.host}/listed:1`;
  const list = await registry.putList('listed', '1', bytes(), ['amd64', 'arm64']);
  await pull(ref);
  expect(opened().guard.recorded(ref)?.digest).toBe(list);
  await pull(ref);
});

withRegistry(
  'an image that is not here stays Docker’s own fault, and a registry that is gone does not hide behind the digest',
  async () => {
    const ref = `${registry.host}/steady:1`;
    await expect(create(`${world.owner}/nowhere:1`, 'nowhere')).rejects.toMatchObject({ code: 'image.missing' });
    await registry.stop();
    await expect(pull(ref)).rejects.toMatchObject({ code: 'image.unreachable' });
    await create(ref, 'offline');
  },
);
