import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound } from './look.ts';
import { askTime, type Sample, type TimeServer } from './sntp.ts';

/** How far this clock is off by the servers that agree: behind (+) or ahead (-), in ms. `others`: hosts that say something else. */
export type ClockOffsetFact = {
  readonly offsetMs: number;
  readonly agree: number;
  readonly asked: number;
  readonly others: readonly string[];
};

/** Of four operators, so that one that lies stands alone. Asked for real networks only. */
export const timeServers: readonly TimeServer[] = ['time.cloudflare.com', 'time.google.com', 'time.apple.com', 'pool.ntp.org'].map(
  (host) => ({ host, port: 123 }),
);

/** A way that is slower in one direction shifts the offset by up to half of its time. */
const slackMs = ({ delayMs }: Sample) => delayMs / 2 + 20;
const median = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};

/** The largest group whose spans hold one time, if it is two or more and more than half of those that answered; null otherwise. */
export function agreeing(samples: readonly Sample[]): readonly Sample[] | null {
  const groups = samples.map(({ offsetMs, ...rest }) => {
    const edge = offsetMs - slackMs({ offsetMs, ...rest });
    return samples.filter((other) => Math.abs(other.offsetMs - edge) <= slackMs(other));
  });
  const best = groups.reduce<readonly Sample[]>((a, b) => (b.length > a.length ? b : a), []);
  return best.length >= 2 && best.length * 2 > samples.length ? best : null;
}

export async function clockOffset(servers: readonly TimeServer[], now: () => number, timeoutMs = 1500): Promise<Found<ClockOffsetFact>> {
  const answers = await Promise.all(servers.map((server) => askTime(server, timeoutMs, now)));
  const samples = answers.filter((sample) => sample !== null);
  if (samples.length < 2) return notFound(because.timeServersSilent(samples.length, servers.length));
  const group = agreeing(samples);
  if (group === null) return notFound(because.timeServersDisagree(samples.length));
  return found({
    offsetMs: median(group.map(({ offsetMs }) => offsetMs)),
    agree: group.length,
    asked: servers.length,
    others: samples.filter((sample) => !group.includes(sample)).map(({ host }) => host),
  });
}
