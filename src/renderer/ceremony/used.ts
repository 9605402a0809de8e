const MAX = 2 ** 32 - 1;

/** The number of a key, from its path `m/12381/3600/<number>/0/0`. */
export const keyNumber = (path: string): number => Number(path.split('/')[3] ?? Number.NaN);

/** The key number that was typed; null for what is none. */
export const startOf = (typed: string): number | null => {
  const digits = typed.trim();
  return /^\d{1,10}$/.test(digits) && Number(digits) <= MAX ? Number(digits) : null;
};

/** `0–3, 7`: runs of numbers in the least space. */
export const runsOf = (numbers: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === n - 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
};
