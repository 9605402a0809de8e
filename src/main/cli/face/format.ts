import { grouped, duration as ofSeconds, roughly } from '../../../shared/strings/time.ts';

/** Durations in the two largest units; below ten seconds with a tenth: `6.2 s`, `41 s`, `1 min 2 s`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, ms) / 1000;
  return seconds < 9.95 ? `${seconds.toFixed(1).replace(/\.0$/, '')} s` : ofSeconds(Math.round(seconds));
}

/** What is reckoned, not measured, rounded: `50 s`, `5 min`. */
export const estimate = (ms: number): string => ofSeconds(roughly(ms / 1000));

/** Writes times in the reader's zone, or in the one handed in. */
export function times(timeZone?: string) {
  const zone = timeZone === undefined ? {} : { timeZone };
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit', ...zone });
  const minute = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', ...zone });
  const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', ...zone });
  return {
    /** `13:31:16` */
    clock: (unixMs: number) => clock.format(unixMs),
    /** `13:31`, for what is only reckoned. */
    minute: (unixMs: number) => minute.format(unixMs),
    /** `Sun 22 Nov` */
    day: (unixMs: number) => day.format(unixMs).replace(',', ''),
  };
}
export type Times = ReturnType<typeof times>;

/** Whole seconds of ISO 8601 in UTC, as the JSON lines carry. */
export const iso = (unixMs: number): string => `${new Date(unixMs).toISOString().slice(0, 19)}Z`;

/** Amounts in ETH from gwei with the decimals in groups of three: `32`, `0.000 012`. */
export function ethOfGwei(gwei: bigint): string {
  const digits = gwei.toString().padStart(10, '0');
  const fraction = digits
    .slice(-9)
    .replace(/(000)+$/, '')
    .match(/\d{3}/g);
  const whole = grouped(BigInt(digits.slice(0, -9)));
  return fraction === null ? whole : `${whole}.${fraction.join(' ')}`;
}

/** `0x71C7…976F`: the short form of an address or a public key. */
export const short = (hex: string): string => `${hex.slice(0, 6)}…${hex.slice(-4)}`;
