import { randomBytes } from 'node:crypto';
import { homedir } from 'node:os';
import Dockerode from 'dockerode';
import type { ContainerPlan } from '../../../../shared/node.ts';
import { createDocker } from '../create-docker.ts';
import { label } from '../labels.ts';
import { makeTinyImages, tinyImage } from './tiny-image.ts';

/**
 * The real daemon for a test: an owner of its own, a network, and `clean` that removes exactly what carries the owner.
 * `plan` makes a container from the tiny image that runs a shell line.
 */
export async function dockerWorld() {
  const docker = createDocker({ env: process.env, homeDir: homedir() });
  await makeTinyImages(docker);
  const owner = `test-${randomBytes(6).toString('hex')}`;
  const labels = { [label.owner]: owner };
  const network = `${owner}-net`;
  const prefix = await docker.createNetwork(network, labels);
  const plan = (name: string, line: string, change: Partial<ContainerPlan> = {}): ContainerPlan => ({
    name: `${owner}-${name}`,
    side: 'own',
    role: 'execution',
    client: 'geth',
    image: tinyImage,
    entrypoint: null,
    args: ['sh', '-c', line],
    env: {},
    user: null,
    volume: { name: `${owner}-${name}`, path: '/data' },
    files: [],
    ports: [],
    p2p: [],
    firstBoot: [],
    ip: null,
    stopSignal: 'SIGTERM',
    stopGraceSeconds: 2,
    labels,
    ...change,
  });
  const bare = new Dockerode();
  /** Kills from outside, as a person with the docker command would. */
  const kill = (name: string): Promise<void> => bare.getContainer(name).kill();
  /** Images that a test made; `clean` removes them. */
  const images: string[] = [];
  const clean = async (): Promise<void> => {
    for (const { name } of await docker.list(labels)) await docker.remove(name);
    // Docker makes a volume without labels where a test did not.
    for (const name of await docker.volumes({})) if (name.startsWith(owner)) await docker.removeVolume(name);
    for (const { name } of await docker.networks(labels)) await docker.removeNetwork(name);
    for (const ref of new Set(images)) {
      // Another name of the same image may have taken it along.
      if ((await docker.imagePresent(ref)) !== null) await bare.getImage(ref).remove({ force: true });
    }
    docker.close();
  };
  return { docker, owner, labels, network, prefix, plan, kill, images, clean };
}

/** Waits until the answer is there; a test's own time-out ends it. */
export async function until<T>(look: () => Promise<T | null | undefined | false> | T | null | undefined | false): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== null && found !== undefined && found !== false) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
