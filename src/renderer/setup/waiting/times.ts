import type { DepositRoad } from '../../../shared/deposit.ts';
import type { Station } from '../../../shared/road.ts';

/** A length of the way: seconds in all, or what is left of it while it is walked. */
export type Stretch = { readonly seconds: number; readonly left: boolean } | null;

const at = (stations: readonly Station[], id: Station['id']): number | null => stations.find((one) => one.id === id)?.at ?? null;

const between = (from: number | null, to: number | null, now: number): Stretch => {
  if (from === null || to === null) return null;
  const walked = now > from && now < to;
  return { seconds: Math.max(0, (to - (walked ? now : from)) / 1000), left: walked };
};

/** What the time between a deposit and its first duty is for. Times in Unix ms. */
export function roadTimes(
  road: DepositRoad,
  now: number,
): { readonly queueSeconds: number | null; readonly final: Stretch; readonly notice: Stretch } {
  const { queue, stations } = road;
  const queueSeconds =
    queue === null || queue.perEpochGwei === 0n ? null : (Number(queue.beforeGwei) / Number(queue.perEpochGwei)) * queue.secondsPerEpoch;
  const finalized = at(stations, 'finalized');
  return {
    queueSeconds,
    final: between(at(stations, 'included'), finalized, now),
    notice: between(finalized, at(stations, 'active') ?? road.activeAt, now),
  };
}
