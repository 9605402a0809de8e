/** A subnet such as `172.31.77.0/24` as numbers. */
type Range = { readonly from: number; readonly to: number };

const numberOf = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

function rangeOf(cidr: string): Range | null {
  const [ip = '', bits = '32'] = cidr.split('/');
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(ip)) return null;
  const size = 2 ** (32 - Number(bits));
  const from = Math.floor(numberOf(ip) / size) * size;
  return { from, to: from + size - 1 };
}

/** First three numbers of every /24 that Hearth may take, in order: 172.31.0–255, then 10.213.0–255. */
export const prefixes: readonly string[] = ['172.31', '10.213'].flatMap((start) => Array.from({ length: 256 }, (_, i) => `${start}.${i}`));

/** The prefixes whose /24 touches none of the subnets in use (`a.b.c.d/n`; IPv6 is ignored). */
export function freePrefixes(taken: readonly string[]): readonly string[] {
  const ranges = taken.map(rangeOf).filter((range) => range !== null);
  return prefixes.filter((prefix) => {
    const from = numberOf(`${prefix}.0`);
    return ranges.every((range) => range.to < from || range.from > from + 255);
  });
}
