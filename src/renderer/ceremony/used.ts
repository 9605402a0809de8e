import type { KeyEntry } from '../../shared/keys.ts';
import type { NetworkName } from '../../shared/networks.ts';

/** The number of a key, from its path `m/12381/3600/<number>/0/0`. */
export const keyNumber = (path: string): number => Number(path.split('/')[3] ?? Number.NaN);

/** Numbers whose files lie here for this network (and this practice network), in order, each once. */
export const usedNumbers = (keys: readonly KeyEntry[], network: NetworkName, instance: string | null): readonly number[] => {
  const here = keys.filter((key) => key.network === network && (network !== 'practice' || key.instance === instance));
  return [...new Set(here.map((key) => keyNumber(key.path)).filter(Number.isInteger))].sort((a, b) => a - b);
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
