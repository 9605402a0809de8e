import { roughly } from '../../shared/strings/time.ts';
/** Numbers, amounts, times for people. `NARROW` joins groups of digits and short units, `NBSP` an amount and its coin; neither breaks. */
export const NARROW = '\u202f';
export const NBSP = '\u00a0';

const group = (digits: string, by: string, fromLeft: boolean): string =>
  digits.replace(fromLeft ? /(\d{3})(?=\d)/g : /\B(?=(\d{3})+$)/g, fromLeft ? `$1${by}` : by);

/** 1604 → `1,604`. */
export const formatNumber = (value: number): string => `${value < 0 ? '−' : ''}${group(String(Math.abs(Math.round(value))), ',', false)}`;

/** Gwei in whole coins, cut (never rounded up) to `digits` places in groups of three: 32001912345n → int `32`, frac `001 912`. */
export const splitGwei = (gwei: bigint, digits = 6): { readonly int: string; readonly frac: string } => {
  const places = String(gwei % 1_000_000_000n)
    .padStart(9, '0')
    .slice(0, digits);
  return {
    int: group(String(gwei / 1_000_000_000n), ',', false),
    frac: /^0*$/.test(places) ? '' : group(places, NARROW, true),
  };
};
/** The coin's name is handed in: `ETH`, `practice ETH`, `Hoodi ETH`. */
export const formatAmount = (gwei: bigint, coin: string, digits = 6): string => {
  const { int, frac } = splitGwei(gwei, digits);
  return `${frac === '' ? int : `${int}.${frac}`}${NBSP}${coin.replaceAll(' ', NBSP)}`;
};
export const weiToGwei = (wei: bigint): bigint => wei / 1_000_000_000n;

const byteUnits = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const;
/** Decimal units, three figures: 48.9 MB, 412 GB. */
export const formatBytes = (bytes: number): string => {
  let value = Math.max(0, bytes);
  let unit = 0;
  while (value >= 999.5 && unit < byteUnits.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const text = unit === 0 || value >= 99.95 ? String(Math.round(value)) : value.toFixed(1);
  return `${text.replace(/\.0$/, '')}${NARROW}${byteUnits[unit]}`;
};

/** 0.992 → `99.2 %`. */
export const formatPercent = (part: number, digits = 1): string => `${(part * 100).toFixed(digits).replace(/\.0+$/, '')}${NARROW}%`;

const spans = [
  { seconds: 86_400, one: 'day', many: 'days' },
  { seconds: 3600, one: 'h', many: 'h' },
  { seconds: 60, one: 'min', many: 'min' },
  { seconds: 1, one: 's', many: 's' },
] as const;
/** A length of time in its two largest units: `1 min 14 s`, `3 h 40 min`, `2 days`. */
export const formatDuration = (seconds: number): string => {
  const whole = Math.max(0, Math.round(seconds));
  const first = spans.findIndex((span) => whole >= span.seconds);
  const big = spans[first === -1 ? 3 : first];
  const small = spans[first === -1 ? 4 : first + 1];
  if (big === undefined) return `0${NARROW}s`;
  const count = Math.floor(whole / big.seconds);
  const rest = small === undefined ? 0 : Math.floor((whole % big.seconds) / small.seconds);
  const say = (n: number, span: (typeof spans)[number]): string => `${n}${NARROW}${n === 1 ? span.one : span.many}`;
  return small === undefined || rest === 0 ? say(count, big) : `${say(count, big)} ${say(rest, small)}`;
};
/** An estimate, rounded: `about` stands in the words around it. */
export const formatEstimate = (seconds: number): string => formatDuration(roughly(seconds));
/** Long spans without false precision: `7 months`, `3 years`, `12 days`. */
export const formatLong = (days: number): string => {
  const say = (n: number, unit: string): string => `${formatNumber(n)} ${unit}${n === 1 ? '' : 's'}`;
  if (days < 1) return 'under a day';
  if (days < 60) return say(Math.floor(days), 'day');
  if (days < 730) return say(Math.floor(days / 30.44), 'month');
  return days < 36_500 ? say(Math.floor(days / 365.25), 'year') : 'more than 100 years';
};

const formats = new Map<string, Intl.DateTimeFormat>();
const formatter = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat('en-GB', options);
  formats.set(key, known);
  return known;
};
type Zone = { readonly timeZone?: string };
const time = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const;

/** `14:26:56`, the reader's zone. */
export const formatTime = (ms: number, zone: Zone = {}): string => formatter({ ...time, ...zone }).format(ms);
/** `Sunday 22 November 2026`. */
export const formatDay = (ms: number, zone: Zone = {}): string =>
  formatter({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...zone })
    .format(ms)
    .replace(',', '');
/** `Sunday 22 November 2026, 15:13:28 CET`. */
export const formatDate = (ms: number, zone: Zone = {}): string =>
  `${formatDay(ms, zone)}, ${formatter({ ...time, timeZoneName: 'short', ...zone }).format(ms)}`;
/** `Sunday 22 November 2026, 15:13`. */
export const formatMinute = (ms: number, zone: Zone = {}): string =>
  `${formatDay(ms, zone)}, ${formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(ms)}`;
/** The time alone where `ms` is on the same day as `now`, else with its short day: `Mon 23 Nov, 14:26`. */
export const formatWhen = (ms: number, now: number, zone: Zone = {}): string => {
  const day = formatter({ weekday: 'short', day: 'numeric', month: 'short', ...zone });
  if (formatDay(ms, zone) === formatDay(now, zone)) return formatTime(ms, zone);
  return `${day.format(ms).replace(',', '')}, ${formatter({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...zone }).format(ms)}`;
};

/** `1 key`, `3 keys`. */
export const count = (n: number, one: string, many = `${one}s`): string => `${formatNumber(n)} ${n === 1 ? one : many}`;
/** `a, b and c`. */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;

/** A sentence of the shared strings with its numbers joined to their units, so that a line never ends between them. */
export const joined = (text: string): string => text.replace(/(\d) (?=(s|min|h|days?|%|[kMGT]?B|bytes)\b)/g, `$1${NARROW}`);
