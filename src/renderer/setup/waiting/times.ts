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

/**
 * Main tells the station that is being walked to as `here`, with its expected time. The picture wants the one that was left last:
 * its stretch is the one that fills.
 */
export function asWalked(stations: readonly Station[], now: number): readonly Station[] {
  const ahead = stations.findIndex((one) => one.state === 'here' && (one.at === null || one.at > now));
  if (ahead < 1) return stations;
  return stations.map((one, i) => {
    if (i === ahead - 1) return { ...one, state: 'here' };
    return i === ahead ? { ...one, state: 'next' } : one;
  });
}
