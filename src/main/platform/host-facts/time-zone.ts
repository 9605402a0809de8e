import { readFile } from 'node:fs/promises';
import { type Found, found } from './look.ts';

/** The zone that this machine shows times in, its distance from UTC now, and whether the clock on its board runs in local time. */
export type TimeZoneFact = { readonly name: string; readonly offsetMinutes: number; readonly boardIsLocal: boolean };

export async function timeZone(): Promise<Found<TimeZoneFact>> {
  // hwclock writes UTC or LOCAL into its third line; Windows always keeps the board in local time, and copes.
  const third = (await readFile('/etc/adjtime', 'utf8').catch(() => '')).split('\n')[2];
  return found({
    name: Intl.DateTimeFormat().resolvedOptions().timeZone,
    offsetMinutes: -new Date().getTimezoneOffset(),
    boardIsLocal: third?.trim() === 'LOCAL',
  });
}
