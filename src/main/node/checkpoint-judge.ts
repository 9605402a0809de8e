import { AppError } from '../../shared/app-error.ts';
import type { FactsNow } from '../../shared/networks.ts';
import { checkpointWords as words } from '../../shared/strings/checkpoint.ts';
import { duration } from '../../shared/strings/time.ts';

/**
 * Oldest checkpoint that is taken, in epochs: MIN_VALIDATOR_WITHDRAWABILITY_DELAY, 27 h on mainnet. The weak subjectivity period is that plus
 * the time in which a part of the stake could leave (consensus-specs, electra/weak-subjectivity.md), so that it is never shorter than this,
 * whatever the fork, the stake and the churn.
 */
export const MAX_AGE_EPOCHS = 256;
const OPERATORS_NEEDED = 2;

export type Witness = { readonly operator: string; readonly url: string };
/** What one source calls finalized. `slot` is that of the block, null where the source would not tell. */
export type Sighting = Witness & { readonly epoch: number; readonly root: string; readonly slot: number | null };
/** A sighting, and what another source has at its slot: null where that does not know. */
export type Crossing = { readonly of: Sighting; readonly by: Witness; readonly root: string | null };
/** A source that was passed over, in words. */
export type PassedOver = Witness & { readonly why: string };

/** A finalized block that a node can begin from. */
export type Checkpoint = {
  /** The beacon node to take the state from. */
  readonly url: string;
  readonly epoch: number;
  readonly slot: number;
  readonly root: string;
  readonly agreed: readonly Witness[];
  readonly passedOver: readonly PassedOver[];
  /** `ownAlone`: nobody but the person's own beacon node vouches for it. */
  readonly trust: 'independent' | 'ownAlone';
};

export type Judged = {
  readonly network: FactsNow;
  readonly ownUrl: string | null;
  readonly nowMs: number;
  /** In the order of preference. */
  readonly sightings: readonly Sighting[];
  readonly crossings: readonly Crossing[];
  readonly passedOver: readonly PassedOver[];
};

const operatorsOf = (list: readonly Witness[]) => new Set(list.map((w) => w.operator)).size;
const same = (a: Sighting, b: Sighting) => a.epoch === b.epoch && a.root === b.root;

/** Which sightings are to be asked of whom: each of those who are further along. One question per distinct sighting and source. */
export function questions(sightings: readonly Sighting[]): readonly Omit<Crossing, 'root'>[] {
  const distinct = sightings.filter((s, i) => s.slot !== null && sightings.findIndex((t) => t.slot !== null && same(s, t)) === i);
  return distinct.flatMap((of) => sightings.filter((by) => by.epoch > of.epoch).map((by) => ({ of, by })));
}

/** Errors: `checkpoint.disagree`, naming both. */
function refuseConflict(sightings: readonly Sighting[], crossings: readonly Crossing[], network: FactsNow): void {
  const clash = (a: string, b: string): never => {
    throw new AppError('checkpoint.disagree', { what: network.title, found: `${a}; ${b}` });
  };
  for (const a of sightings) {
    const say = words.saw(a.operator, a.epoch, a.root);
    for (const b of sightings)
      if (a.epoch === b.epoch && (a.root !== b.root || (a.slot !== null && b.slot !== null && a.slot !== b.slot)))
        clash(say, words.saw(b.operator, b.epoch, b.root));
    for (const { of, by, root } of crossings)
      if (of === a && root !== null && root !== a.root) clash(say, words.saw(by.operator, a.epoch, root));
  }
}

/** How old a checkpoint is, in seconds; negative where it lies in the future. */
const ageSeconds = ({ epoch }: Sighting, { network, nowMs }: Judged) =>
  Math.floor(nowMs / 1000) - (network.genesisTime + epoch * network.slotsPerEpoch * network.secondsPerSlot);

/**
 * The newest checkpoint that two independent operators vouch for, or the person's own beacon node.
 * Errors: `checkpoint.disagree`, `checkpoint.tooOld`, `checkpoint.tooFew`.
 */
export function judge(judged: Judged): Checkpoint {
  const { network, ownUrl, crossings } = judged;
  const maxAgeSeconds = MAX_AGE_EPOCHS * network.slotsPerEpoch * network.secondsPerSlot;
  const ahead = judged.sightings.filter((s) => ageSeconds(s, judged) < 0);
  const sightings = judged.sightings.filter((s) => ageSeconds(s, judged) >= 0);
  refuseConflict(sightings, crossings, network);

  const passed = (list: readonly Sighting[], why: (s: Sighting) => string): PassedOver[] =>
    list.map((s) => ({ operator: s.operator, url: s.url, why: why(s) }));
  const age = (s: Sighting) => duration(ageSeconds(s, judged));
  const young = sightings.filter((s) => ageSeconds(s, judged) <= maxAgeSeconds);
  const passedOver = [
    ...judged.passedOver,
    ...passed(ahead, (s) => words.ahead(s.operator)),
    ...passed(
      sightings.filter((s) => !young.includes(s)),
      (s) => words.old(s.operator, age(s)),
    ),
  ];

  for (const of of [...young].sort((a, b) => b.epoch - a.epoch)) {
    if (of.slot === null) continue;
    const agreed = sightings
      .filter((s) => same(s, of) || crossings.some((c) => same(c.of, of) && c.by.url === s.url && c.root === of.root))
      .map(({ operator, url }): Witness => ({ operator, url }));
    const own = agreed.find((w) => w.url === ownUrl);
    if (ownUrl === null ? operatorsOf(agreed) < OPERATORS_NEEDED : own === undefined) continue;
    // Who serves this very state now is asked for it; another could serve a later one that nobody has borne out yet.
    const serves = young.find((s) => same(s, of)) ?? of;
    return {
      ...{ url: (own ?? serves).url, epoch: of.epoch, slot: of.slot, root: of.root, agreed },
      ...{ passedOver, trust: operatorsOf(agreed) < OPERATORS_NEEDED ? 'ownAlone' : 'independent' },
    };
  }

  const newest = [...sightings].sort((a, b) => b.epoch - a.epoch)[0];
  if (newest !== undefined && young.length === 0) {
    const needed = duration(maxAgeSeconds);
    throw new AppError('checkpoint.tooOld', { what: network.title, found: `${age(newest)} old`, needed });
  }
  const why = [...passedOver.map((p) => p.why), ...new Set(young.map((s) => words.alone(s.operator)))];
  throw new AppError('checkpoint.tooFew', { what: network.title, found: why.join('; ') });
}
