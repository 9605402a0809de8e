import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { codes, fileOf, fixture, fixtureFiles, judge, textOf } from './testing/judge.ts';
import type { ReadFile } from './verify.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

/** Members whose value means nothing for coins and has no right form: which tool made a file, and a random name. */
const free = /("deposit_cli_version": ")[^"]*|("uuid": ")[^"]*/g;
/** Offsets of the text that something depends on. */
function placesThatCount(text: string): readonly number[] {
  const skipped = new Set<number>();
  for (const match of text.matchAll(free)) {
    const label = (match[1] ?? match[2] ?? '').length;
    for (let i = label; i < match[0].length; i++) skipped.add(match.index + i);
  }
  return Array.from({ length: text.length }, (_, i) => i).filter((i) => !skipped.has(i));
}

const otherByte = (text: string, at: number, seed: number): number => {
  const old = text.charCodeAt(at);
  const near = [...'0123456789abcdefABCDEF {}[]":,\t\n'].map((c) => c.charCodeAt(0));
  const chosen = seed % 3 === 0 ? seed % 256 : (near[seed % near.length] ?? 0);
  return chosen === old ? (old + 1) % 256 : chosen;
};
const changed = (file: ReadFile, at: number, byte: number): ReadFile => {
  const bytes = Uint8Array.from(file.bytes);
  bytes[at] = byte;
  return fileOf(file.path, bytes);
};

/** Of each member a letter of its name, and the first, middle and last character of its value. */
const placesOfMembers = (text: string): readonly number[] =>
  [...text.matchAll(/"(\w+)": ?("[^"]*"|\d+)/g)].flatMap(({ 0: whole, 1: name = '', 2: value = '', index }) => {
    const [from, inside] = [index + whole.length - value.length, value.startsWith('"') ? 1 : 0];
    const last = value.length - 1 - inside;
    return [index + 1 + Math.floor(name.length / 2), from + inside, from + Math.floor(value.length / 2), from + last];
  });

/** Changes one byte of a good file, in each member and in so many more places, and gives back what was judged to be good all the same. */
async function unseen(
  file: ReadFile,
  runs: number,
  beside: readonly ReadFile[],
  seed: number,
  password?: string,
): Promise<readonly string[]> {
  const text = textOf(file);
  const places = placesThatCount(text);
  const missed: string[] = [];
  expect(codes((await judge([file, ...beside], password === undefined ? {} : { password }))[0])).toEqual([]);
  const place = fc.tuple(fc.nat({ max: places.length - 1 }), fc.nat({ max: 1_000_000 }));
  const tryOne = async (at: number, n: number) => {
    const byte = otherByte(text, at, n);
    const [judged] = await judge([changed(file, at, byte), ...beside], password === undefined ? {} : { password });
    if (codes(judged).length === 0) missed.push(`${at}: ${text[at]} became ${String.fromCharCode(byte)}`);
  };
  for (const at of placesOfMembers(text)) if (places.includes(at)) await tryOne(at, seed + at);
  await fc.assert(
    fc.asyncProperty(place, ([i, n]) => tryOne(places[i] ?? 0, n)),
    { numRuns: runs, seed },
  );
  return missed;
}

test('any one byte changed in a deposit file is found', async () => {
  expect(await unseen(fixture('a01', 'deposit_data'), 300, [], 1)).toEqual([]);
  expect(await unseen(fixture('uni', 'deposit_data'), 100, [], 2)).toEqual([]);
});

test('any one byte changed in a credentials change is found', async () => {
  expect(await unseen(fixture('btec', 'change'), 400, [], 3)).toEqual([]);
});

test('any one byte changed in an exit is found, when its key is known', async () => {
  expect(await unseen(fixture('exitm', '1234'), 200, fixtureFiles('partial'), 4)).toEqual([]);
});

test('any one byte changed in a keystore is found, when it is opened', async () => {
  expect(await unseen(fixture('pbk', 'keystore-m_12381_3600_0'), 20, [], 5, 'MyPasswordIs')).toEqual([]);
});
