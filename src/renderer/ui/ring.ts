/** Geometry of the epoch ring: an arc per slot around (120, 120), gaps of constant width at every radius. */
const CENTER = 120;
const GAP = 2.5;

const point = (radius: number, turn: number, shift: number): string => {
  const angle = turn * 2 * Math.PI - Math.PI / 2;
  // A gap of constant width needs a larger angle on the inner radius.
  const bent = angle + Math.asin(shift / radius);
  return `${(CENTER + radius * Math.cos(bent)).toFixed(2)} ${(CENTER + radius * Math.sin(bent)).toFixed(2)}`;
};

/** The outline of the `i`-th of `n` slots. Outlined shapes are drawn half a stroke smaller. */
export const arc = (i: number, n: number, outlined: boolean): string => {
  const outer = outlined ? 95 : 96;
  const inner = outlined ? 75 : 74;
  const gap = outlined ? GAP + 1 : GAP;
  const from = i / n;
  const to = (i + 1) / n;
  return `M${point(outer, from, gap)}A${outer} ${outer} 0 0 1 ${point(outer, to, -gap)}L${point(inner, to, -gap)}A${inner} ${inner} 0 0 0 ${point(inner, from, gap)}Z`;
};

/** The middle of a slot at a radius, for its label or dot. */
export const middle = (
  i: number,
  n: number,
  radius: number,
): { readonly x: number; readonly y: number; readonly anchor: 'start' | 'middle' | 'end' } => {
  const angle = ((i + 0.5) / n) * 2 * Math.PI - Math.PI / 2;
  const across = Math.cos(angle);
  return {
    x: Math.round((CENTER + radius * across) * 10) / 10,
    y: Math.round((CENTER + radius * Math.sin(angle)) * 10) / 10,
    anchor: across > 0.3 ? 'start' : across < -0.3 ? 'end' : 'middle',
  };
};
