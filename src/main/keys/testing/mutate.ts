/** Whole numbers from 0 to below a bound, the same for the same seed (xorshift32). */
export type Dice = (below: number) => number;

export function dice(seed: number): Dice {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

const pick = <T>(roll: Dice, from: readonly T[]): T => from[roll(from.length)] as T;

/** Texts that parsers have stumbled over: names every object has, numbers at the edges of their types, unpaired and invisible characters. */
const oddTexts: readonly string[] = [
  ...'__proto__ constructor hasOwnProperty toString length null true NaN -0 0 -1 1e400 1e-400 0x'.split(' '),
  ...['9007199254740993', '18446744073709551616', `1${'0'.repeat(400)}`, '0.0000000001', '32,5', '1e3', '٣٢', '３２'],
  ...'\u0000 \u0085 \u00a0 \u3000 \ufeff \ud800 \udfff \u202e \u0301 ﬀ İ ß 🔑 " \\ \\u0000 { } [ ] : , / ..'.split(' '),
  ...['[[[[[[[[', '{"a":', ' '.repeat(300), 'a'.repeat(5000)],
];
const deep = (opening: string, closing: string) => opening.repeat(3000) + closing.repeat(3000);
const oddValues: readonly unknown[] = [
  ...[null, true, false],
  ...[0, -1, 1.5, 1e21, -0, 2 ** 53],
  ...['', '0x', [], {}, [[]], [null], { length: 3 }, { toString: 1 }],
  ...['a'.repeat(3000), '00'.repeat(32), '\ud800'],
];

function oddCharacters(roll: Dice): string {
  const high = roll(4) === 0 ? 0xffff : 0x7f;
  return Array.from({ length: 1 + roll(40) }, () => String.fromCharCode(roll(high))).join('');
}

/** One change somewhere in the tree of a JSON value: another value, another name, a member more or less. */
function bend(roll: Dice, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || roll(4) === 0) return pick(roll, oddValues);
  if (Array.isArray(value)) {
    const at = roll(value.length + 1);
    return at === value.length ? [...value, value[0] ?? null] : value.map((item, i) => (i === at ? bend(roll, item) : item));
  }
  const entries = Object.entries(value);
  const at = roll(entries.length + 1);
  const [name, inner] = entries[at] ?? [pick(roll, oddTexts), pick(roll, oddValues)];
  const what = roll(6);
  if (at === entries.length) entries.push([name, inner]);
  else if (what === 0) entries.splice(at, 1);
  else if (what === 1) entries[at] = [pick(roll, oddTexts), inner];
  else entries[at] = [name, bend(roll, inner)];
  return Object.fromEntries(entries);
}

function bendJson(roll: Dice, text: string): string {
  try {
    return JSON.stringify(bend(roll, JSON.parse(text))) ?? '';
  } catch {
    return text;
  }
}

const changes: readonly ((roll: Dice, text: string) => string)[] = [
  bendJson,
  bendJson,
  bendJson,
  (roll, text) => text.slice(0, roll(text.length + 1)),
  (roll, text) => {
    const at = roll(text.length + 1);
    return text.slice(0, at) + String.fromCharCode((text.charCodeAt(at) || 0) ^ (1 << roll(8))) + text.slice(at + 1);
  },
  (roll, text) => {
    const at = roll(text.length + 1);
    return text.slice(0, at) + pick(roll, oddTexts) + text.slice(at + roll(6));
  },
  (roll, text) => {
    const at = roll(text.length + 1);
    const piece = text.slice(at, at + roll(60));
    return text.slice(0, at) + piece.repeat(1 + roll(3)) + text.slice(at);
  },
  // A member that stands there twice, the second time with another value.
  (roll, text) =>
    text.replace(/"(\w+)": ?("[^"]*"|\d+)/, (member, name: string) => `${member}, "${name}": ${JSON.stringify(pick(roll, oddValues))}`),
  (roll, text) => text.replace(/\d+/, () => pick(roll, ['1e999', '99999999999999999999', '-1', '0.1', '1E1', '00'])),
  (roll, text) => text.replace(/"[^"]*"(?=[,}])/, () => pick(roll, [deep('[', ']'), deep('{"a":', '}'), '[[[', '{}'])),
  (roll, text) => (roll(2) === 0 ? text.toUpperCase() : text.normalize('NFKD')),
];

/** A text as a sample is after up to four accidents, or one in eight times nothing that anybody wrote. */
export function mutated(roll: Dice, samples: readonly string[]): string {
  if (roll(8) === 0) return roll(3) === 0 ? pick(roll, oddTexts) : oddCharacters(roll);
  let text = pick(roll, samples);
  for (let n = roll(4); n >= 0; n--) text = pick(roll, changes)(roll, text);
  return text;
}

/** The same as bytes, which need not be UTF-8. */
export function mutatedBytes(roll: Dice, samples: readonly string[]): Uint8Array {
  const bytes = new TextEncoder().encode(mutated(roll, samples));
  for (let n = roll(3); n > 0 && bytes.length > 0; n--) bytes[roll(bytes.length)] = roll(256);
  return bytes;
}
