import type { PublicNetwork } from '../../shared/networks.ts';
import type { NodeChoice, TakenCheckpoint } from '../../shared/node-life.ts';
import type { Clock } from '../platform/clock.ts';
import { factsAt } from '../protocol/network-now.ts';
import { type CheckpointSource, findCheckpoint } from './checkpoint.ts';

/** A checkpoint that was taken and not begun from is sought anew after this long: it grows old, and asking costs seconds. */
export const CHECKPOINT_HOLDS_MS = 3_600_000;

/** The finalized block that a fresh beacon node begins from; null begins at genesis. Errors: those of `findCheckpoint`. */
export async function beginFrom(
  { checkpoint: wish }: NodeChoice,
  network: PublicNetwork,
  ask: (url: string) => CheckpointSource,
  clock: Pick<Clock, 'now'>,
  signal: AbortSignal,
): Promise<TakenCheckpoint | null> {
  if (wish.kind === 'genesis') return null;
  const ownUrl = wish.kind === 'url' ? wish.url : null;
  const facts = factsAt(network, clock.now());
  const found = await findCheckpoint({ network: facts, providers: network.checkpointProviders, ownUrl, ask, clock, signal });
  const { agreed, passedOver } = found;
  return { ...found, agreed: [...agreed], passedOver: [...passedOver], takenAt: clock.now(), confirmation: { state: 'notYet' } };
}
