import { expect, test } from 'vitest';
import { sieve } from './logs.ts';

const lines = (...texts: string[]) => texts.map((text) => ({ at: null, text }));
const texts = (found: readonly { readonly text: string }[]) => found.map(({ text }) => text);

test('lines are let through by level and by text, and a stack goes with its error', () => {
  const all = lines('INFO Disk is fine', 'ERROR disk is full', '    at write', 'WARN Peers are few');
  expect(texts(sieve('warn', '')('a', all))).toEqual(['ERROR disk is full', '    at write', 'WARN Peers are few']);
  expect(texts(sieve('debug', 'DISK')('a', all))).toEqual(['INFO Disk is fine', 'ERROR disk is full']);
});

test('each container has its own line before', () => {
  const sift = sieve('error', '');
  sift('a', lines('ERROR it broke'));
  expect(texts(sift('b', lines('  of another')))).toEqual([]);
  expect(texts(sift('a', lines('  here')))).toEqual(['  here']);
});
