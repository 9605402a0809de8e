import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { turnsIn } from './turns.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hearth-turns-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const open = () => turnsIn(join(folder, 'turns'), z.string());

test('a turn is taken by one alone, seen by all at once, and the older ones go', async () => {
  expect(open().last()).toEqual({ turn: 0, value: null });
  expect(await Promise.all(['a', 'b', 'c'].map((who) => open().take(0, who)))).toEqual(expect.arrayContaining([true, false, false]));
  const first = open().last();
  expect(first).toEqual({ turn: 1, value: expect.stringMatching(/^[abc]$/) });
  expect(await open().take(1, 'd')).toBe(true);
  await open().set(2, null);
  expect(open().last()).toEqual({ turn: 2, value: null });
  expect(readdirSync(join(folder, 'turns'))).toEqual(['2.json']);
});

test('who looked long ago gets no turn that others had since, though it was cleared away', async () => {
  const slow = open().last();
  for (const after of [0, 1, 2]) await open().take(after, 'quick');
  expect(await open().take(slow.turn, 'slow')).toBe(false);
  expect(open().last()).toEqual({ turn: 3, value: 'quick' });
});

test('a turn that cannot be read says nothing, and the next one is free', async () => {
  await open().take(0, 'a');
  writeFileSync(join(folder, 'turns', '1.json'), '{"half');
  expect(open().last()).toEqual({ turn: 1, value: null });
  expect(await open().take(1, 'b')).toBe(true);
});
