import type { Docker } from '../../platform/docker/docker.ts';
import type { Toolchain } from '../../platform/toolchain/toolchain.ts';
import type { ImageFacts } from '../options.ts';
import { type ClientPair, refOf } from './catalogue.ts';
import type { PullProbe } from './probe.ts';

export type LookDeps = {
  readonly docker: Pick<Docker, 'imagePresent'>;
  readonly toolchain: Pick<Toolchain, 'missing'>;
  readonly probe: PullProbe;
};

/** Which images are here and how the others can be had. Asks a registry only where no option of today is here. Errors: `docker.*`. */
export async function lookAtImages(
  pairs: readonly ClientPair[],
  { docker, toolchain, probe }: LookDeps,
  timeoutMs: number,
): Promise<ImageFacts> {
  const all = pairs.flatMap(({ images }) => [...images.execution, ...images.beacon, ...images.validator]);
  const refs = [...new Set(all.map(refOf))];
  const found = await Promise.all(refs.map(async (ref) => [ref, await docker.imagePresent(ref)] as const));
  const presentBytes = new Map(found.flatMap(([ref, image]) => (image ? [[ref, image.bytes] as const] : [])));
  const here = (list: ClientPair['images']['execution']) => list.some((i) => presentBytes.has(refOf(i)));
  const today = pairs.filter((p) => p.profile === 'today');
  if (today.some(({ images: i }) => here(i.execution) && here(i.beacon) && here(i.validator))) {
    return { presentBytes, pullable: false, buildNeeds: null };
  }
  const wanted = all.find((i) => i.source.kind === 'registry' && !presentBytes.has(refOf(i)));
  const [pullable, missing] = await Promise.all([wanted ? probe(refOf(wanted), timeoutMs) : false, toolchain.missing()]);
  return { presentBytes, pullable, buildNeeds: missing ? needOf(missing.params) : null };
}

const needOf = ({ what = 'a tool', needed = '' }: { readonly what?: string; readonly needed?: string }) => `${what} ${needed}`.trim();
