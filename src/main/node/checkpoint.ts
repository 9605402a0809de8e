import { AppError } from '../../shared/app-error.ts';
import type { FactsNow, PublicNetwork } from '../../shared/networks.ts';
import { checkpointWords as words } from '../../shared/strings/checkpoint.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import { chainDifferences } from '../protocol/network-now.ts';
import { type Checkpoint, judge, type PassedOver, questions, type Sighting, type Witness } from './checkpoint-judge.ts';

/** What is asked of one source; every function ends within its own time-out. */
export type CheckpointSource = Pick<BeaconApi, 'genesis' | 'servedCheckpoint' | 'blockRoot' | 'blockSlot'>;
export type CheckpointSearch = {
  /** Facts of the network now (`factsAt`). */
  readonly network: FactsNow;
  readonly providers: PublicNetwork['checkpointProviders'];
  /** The person's own beacon node: it must answer, and alone it suffices; providers beside it may only bear it out. */
  readonly ownUrl: string | null;
  readonly ask: (url: string) => CheckpointSource;
  readonly clock: Pick<Clock, 'now'>;
  readonly signal: AbortSignal;
};
type Outcome =
  | { readonly kind: 'sighting'; readonly sighting: Sighting }
  | { readonly kind: 'down' | 'elsewhere' | 'young'; readonly passed: PassedOver; readonly error?: unknown };

const orNull = <T>(promise: Promise<T>) => promise.catch(() => null);

/** The slot of a checkpoint's block: the first of its epoch, or, where that is empty, one that the source looks up. */
async function slotOf(source: CheckpointSource, epoch: number, root: string, { slotsPerEpoch }: FactsNow): Promise<number | null> {
  const first = epoch * slotsPerEpoch;
  if ((await orNull(source.blockRoot(first))) === root) return first;
  const slot = await orNull(source.blockSlot(root));
  return slot !== null && slot <= first ? slot : null;
}

async function look(witness: Witness, { ask, network }: CheckpointSearch): Promise<Outcome> {
  const source = ask(witness.url);
  try {
    const [genesis, { epoch, root }] = await Promise.all([source.genesis(), source.servedCheckpoint()]);
    const [first] = chainDifferences(network, { chainId: null, genesis });
    if (first) {
      const why = words.elsewhere(witness.operator, `${first.what} ${first.found}`);
      return { kind: 'elsewhere', passed: { ...witness, why } };
    }
    // Before anything is finalized the epoch is 0 and the root is all zeros.
    if (epoch === 0) return { kind: 'young', passed: { ...witness, why: words.young(witness.operator) } };
    return { kind: 'sighting', sighting: { ...witness, epoch, root, slot: await slotOf(source, epoch, root, network) } };
  } catch (error) {
    return { kind: 'down', passed: { ...witness, why: words.down(witness.operator) }, error };
  }
}

async function search(needs: CheckpointSearch): Promise<Checkpoint> {
  const { network, ownUrl, ask, clock } = needs;
  const own = ownUrl === null ? [] : [{ operator: words.own, url: ownUrl }];
  const witnesses = [...own, ...needs.providers.filter((p) => p.url !== ownUrl)];
  const outcomes = await Promise.all(witnesses.map((w) => look(w, needs)));
  const sightings = outcomes.flatMap((o) => (o.kind === 'sighting' ? [o.sighting] : []));
  const others = outcomes.flatMap((o) => (o.kind === 'sighting' ? [] : [o]));
  const passedOver = others.map((o) => o.passed);
  const found = passedOver.map((p) => p.why).join('; ');

  const ownOutcome = ownUrl === null ? undefined : outcomes[0];
  if (ownOutcome?.kind === 'down') throw ownOutcome.error;
  const elsewhere = others.filter((o) => o.kind === 'elsewhere');
  const what = network.title;
  if (ownOutcome?.kind === 'elsewhere') throw new AppError('checkpoint.otherNetwork', { what, found: ownOutcome.passed.why });
  if (sightings.length === 0 && others.every((o) => o.kind === 'down')) throw new AppError('checkpoint.allDown', { what, found });
  if (sightings.length === 0 && elsewhere.length > 0)
    throw new AppError('checkpoint.otherNetwork', { what, found: elsewhere.map((o) => o.passed.why).join('; ') });

  const crossings = await Promise.all(
    questions(sightings).map(async ({ of, by }) => ({
      of,
      by,
      root: of.slot === null ? null : await orNull(ask(by.url).blockRoot(of.slot)),
    })),
  );
  return judge({ network, ownUrl, nowMs: clock.now(), sightings, crossings, passedOver });
}

/**
 * Asks everybody at once for the finalized checkpoint and takes the newest that two independent operators vouch for, or the person's own node.
 * Errors: `checkpoint.disagree`, `.tooOld`, `.tooFew`, `.otherNetwork`, `.allDown`; `beacon.*` of the own node; `work.cancelled`.
 */
export function findCheckpoint(needs: CheckpointSearch): Promise<Checkpoint> {
  const { signal } = needs;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new AppError('work.cancelled'));
    if (signal.aborted) return cancel();
    signal.addEventListener('abort', cancel, { once: true });
    search(needs)
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', cancel));
  });
}
