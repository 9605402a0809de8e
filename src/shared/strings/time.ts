const parts = [
  ['day', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A duration for people, in its two largest units: `4 s`, `1 min 14 s`, `27 h 50 min`, `2 days 3 h`. Parts of a second round up. */
export function duration(seconds: number): string {
  let rest = Math.max(0, Math.ceil(seconds));
  const words: string[] = [];
  for (const [unit, size] of parts) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    if (n > 0 && words.length < 2) words.push(`${n} ${unit === 'day' && n > 1 ? 'days' : unit}`);
    else if (words.length > 0) break;
  }
  return words.join(' ') || '0 s';
}

const steps = [
  [120, 10],
  [600, 60],
  [3_600, 300],
  [36_000, 1_800],
  [172_800, 3_600],
  [Number.POSITIVE_INFINITY, 86_400],
] as const;

/**
 * An estimate in seconds, rounded as a careful person would say it: under 2 min to 10 s, under 10 min to minutes, under 1 h to 5 min, under
 * 10 h to half hours, under 2 days to hours, above to days. Never 0 for more than 0. What was measured stays as it is.
 */
export function roughly(seconds: number): number {
  if (seconds <= 0) return 0;
  const step = steps.find(([below]) => seconds < below)?.[1] ?? 1;
  return Math.max(step, Math.round(seconds / step) * step);
}

/** An estimate between two bounds: `30 min to 5 h`, or `5 h` where they come to the same. `say` writes a duration. */
export function roughSpan(
  { fromSeconds, toSeconds }: { readonly fromSeconds: number; readonly toSeconds: number },
  say: (seconds: number) => string = duration,
): string {
  const [from, to] = [say(roughly(fromSeconds)), say(roughly(toSeconds))];
  return from === to ? to : `${from} to ${to}`;
}

/** A whole number with commas: `11,310`. */
export const grouped = (n: number | bigint): string => n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 slot`, `2 slots`, `1,204 slots`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;
