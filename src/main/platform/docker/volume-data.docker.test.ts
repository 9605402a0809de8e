import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Dockerode from 'dockerode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tinyImage } from './testing/tiny-image.ts';
import { dockerWorld } from './testing/world.ts';

let world: Awaited<ReturnType<typeof dockerWorld>>;
const folder = mkdtempSync(join(tmpdir(), 'hearth-place-'));
const never = new AbortController().signal;
beforeAll(async () => {
  world = await dockerWorld();
});
afterAll(async () => {
  await world.clean();
  rmSync(folder, { recursive: true, force: true });
});
const carrier = () => ({ name: `${world.owner}-carrier`, image: tinyImage, labels: world.labels });
const quiet = () => undefined;

/** Runs a line in a container on this volume, to its end. */
async function on(volume: string, line: string): Promise<string> {
  const plan = world.plan('writer', line, { volume: { name: volume, path: '/data' } });
  const { exitCode, output } = await world.docker.runOnce(plan, world.network, never);
  expect([exitCode, output]).toEqual([0, output]);
  return output;
}
const layout = 'ls -lnR /data && cat /data/keys/secret /data/chain/*/a-name-that-is-much-longer-than-a-hundred-bytes*';
const fill = `
long=a-name-that-is-much-longer-than-a-hundred-bytes-${'x'.repeat(120)}
mkdir -p -m 700 /data/keys && mkdir -p /data/chain/1 && umask 077
echo secret > /data/keys/secret && echo long > /data/chain/1/$long
seq 1 200000 > /data/chain/1/blocks`;

test('a volume is copied to a folder of this machine with owners, modes and every byte, told as it goes; then the folder goes again', async () => {
  const { docker, owner, labels } = world;
  const [old, fresh, at] = [`${owner}-old`, `${owner}-fresh`, join(folder, `${owner}-fresh`)];
  await docker.createVolume(old, labels);
  await on(old, fill);
  const before = await on(old, layout);
  await docker.createVolume(fresh, labels, at);
  await docker.createVolume(fresh, labels, at);
  const told: number[] = [];
  const passed = await docker.copyVolume(carrier(), old, fresh, (bytes) => told.push(bytes), never);
  expect(passed).toEqual(await docker.volumeContents(carrier(), fresh, quiet, never));
  expect(passed).toEqual(await docker.volumeContents(carrier(), old, quiet, never));
  expect([told.at(-1), told.toSorted((a, b) => a - b)]).toEqual([passed.bytes, told]);
  expect(passed.bytes).toBeGreaterThan(1_288_000);
  expect((await on(fresh, layout)).replace(/\d\d:\d\d/g, '')).toBe(before.replace(/\d\d:\d\d/g, ''));
  expect([statSync(at).uid, statSync(join(at, 'keys')).mode & 0o777]).toEqual([10_001, 0o700]);

  await on(fresh, 'echo one more > /data/chain/2');
  expect(await docker.volumeContents(carrier(), fresh, quiet, never)).not.toEqual(passed);
  await docker.removeVolume(fresh);
  expect(existsSync(join(at, 'chain/1/blocks'))).toBe(true);
  await docker.clearFolder(carrier(), at);
  expect(existsSync(at)).toBe(false);
  expect((await docker.list(labels)).map(({ name }) => name)).toEqual([]);
});

test('cancelled in the middle, the copy ends at once and what was there is as it was', async () => {
  const { docker, owner, labels } = world;
  const [old, fresh] = [`${owner}-big`, `${owner}-big-fresh`];
  await docker.createVolume(old, labels);
  await on(old, 'seq 1 4000000 > /data/blocks');
  const whole = await docker.volumeContents(carrier(), old, quiet, never);
  await docker.createVolume(fresh, labels, join(folder, fresh));
  const stop = new AbortController();
  const copying = docker.copyVolume(carrier(), old, fresh, (bytes) => bytes > 1e6 && stop.abort(), stop.signal);
  await expect(copying).rejects.toMatchObject({ code: 'work.cancelled' });
  expect(await docker.volumeContents(carrier(), old, quiet, never)).toEqual(whole);
  expect((await docker.list(labels)).map(({ name }) => name)).toEqual([]);
  await docker.removeVolume(fresh);
  await docker.clearFolder(carrier(), join(folder, fresh));
});

test('a folder that cannot be made is named, and a carrier that somebody else made is left alone', async () => {
  const { docker, owner, labels } = world;
  const blocked = join(folder, 'file');
  writeFileSync(blocked, '');
  await expect(docker.createVolume(`${owner}-blocked`, labels, join(blocked, 'x'))).rejects.toMatchObject({
    code: 'file.write',
    params: { where: join(blocked, 'x') },
  });
  const { name, image } = carrier();
  const foreign = await new Dockerode().createContainer({ name, Image: image, Cmd: ['sh'] });
  await expect(docker.clearFolder(carrier(), blocked)).rejects.toMatchObject({ code: 'docker.refused' });
  expect(existsSync(blocked)).toBe(true);
  await foreign.remove({ v: true });
});
