import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import { imageEnsurer } from '../../platform/images.ts';
import type { WorkReport } from '../../platform/work/work.ts';
import { imagesOf } from '../options.ts';
import { type ClientPair, imageCatalogue, refOf } from './catalogue.ts';
import { ensureImages, imageParts } from './ensure.ts';

const pairs = imageCatalogue.parse(JSON.parse(readFileSync(new URL('../../../../resources/images.json', import.meta.url), 'utf8')));
const pairOf = (profile: string, consensus: string): ClientPair => {
  const pair = pairs.find((p) => p.profile === profile && p.images.beacon[0]?.client === consensus);
  if (!pair) throw new Error('no such pair');
  return pair;
};

/** A machine with these images, whose registry does or does not answer. */
function machine(present: readonly string[], registry: 'answers' | 'silent', missing: AppError | null = null) {
  const did: string[] = [];
  const here = new Set(present);
  const abort = new AbortController();
  const log: string[] = [];
  const report: WorkReport = {
    signal: abort.signal,
    parts: () => undefined,
    update: (id, change) => void (change.log && log.push(`${id}: ${change.log}`)),
    finish: (id) => void log.push(`${id} done`),
  };
  const deps: Parameters<typeof imageEnsurer>[0] = {
    docker: {
      imagePresent: async (ref) => (here.has(ref) ? { id: 'x', bytes: 1, digests: [], architecture: '' } : null),
      pull: async (ref) => {
        if (registry === 'silent') throw new AppError('image.unreachable', { what: ref });
        did.push(`pull ${ref}`);
      },
      importImage: async (_tar, ref) => void did.push(`import ${ref}`),
    },
    toolchain: { missing: async () => missing, build: (recipe, _options, use) => use(`/${recipe}.tar`, []) },
  };
  const ensure = async (pair: ClientPair) => {
    const used = await ensureImages(pair, imagesOf(pair, new Map(present.map((r) => [r, 1]))), imageEnsurer(deps), report);
    return [used.execution, used.beacon, used.validator].map(refOf);
  };
  return { ensure, did, log };
}

describe('the images of a practice network', () => {
  test('are used as they are where they are here', async () => {
    const { ensure, did } = machine(['practice/geth:1.16.9', 'practice/lodestar:1.5.1'], 'silent');
    expect(await ensure(pairOf('classic', 'lodestar'))).toEqual([
      'practice/geth:1.16.9',
      'practice/lodestar:1.5.1',
      'practice/lodestar:1.5.1',
    ]);
    expect(did).toEqual([]);
  });

  test('are pulled once each where the registry answers', async () => {
    const { ensure, did } = machine([], 'answers');
    await ensure(pairOf('today', 'lodestar'));
    expect(did).toEqual(['pull ethereum/client-go:v1.17.10', 'pull chainsafe/lodestar:v1.50.1']);
  });

  test('are built where they are classic', async () => {
    const { ensure, did } = machine([], 'silent');
    await ensure(pairOf('classic', 'lodestar'));
    expect(did).toEqual(['import practice/geth:1.16.9', 'import practice/lodestar:1.5.1']);
  });

  test('may mix: an execution client that cannot be fetched is built, and the work says so', async () => {
    const prysm = ['ethpandaops/prysm-beacon-chain:develop-minimal', 'ethpandaops/prysm-validator:develop-minimal'];
    const { ensure, log } = machine(prysm, 'silent');
    expect(await ensure(pairOf('today', 'prysm'))).toEqual(['practice/geth:1.16.9', ...prysm]);
    expect(log).toContain('image:ethereum/client-go:v1.17.10: The registry does not answer; building practice/geth:1.16.9 here instead');
  });

  test('that cannot be had are a fault that names the image or the tool', async () => {
    await expect(machine([], 'silent').ensure(pairOf('today', 'lodestar'))).rejects.toMatchObject({ code: 'image.unreachable' });
    const noGo = new AppError('image.tool', { what: 'Go' });
    await expect(machine([], 'silent', noGo).ensure(pairOf('classic', 'lodestar'))).rejects.toBe(noGo);
  });

  test('are one part of the work each', () => {
    const pair = pairOf('classic', 'lodestar');
    expect(imageParts(pair, imagesOf(pair, new Map()))).toEqual([
      { id: 'image:practice/geth:1.16.9', what: 'Image practice/geth:1.16.9', unit: 'none' },
      { id: 'image:practice/lodestar:1.5.1', what: 'Image practice/lodestar:1.5.1', unit: 'none' },
    ]);
  });
});
