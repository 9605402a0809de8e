import { expect, test } from 'vitest';
import { freePrefixes, prefixes } from './subnets.ts';

test('free subnets leave out everything that touches one in use', () => {
  expect(prefixes.length).toBe(512);
  const free = freePrefixes(['172.17.0.0/16', '172.31.0.0/24', '172.31.2.128/25', '10.0.0.0/8', 'fd00::/64', '172.31.4.5/30']);
  expect(free.slice(0, 3)).toEqual(['172.31.1', '172.31.3', '172.31.5']);
  expect(free.at(-1)).toBe('172.31.255');
});
