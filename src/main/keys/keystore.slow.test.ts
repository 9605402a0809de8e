import { expect, test } from 'vitest';
import { SLOW_MS } from './testing/key-room.ts';
import { pbkdf2Vector, scryptVector, secretIn, secretOf2335 } from './testing/vectors-2335.ts';

test(
  'both vectors of EIP-2335 open',
  async () => {
    const password = '𝔱𝔢𝔰𝔱𝔭𝔞𝔰𝔰𝔴𝔬𝔯𝔡🔑';
    expect(await Promise.all([secretIn(scryptVector, password), secretIn(pbkdf2Vector, password)])).toEqual([secretOf2335, secretOf2335]);
  },
  SLOW_MS,
);
