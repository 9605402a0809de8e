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

/** A whole number with commas: `11,310`. */
export const grouped = (n: number | bigint): string => n.toString().replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** `1 slot`, `2 slots`, `1,204 slots`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${grouped(n)} ${n === 1 ? one : many}`;
