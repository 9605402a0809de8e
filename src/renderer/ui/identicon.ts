/** A colour square of an identicon row: x, y, width in squares of an 8 × 8 field. */
export type Square = { readonly x: number; readonly y: number; readonly width: number; readonly color: string };
export type Identicon = { readonly background: string; readonly squares: readonly Square[] };

const SIZE = 8;

/** The picture wallets and explorers show for an address (ethereum-blockies, seeded by the lower-case address). */
export const identicon = (address: string): Identicon => {
  const random = generator(address.toLowerCase());
  const color = hsl(random);
  const background = hsl(random);
  const spot = hsl(random);
  const squares: Square[] = [];
  for (let y = 0; y < SIZE; y += 1) {
    const half = Array.from({ length: SIZE / 2 }, () => Math.floor(random() * 2.3));
    [...half, ...half.toReversed()].forEach((kind, x) => {
      if (kind === 0) return;
      const last = squares.at(-1);
      const fill = kind === 1 ? color : spot;
      if (last !== undefined && last.y === y && last.color === fill && last.x + last.width === x) {
        squares[squares.length - 1] = { ...last, width: last.width + 1 };
      } else squares.push({ x, y, width: 1, color: fill });
    });
  }
  return { background, squares };
};

/** Xorshift on four 32-bit words, as in the original: other arithmetic gives other pictures. */
const generator = (seed: string): (() => number) => {
  const words = new Int32Array(4);
  for (let i = 0; i < seed.length; i += 1) words[i % 4] = ((words[i % 4] ?? 0) << 5) - (words[i % 4] ?? 0) + seed.charCodeAt(i);
  return () => {
    const first = words[0] ?? 0;
    const last = words[3] ?? 0;
    const t = first ^ (first << 11);
    words.copyWithin(0, 1);
    words[3] = last ^ (last >> 19) ^ t ^ (t >> 8);
    return ((words[3] ?? 0) >>> 0) / 2_147_483_648;
  };
};

const hsl = (random: () => number): string => {
  const hue = Math.floor(random() * 360);
  const saturation = random() * 60 + 40;
  const light = (random() + random() + random() + random()) * 25;
  return `hsl(${hue} ${saturation.toFixed(1)}% ${light.toFixed(1)}%)`;
};
