import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import Dockerode from 'dockerode';
import { createDocker } from '../../platform/docker/create-docker.ts';
import { label } from '../../platform/docker/labels.ts';
import { sourceHash } from '../../platform/docker/source-hash.ts';
import { cutLine } from '../../platform/docker/testing/cut-line.ts';
import { makeTinyImages, tinyImage } from '../../platform/docker/testing/tiny-image.ts';
import { folderFacts } from '../../platform/host-facts/folder.ts';
import { imageEnsurer } from '../../platform/images.ts';
import { instanceFolder } from '../../platform/instance-folder.ts';
import { systemClock } from '../../platform/system-clock.ts';
import { nodeService } from '../service.ts';
import { choice, lifeWorld } from './life-world.ts';

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

/** The life of a node on the real daemon, over a line that can be cut, with stand-ins for Geth and Nimbus. `beside` looks past the line. */
export async function dockerLife() {
  const owner = randomBytes(6).toString('hex');
  const labels = { [label.owner]: owner };
  const instance = `hoodi-${owner.slice(0, 4)}`;
  const images = { old: `hearth-test/${owner}:1`, newer: `hearth-test/${owner}:2` } as const;
  const wanted = choice({
    execution: { kind: 'run', client: 'geth' },
    consensus: { kind: 'run', client: 'nimbus' },
    withValidator: false,
    p2p: { execution: 45_303, consensus: 45_900, quic: 45_901 },
  });
  const bare = new Dockerode();
  const beside = createDocker({ env: process.env, homeDir: homedir() });
  await makeTinyImages(beside);
  const container = await bare.createContainer({ Image: tinyImage, Cmd: ['sh'] });
  const [repo, tag] = images.old.split(':');
  await container.commit({ repo, tag, changes: `ENTRYPOINT ${JSON.stringify(['sh', '-c', client, 'client'])}` });
  await container.remove({ v: true });
  await beside.tagImage(images.old, images.newer);

  const root = mkdtempSync(join(tmpdir(), 'hearth-life-'));
  const folder = instanceFolder(root, '');
  const line = await cutLine();
  const docker = createDocker({ env: line.env, homeDir: homedir() });
  const node = nodeService({
    docker,
    owner,
    publish: () => undefined,
    clock: systemClock,
    fileHash: sourceHash,
    mayChange: async () => undefined,
  });
  let image: string = images.old;
  const world = lifeWorld(undefined, {
    ...{ docker, owner, folder, folderFacts, fileHash: sourceHash, apply: node.apply, list: node.list },
    portsNear: async () => [45_545, 45_052, 45_062],
    ensureImages: imageEnsurer({ docker, toolchain: { missing: async () => null, build: async () => undefined } }),
    catalogue: (_, role) => ({ ref: image, line: role === 'execution' ? null : 'nimbus-26' }),
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
  /** The secrets that a client was ever started with; an empty one where its file was missing. */
  const told = async (role: string): Promise<ReadonlySet<string>> =>
    new Set((await beside.readFile(`${instance}-own-${role}`, '/data/told'))?.toString().trim().split('\n'));
  const clean = async (): Promise<void> => {
    node.stop();
    docker.close();
    await line.stop();
    for (const { name } of await beside.list(labels)) await beside.remove(name);
    for (const name of await beside.volumes(labels)) await beside.removeVolume(name);
    for (const { name } of await beside.networks(labels)) await beside.removeNetwork(name);
    for (const ref of Object.values(images)) await bare.getImage(ref).remove({ force: true });
    beside.close();
    rmSync(root, { recursive: true, force: true });
  };
  const takes = (next: string): void => {
    image = next;
  };
  return { ...world, line, bare, beside, labels, instance, images, wanted, folder, takes, stands, running, told, clean };
}
