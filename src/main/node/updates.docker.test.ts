import Dockerode from 'dockerode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ContainerPlan } from '../../shared/node.ts';
import { guardImages, noImages } from '../platform/docker/image-guard.ts';
import { label } from '../platform/docker/labels.ts';
import { realRegistry, registryIsHere } from '../platform/docker/testing/real-registry.ts';
import { tinyImage } from '../platform/docker/testing/tiny-image.ts';
import { applyPlans } from './run.ts';
import { nodeWorld } from './testing/node-world.ts';

let world: Awaited<ReturnType<typeof nodeWorld>>;
const withRegistry = test.runIf(registryIsHere);
let registry: Awaited<ReturnType<typeof realRegistry>>;
const never = new AbortController().signal;
beforeAll(async () => {
  if (!registryIsHere) return;
  world = await nodeWorld();
  registry = await realRegistry();
});
afterAll(async () => {
  if (!registryIsHere) return;
  await registry.stop();
  await world.clean();
});

/** Pushes the tiny image under this name with the Docker API and takes the name away from here again; answers its digest. */
async function push(ref: string): Promise<string> {
  const bare = new Dockerode();
  await world.docker.tagImage(tinyImage, ref);
  const sent = await bare.getImage(ref).push({ authconfig: { username: '', password: '', serveraddress: '' } });
  for await (const _ of sent);
  const digest = await world.docker.registryDigest(ref);
  await bare.getImage(ref).remove({ force: true });
  return digest;
}

withRegistry(
  'a part is moved to another image by its digest and back, on its own volume, with images that were really pushed and pulled',
  async () => {
    const [old, newer] = [`${registry.host}/client:1`, `${registry.host}/client:2`];
    const digest = await push(old);
    await push(newer);
    let kept = noImages;
    const store = {
      get: () => kept,
      set: async (next: typeof kept) => {
        kept = next;
      },
    };
    const { docker, guard } = guardImages(world.docker, store, { now: () => 1 });
    const plan = (image: string): ContainerPlan => {
      const made = world.clientPlan('own', 'execution', 'trap "exit 0" TERM; echo up >> /data/starts', {}, image);
      return { ...made, image };
    };
    const raise = async (image: string): Promise<readonly string[]> => {
      const steps: string[] = [];
      await docker.pull(image, () => undefined, never);
      world.images.push(image);
      await applyPlans(docker, [plan(image)], world.network, never, ({ doing }) => steps.push(doing));
      return steps;
    };
    const name = plan(old).name;
    await raise(old);
    expect(guard.recorded(old)?.digest).toBe(digest);
    expect(await raise(newer)).toEqual(['replacing', 'making', 'starting', 'running']);
    expect(await raise(`${registry.host}/client@${digest}`)).toEqual(['replacing', 'making', 'starting', 'running']);
    const found = await docker.inspect(name);
    expect([found?.state, found?.labels[label.plan]]).toEqual(['running', `${registry.host}/client@${digest}`]);
    await expect.poll(async () => (await docker.readFile(name, '/data/starts'))?.toString()).toBe('up\nup\nup\n');
  },
);
