import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Checkpoint } from './checkpoint-judge.ts';

/** Whether the node that began from a checkpoint follows its chain. `differs` is to be shown loudly. */
export type Confirmation =
  | { readonly state: 'agreed'; readonly slot: number; readonly root: string }
  | { readonly state: 'notYet' }
  | { readonly state: 'differs'; readonly slot: number; readonly expected: string; readonly found: string };

const orNull = <T>(promise: Promise<T>) => promise.catch(() => null);

/**
 * Compares the node's own block at the checkpoint's slot with it. A node that began later than there, and does not fetch what came before,
 * is compared at its own finalized block with what the checkpoint's witnesses have there. Never throws: a node that does not answer is
 * `notYet`.
 */
export async function confirmCheckpoint(needs: {
  readonly checkpoint: Checkpoint;
  readonly own: Pick<BeaconApi, 'header'>;
  readonly ask: (url: string) => Pick<BeaconApi, 'blockRoot'>;
}): Promise<Confirmation> {
  const { checkpoint, own, ask } = needs;
  const compare = (slot: number, expected: string, found: string): Confirmation =>
    expected === found ? { state: 'agreed', slot, root: found } : { state: 'differs', slot, expected, found };

  const there = await orNull(own.header(checkpoint.slot));
  if (there) return compare(there.slot, checkpoint.root, there.root);
  const finalized = await orNull(own.header('finalized'));
  if (finalized === null || finalized.slot <= checkpoint.slot) return { state: 'notYet' };

  const { slot, root } = finalized;
  const answers = await Promise.all(
    checkpoint.agreed.map(async ({ operator, url }) => ({ operator, root: await orNull(ask(url).blockRoot(slot)) })),
  );
  const other = answers.find((a) => a.root !== null && a.root !== root);
  if (other?.root != null) return compare(slot, other.root, root);
  const agreeing = new Set(answers.filter((a) => a.root === root).map((a) => a.operator)).size;
  return agreeing >= (checkpoint.trust === 'ownAlone' ? 1 : 2) ? compare(slot, root, root) : { state: 'notYet' };
}
