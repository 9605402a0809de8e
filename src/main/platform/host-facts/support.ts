import { readFile } from 'node:fs/promises';
import { release } from 'node:os';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound } from './look.ts';

/** How long this system still gets updates (days, negative when over; null where not known), and its kernel. */
export type SupportFact = { readonly title: string; readonly kernel: string; readonly daysLeft: number | null };

/** End of free security updates. Sources: wiki.debian.org/LTS, ubuntu.com/about/release-cycle; read in August 2026. */
const ends: Readonly<Record<string, string>> = {
  'debian 11': '2026-08-31',
  'debian 12': '2028-06-30',
  'debian 13': '2030-06-30',
  'ubuntu 20.04': '2025-05-31',
  'ubuntu 22.04': '2027-04-30',
  'ubuntu 24.04': '2029-04-30',
};

/** From `/etc/os-release`; some systems name the day themselves. */
export function supportOf(text: string, kernel: string, nowMs: number): SupportFact {
  const of = (key: string) => new RegExp(`^${key}="?([^"\n]*)"?$`, 'm').exec(text)?.[1];
  const day = of('SUPPORT_END') ?? ends[`${of('ID')} ${of('VERSION_ID')}`];
  const end = day === undefined ? Number.NaN : Date.parse(day);
  return {
    title: of('PRETTY_NAME') ?? 'Linux',
    kernel,
    daysLeft: Number.isNaN(end) ? null : Math.floor((end - nowMs) / 86_400_000),
  };
}

export async function support(nowMs: number): Promise<Found<SupportFact>> {
  const text = await readFile('/etc/os-release', 'utf8').catch(() => null);
  return text === null ? notFound(because.linuxOnly) : found(supportOf(text, release(), nowMs));
}
