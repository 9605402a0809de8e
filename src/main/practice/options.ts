import type { PracticeOption } from '../../shared/practice.ts';
import { cannotShow, optionReason, optionTitle } from '../../shared/strings/practice.ts';
import { type CatalogueImage, type ClientPair, refOf } from './images/catalogue.ts';

/** What was found out about this machine. `presentBytes`: size by image name; absent ones are missing. `pullable`: the registry answers. */
export type ImageFacts = {
  readonly presentBytes: ReadonlyMap<string, number>;
  readonly pullable: boolean;
  /** Null: the classic images can be built here; else what is needed for it. */
  readonly buildNeeds: string | null;
};
export type ChosenImages = Readonly<Record<'execution' | 'beacon' | 'validator', CatalogueImage>>;
export type Ranked = { readonly pair: ClientPair; readonly images: ChosenImages; readonly option: PracticeOption; readonly rank: number };

const roles = ['execution', 'beacon', 'validator'] as const;
/** Ranks of options, best first: today where its images are here or can be fetched, else classic; then what cannot be had now. */
const rank = { todayPresent: 0, todayPull: 1, classicPresent: 2, classicBuild: 3, none: 4 } as const;

/** For each role the first image that is here, else the first of the list. */
export function imagesOf(pair: ClientPair, presentBytes: ReadonlyMap<string, number>): ChosenImages {
  const pick = (list: readonly CatalogueImage[]) => (list.find((i) => presentBytes.has(refOf(i))) ?? list[0]) as CatalogueImage;
  return { execution: pick(pair.images.execution), beacon: pick(pair.images.beacon), validator: pick(pair.images.validator) };
}

/** Every pair as an option, best first. Equals keep the order of the catalogue. */
export function rankOptions(pairs: readonly ClientPair[], facts: ImageFacts): readonly Ranked[] {
  const ranked = pairs.map((pair): Ranked => {
    const images = imagesOf(pair, facts.presentBytes);
    const option = optionOf(pair, images, facts.presentBytes);
    return { pair, images, option, rank: rankOf(option, facts) };
  });
  return ranked.sort((a, b) => a.rank - b.rank);
}

/** Why the best option is the best one. */
export function reasonOf(best: Ranked, facts: ImageFacts): string {
  if (best.rank === rank.todayPresent) return optionReason.todayPresent;
  if (best.rank === rank.todayPull) return optionReason.todayPull;
  if (best.rank === rank.classicPresent) return optionReason.classicPresent;
  return best.rank === rank.classicBuild ? optionReason.classicBuild : optionReason.none(facts.buildNeeds ?? '');
}

/** Whether an option can be had on this machine now. */
export const isPossible = (ranked: Ranked): boolean => ranked.rank !== rank.none;

function rankOf({ profile, source }: PracticeOption, { pullable, buildNeeds }: ImageFacts): number {
  if (profile === 'today') {
    if (source === 'present') return rank.todayPresent;
    return source === 'pull' && pullable ? rank.todayPull : rank.none;
  }
  if (source === 'present') return rank.classicPresent;
  return source === 'build' && buildNeeds === null ? rank.classicBuild : rank.none;
}

function optionOf(pair: ClientPair, images: ChosenImages, presentBytes: ReadonlyMap<string, number>): PracticeOption {
  const refs = [...new Set(roles.map((r) => refOf(images[r])))];
  const missing = roles.map((r) => images[r]).filter((i) => !presentBytes.has(refOf(i)));
  const missingSource = missing.some((i) => i.source.kind === 'registry') ? 'pull' : 'build';
  return {
    profile: pair.profile,
    execution: images.execution.client,
    consensus: images.beacon.client,
    title: optionTitle(pair.profile, images.execution.client, images.beacon.client, pair.rules),
    rules: pair.rules,
    preset: pair.preset,
    images: refs.map((ref) => ({
      ref,
      roles: roles.filter((r) => refOf(images[r]) === ref),
      present: presentBytes.has(ref),
      bytes: presentBytes.get(ref) ?? null,
    })),
    source: missing.length === 0 ? 'present' : missingSource,
    cannotShow: pair.cannotShow.map((id) => cannotShow[id]),
  };
}
