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

/** Changes one byte of a good file, in so many ways, and gives back what was judged to be good all the same. */
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
  await fc.assert(
    fc.asyncProperty(place, async ([i, n]) => {
      const at = places[i] ?? 0;
      const byte = otherByte(text, at, n);
      const [judged] = await judge([changed(file, at, byte), ...beside], password === undefined ? {} : { password });
      if (codes(judged).length === 0) missed.push(`${at}: ${text[at]} became ${String.fromCharCode(byte)}`);
    }),
    { numRuns: runs, seed },
  );
  return missed;
}

test('any one byte changed in a deposit file is found', async () => {
  expect(await unseen(fixture('a01', 'deposit_data'), 1_500, [], 1)).toEqual([]);
  expect(await unseen(fixture('uni', 'deposit_data'), 500, [], 2)).toEqual([]);
});

test('any one byte changed in a credentials change is found', async () => {
  expect(await unseen(fixture('btec', 'change'), 1_000, [], 3)).toEqual([]);
});

test('any one byte changed in an exit is found, when its key is known', async () => {
  expect(await unseen(fixture('exitm', '1234'), 700, fixtureFiles('partial'), 4)).toEqual([]);
});

test('any one byte changed in a keystore is found, when it is opened', async () => {
  expect(await unseen(fixture('pbk', 'keystore-m_12381_3600_0'), 120, [], 5, 'MyPasswordIs')).toEqual([]);
});
