import { expect, test } from 'vitest';
import { depositDataName, keystoreName, pathNumbers, secondsOfName, signingPath, withdrawalPath } from './paths.ts';

test('paths and file names are those of EIP-2334 and of the reference', () => {
  expect([
    signingPath(7),
    withdrawalPath(7),
    keystoreName(signingPath(7), 1795324991),
    depositDataName(1795324991),
    secondsOfName('keystore-m_12381_3600_7_0_0-1795324991.json'),
    secondsOfName('keystore.json'),
  ]).toEqual([
    'm/12381/3600/7/0/0',
    'm/12381/3600/7/0',
    'keystore-m_12381_3600_7_0_0-1795324991.json',
    'deposit_data-1795324991.json',
    1795324991,
    null,
  ]);
});

test('only paths of child numbers are read', () => {
  expect(['m/12381/3600/0/0/0', 'm/0', 'm', '', '12381/3600', 'm/1/', 'm/-1', "m/1'", 'm/4294967296'].map(pathNumbers)).toEqual([
    [12381, 3600, 0, 0, 0],
    [0],
    null,
    null,
    null,
    null,
    null,
    null,
    null,
  ]);
});
