import { expect, test } from 'vitest';
import { passwordLength, passwordProblem } from './password.ts';

test('passwords are counted in code points, so that one emoji is one character', () => {
  expect([passwordLength('a'.repeat(12)), passwordLength('🔑'.repeat(12)), passwordLength('é')]).toEqual([12, 12, 1]);
});

test('a short password and two different ones are refused', () => {
  const long = 'correct horse battery';
  expect([passwordProblem('short', 'short'), passwordProblem(long, `${long} `), passwordProblem(long, long)]).toEqual([
    'key.passwordShort',
    'key.passwordsDiffer',
    null,
  ]);
});
