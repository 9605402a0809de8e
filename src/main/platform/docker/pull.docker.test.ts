import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PullProgress } from './docker.ts';
import { badLine } from './testing/bad-line.ts';
import { realRegistry, registryIsHere } from './testing/real-registry.ts';
import { dockerWorld, until } from './testing/world.ts';

const MB = 1_000_000;
let world: Awaited<ReturnType<typeof dockerWorld>>;
const withRegistry = test.runIf(registryIsHere);
let registry: Awaited<ReturnType<typeof realRegistry>>;
let line: Awaited<ReturnType<typeof badLine>>;
const never = new AbortController().signal;
beforeAll(async () => {
  if (!registryIsHere) return;
  world = await dockerWorld();
  registry = await realRegistry();
  line = await badLine(registry.port);
});
afterAll(async () => {
  if (!registryIsHere) return;
  await line.stop();
  await registry.stop();
  await world.clean();
});

const layers = (count: number, bytes = MB): Buffer[] => Array.from({ length: count }, () => randomBytes(bytes));
/** A pull through the bad line; all progress it told. */
async function pull(image: string, signal = never): Promise<readonly PullProgress[]> {
  const seen: PullProgress[] = [];
  const ref = `${line.host}/${image}`;
  await world.docker.pull(ref, (p) => seen.push(p), signal);
  world.images.push(ref);
  return seen;
}

withRegistry('a slow pull tells bytes as they come, up to all of them, and answers to the digest the registry gave', async () => {
  const digest = await registry.put('slow', '1', layers(3));
  line.slow(MB);
  const seen = await pull('slow:1');
  line.mend();
  const total = 3 * MB;
  expect(new Set(seen.filter((p) => p.doneBytes > 0 && p.doneBytes < total).map((p) => p.doneBytes)).size).toBeGreaterThan(5);
  expect(seen.at(-1)?.doneBytes).toBeGreaterThan(total);
  expect(seen.at(-1)?.doneBytes).toBe(seen.at(-1)?.totalBytes);
  expect((await world.docker.imagePresent(`${line.host}/slow:1`))?.digests).toEqual([digest]);
  expect(await world.docker.registryDigest(`${line.host}/slow:1`)).toBe(digest);
});

withRegistry(
  'a line that breaks in the middle goes on at the byte where it broke, and the pull says that it waits',
  async () => {
    await registry.put('broken', '1', layers(2, 3 * MB));
    line.slow(2 * MB);
    line.breakAfter(3 * MB);
    const before = line.passedBytes();
    const pulling = pull('broken:1');
    await until(() => line.passedBytes() - before >= 3 * MB);
    await new Promise((resolve) => setTimeout(resolve, 300));
    line.mend();
    const seen = await pulling;
    expect(seen.some(({ log }) => /^the line broke; goes on in \d s$/.test(log))).toBe(true);
    // Less than a fifth of what had come was fetched twice.
    expect(line.passedBytes() - before).toBeLessThan(6.6 * MB);
    expect(seen.at(-1)?.log).toBe('all layers here');
  },
  30_000,
);

withRegistry(
  'after a pull that was cancelled, layers that are here with another image are not fetched again, and the rest is',
  async () => {
    const [base, middle, top] = layers(3) as [Buffer, Buffer, Buffer];
    await registry.put('base', '1', [base]);
    await registry.put('grown', '1', [base, middle, top]);
    await pull('base:1');
    line.slow(MB);
    const stop = new AbortController();
    const before = line.passedBytes();
    const cancelled = pull('grown:1', stop.signal);
    await until(() => line.passedBytes() - before > MB);
    stop.abort();
    await expect(cancelled).rejects.toMatchObject({ code: 'work.cancelled' });
    expect(await world.docker.imagePresent(`${line.host}/grown:1`)).toBeNull();
    line.mend();
    // Docker ends what it was at a moment later.
    await new Promise((resolve) => setTimeout(resolve, 500));
    const again = line.passedBytes();
    await pull('grown:1');
    expect(line.passedBytes() - again).toBeLessThan(2.2 * MB);
  },
);

withRegistry('an image by its digest is the very one, also when the tag has moved on', async () => {
  const first = await registry.put('moved', '1', layers(1, 1000));
  const second = await registry.put('moved', '1', layers(1, 1000));
  expect(await world.docker.registryDigest(`${line.host}/moved:1`)).toBe(second);
  await pull(`moved@${first}`);
  const byDigest = await world.docker.imagePresent(`${line.host}/moved@${first}`);
  expect(byDigest?.digests).toEqual([first]);
  expect(await world.docker.imagePresent(`${line.host}/moved:1`)).toBeNull();
  await world.docker.tagImage(`${line.host}/moved@${first}`, `${line.host}/moved:1`);
  world.images.push(`${line.host}/moved:1`);
  expect((await world.docker.imagePresent(`${line.host}/moved:1`))?.id).toBe(byDigest?.id);
});

withRegistry('bytes that are not what the registry promised are told from a line that breaks', async () => {
  await registry.put('lying', '1', layers(1));
  registry.damage();
  await expect(pull('lying:1')).rejects.toMatchObject({ code: 'image.damaged', params: { what: `${line.host}/lying:1` } });
});

withRegistry('an image that is not there, a digest that is not there and a registry that is gone are told apart', async () => {
  await registry.put('there', '1', layers(1, 1000));
  const ref = `${line.host}/there`;
  await expect(pull('there:2')).rejects.toMatchObject({ code: 'image.unknown', params: { what: `${ref}:2` } });
  await expect(pull(`there@sha256:${'0'.repeat(64)}`)).rejects.toMatchObject({ code: 'image.unknown' });
  await expect(world.docker.registryDigest(`${ref}:2`)).rejects.toMatchObject({ code: 'image.unknown' });
  line.breakAfter(0);
  await expect(pull('there:1')).rejects.toMatchObject({ code: 'image.unreachable', params: { what: `${ref}:1` } });
  await expect(world.docker.registryDigest(`${ref}:1`)).rejects.toMatchObject({ code: 'image.unreachable' });
  line.mend();
});
