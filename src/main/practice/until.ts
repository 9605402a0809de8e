import type { Clock } from '../platform/clock.ts';

/**
 * Asks again and again until the answer is not null. A question that throws counts as null: clients that start refuse or stay silent.
 * Null after `forMs`. Errors: `work.cancelled`.
 */
export async function until<T>(
  {
    clock,
    signal,
    everyMs,
    forMs,
  }: { readonly clock: Clock; readonly signal: AbortSignal; readonly everyMs: number; readonly forMs: number },
  ask: () => Promise<T | null>,
): Promise<T | null> {
  const end = clock.now() + forMs;
  while (clock.now() < end) {
    const answer = await ask().catch(() => null);
    if (answer !== null) return answer;
    await clock.sleep(everyMs, signal);
  }
  return null;
}
