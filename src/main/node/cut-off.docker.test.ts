import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import Dockerode from 'dockerode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDocker } from '../platform/docker/create-docker.ts';
import { label } from '../platform/docker/labels.ts';
import { sourceHash } from '../platform/docker/source-hash.ts';
import { cutLine } from '../platform/docker/testing/cut-line.ts';
import { makeTinyImages, tinyImage } from '../platform/docker/testing/tiny-image.ts';
import { imageEnsurer } from '../platform/images.ts';
import { instanceFolder } from '../platform/instance-folder.ts';
import { systemClock } from '../platform/system-clock.ts';
import { nodeService } from './service.ts';
import { choice, lifeWorld } from './testing/life-world.ts';

const owner = randomBytes(6).toString('hex');
const labels = { [label.owner]: owner };
const instance = `hoodi-${owner.slice(0, 4)}`;
const [old, newer] = [`hearth-test/${owner}:1`, `hearth-test/${owner}:2`];
const wanted = choice({
  execution: { kind: 'run', client: 'geth' },
  consensus: { kind: 'run', client: 'nimbus' },
  withValidator: false,
  p2p: { execution: 45_303, consensus: 45_900, quic: 45_901 },
});
/** Plays any client: its first-boot step works once for a volume, and each start tells the secret that it was given. */
const client = `
case "$*" in *trustedNodeSync*)
  if [ -e /data/made ]; then echo "database already exists"; exit 1; fi
  echo made > /data/made; exit 0;;
esac
cat /hearth/jwt.hex >> /data/told || exit 3
echo >> /data/told
trap "exit 0" TERM INT
while :; do sleep 0.1; done`;

const bare = new Dockerode();
/** Looks past the line. */
const beside = createDocker({ env: process.env, homeDir: homedir() });
const root = mkdtempSync(join(tmpdir(), 'hearth-cut-'));
const folder = instanceFolder(root, '');
let line: Awaited<ReturnType<typeof cutLine>>;
let world: ReturnType<typeof lifeWorld>;
let image = old;
const ends: (() => unknown)[] = [];

beforeAll(async () => {
  await makeTinyImages(beside);
  const container = await bare.createContainer({ Image: tinyImage, Cmd: ['sh'] });
  const entrypoint = `ENTRYPOINT ${JSON.stringify(['sh', '-c', client, 'client'])}`;
  const [repo, tag] = old.split(':');
  await container.commit({ repo, tag, changes: entrypoint });
  await container.remove();
  await beside.tagImage(old, newer);
  line = await cutLine();
  const docker = createDocker({ env: line.env, homeDir: homedir() });
  const node = nodeService({ docker, owner, publish: () => undefined, clock: systemClock, fileHash: sourceHash });
  world = lifeWorld(undefined, {
    ...{ docker, owner, folder, fileHash: sourceHash, apply: node.apply, list: node.list },
    portsNear: async () => [45_545, 45_052, 45_062],
    ensureImages: imageEnsurer({ docker, toolchain: { missing: async () => null, build: async () => undefined } }),
    catalogue: (_, role) => ({ ref: image, line: role === 'execution' ? null : 'nimbus-26' }),
  });
  ends.push(node.stop, docker.close);
});
afterAll(async () => {
  for (const end of ends) await end();
  await line.stop();
  for (const { name } of await beside.list(labels)) await beside.remove(name);
  for (const name of await beside.volumes(labels)) await beside.removeVolume(name);
  for (const { name } of await beside.networks(labels)) await beside.removeNetwork(name);
  for (const ref of [old, newer]) await bare.getImage(ref).remove({ force: true });
  beside.close();
  rmSync(root, { recursive: true, force: true });
});

const stands = async () => ({
  containers: (await beside.list(labels)).map(({ name, state, image: of }) => `${name} ${of} ${state}`).toSorted(),
  volumes: await beside.volumes(labels),
  networks: (await beside.networks(labels)).map(({ name }) => name),
});
const running = (ref: string) => ({
  containers: ['beacon', 'execution'].map((role) => `${instance}-own-${role} ${ref} running`),
  volumes: ['beacon', 'execution'].map((role) => `${instance}-own-${role}`),
  networks: [`hearth-${instance}`],
});
const secret = (): string => readFileSync(folder.path(instance, 'jwt.hex'), 'utf8');
/** The secrets that a client was ever started with; an empty one where its file was missing. */
const told = async (role: string): Promise<ReadonlySet<string>> =>
  new Set((await beside.readFile(`${instance}-own-${role}`, '/data/told'))?.toString().trim().split('\n'));

const acts = {
  up: () => world.life.up({ choice: wanted }),
  update: () => world.life.update(),
  remove: () => world.life.remove({ keepData: false, keysToo: true }),
} as const;
/** Does it with Docker stopping at its first change, again with Docker stopping one change later, and so on to its end. Answers how often. */
async function cutAllAlong(act: keyof typeof acts): Promise<number> {
  for (let n = 1; ; n += 1) {
    line.cutAt(n);
    const { state, fault } = await world.ended(acts[act]());
    line.mend();
    if (state === 'done') return n - 1;
    expect([act, n, state, fault?.code]).toEqual([act, n, 'failed', expect.stringMatching(/^docker\.(lost|absent|stopped)$/)]);
  }
}

test('Docker stops again and again in the middle of raising, updating and removing a node, and each ends as it should', async () => {
  expect(await cutAllAlong('up')).toBeGreaterThan(5);
  expect(await stands()).toEqual(running(old));
  const made = secret();
  image = newer;
  expect(await cutAllAlong('update')).toBeGreaterThan(5);
  expect(await stands()).toEqual(running(newer));
  expect(secret()).toBe(made);
  await expect.poll(() => told('execution')).toEqual(new Set([made]));
  await expect.poll(() => told('beacon')).toEqual(new Set([made]));
  expect(await cutAllAlong('remove')).toBeGreaterThan(2);
  expect(await stands()).toEqual({ containers: [], volumes: [], networks: [] });
  expect(world.kept()).toEqual({ node: null });
}, 240_000);

test('a container, a volume and a network of the wanted names that somebody else made end the work, and are never touched', async () => {
  image = old;
  const name = `${instance}-own-execution`;
  const elsewhere = { [label.owner]: 'somebody' };
  const attempt = async () => (await world.ended(acts.up())).fault?.details;

  await beside.createNetwork(`hearth-${instance}`, elsewhere);
  expect(await attempt()).toContain(`network with name hearth-${instance} already exists`);
  await beside.removeNetwork(`hearth-${instance}`);

  await beside.createVolume(name, elsewhere);
  expect((await world.ended(acts.up())).fault?.message).toContain(`a volume named ${name} exists that this Hearth did not make`);
  expect([await beside.volumes(elsewhere), (await beside.list(labels)).length]).toEqual([[name], 0]);
  await beside.removeVolume(name);

  const foreign = await bare.createContainer({ name: `${name}-unfinished`, Image: old, Labels: elsewhere });
  expect((await world.ended(acts.up())).fault?.message).toContain(`a container named ${name}-unfinished exists`);
  expect((await beside.inspect(`${name}-unfinished`))?.state).toBe('created');
  await foreign.remove({ v: true });
  await world.ended(acts.remove());
  expect(await stands()).toEqual({ containers: [], volumes: [], networks: [] });
});
