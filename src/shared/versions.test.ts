import { expect, test } from 'vitest';
import { isOlder } from './versions.ts';

test.each([
  ['Geth/v1.16.9-stable-abc/linux', '1.17.0', true],
  ['1.16.9', '1.16.10', true],
  ['1.16.10', '1.16.9', false],
  ['besu/v26.8.0', '26.8.0', false],
  ['1.41', '1.41.1', true],
  ['2.0.0', '1.9', false],
  ['sifrai/grandine:stable', '2.0.0', null],
  ['1.2.3', 'unstable', null],
])('whether %s is older than %s: %s', (text, than, older) => {
  expect(isOlder(text, than)).toBe(older);
});
