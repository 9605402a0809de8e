import type { Station } from '../../shared/road.ts';

/** A stretch of road from one station to the next: its share done (0 to 1), its length or what is left of it in seconds. */
export type Stretch = { readonly part: number; readonly seconds: number | null; readonly left: boolean };

/** The stretch behind station `i`; null behind the last one. */
export const stretch = (stations: readonly Station[], i: number, now: number): Stretch | null => {
  const from = stations[i];
  const to = stations[i + 1];
  if (from === undefined || to === undefined) return null;
  const seconds = from.at === null || to.at === null ? null : Math.max(0, (to.at - from.at) / 1000);
  if (from.state === 'done') return { part: 1, seconds, left: false };
  if (from.state === 'next' || from.at === null || to.at === null || to.at <= from.at) return { part: 0, seconds, left: false };
  const part = Math.min(1, Math.max(0, (now - from.at) / (to.at - from.at)));
  return { part, seconds: Math.max(0, (to.at - now) / 1000), left: true };
};

/**
 * The contract's `here` is the station that is walked to, with its expected time. The picture marks the one left last and fills the
 * stretch behind it. Stations that already are so stay as they are.
 */
export const asWalked = (stations: readonly Station[], now: number): readonly Station[] => {
  const ahead = stations.findIndex((station) => station.state === 'here' && (station.at === null || station.at > now));
  if (ahead < 1) return stations;
  return stations.map((station, i) => {
    if (i === ahead - 1) return { ...station, state: 'here' };
    return i === ahead ? { ...station, state: 'next' } : station;
  });
};
