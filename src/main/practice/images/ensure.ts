import { imageWork } from '../../../shared/strings/images.ts';
import type { EnsureImages, ImageNeed } from '../../platform/images.ts';
import type { WorkReport } from '../../platform/work/work.ts';
import { type ChosenImages, imagesOf } from '../options.ts';
import { type CatalogueImage, type ClientPair, refOf } from './catalogue.ts';

const wanted = (image: CatalogueImage) => ({ ref: refOf(image), source: image.source });

/** One need per different list of candidates; a list whose image is here already begins with that. */
function needsOf(pair: ClientPair, chosen: ChosenImages): readonly ImageNeed[] {
  const needs = (['execution', 'beacon', 'validator'] as const).map((role) => {
    const first = chosen[role];
    return { id: `image:${refOf(first)}`, candidates: [first, ...pair.images[role].filter((i) => i !== first)].map(wanted) };
  });
  return needs.filter((n, i) => needs.findIndex((m) => m.id === n.id) === i);
}

/** The parts that work shows for the images of a pair. */
export const imageParts = (pair: ClientPair, chosen: ChosenImages) =>
  needsOf(pair, chosen).map(({ id, candidates: [first] }) => {
    const built = first?.source.kind === 'build';
    return { id, what: imageWork.image(first?.ref ?? ''), unit: built ? ('none' as const) : ('bytes' as const) };
  });

/** Has every image of a pair on this machine, and answers what is used in the end. Errors: those of `EnsureImages`. */
export async function ensureImages(
  pair: ClientPair,
  chosen: ChosenImages,
  ensure: EnsureImages,
  report: WorkReport,
): Promise<ChosenImages> {
  const used = await ensure(needsOf(pair, chosen), report);
  return imagesOf(pair, new Map(used.map((ref) => [ref, 0])));
}
