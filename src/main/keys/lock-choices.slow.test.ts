// Keystores locked with scrypt at full cost: how they share salts, and those of the reference.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readKeystore } from './keystore.ts';
import { standardLock } from './locks.ts';
import { SLOW_MS } from './testing/key-room.ts';
import { made, opensAndSealsAgain } from './testing/reference-cases.ts';

test(
  'scrypt shares one salt in a run, with an IV and uuid for each file; chosen so, each has its own',
  async () => {
    const read = (files: readonly string[]) => files.slice(0, -1).map((file) => readKeystore(readFileSync(file, 'utf8'), file));
    const shared = read((await made('a01', standardLock)).files);
    const own = read((await made('a01', { kdf: 'scrypt', saltPerKeystore: true })).files);
    const different = (values: readonly unknown[]) => new Set(values).size;
    const counts = (keystores: typeof own) => [
      different(keystores.map((k) => k.crypto.kdf.params.salt)),
      different(keystores.map((k) => k.crypto.cipher.params.iv)),
      different(keystores.map((k) => k.uuid)),
    ];
    expect([counts(shared), counts(own)]).toEqual([
      [1, 2, 2],
      [2, 2, 2],
    ]);
    expect(own[0]?.crypto.kdf.params).toMatchObject({ dklen: 32, n: 262144, r: 8, p: 1 });
  },
  SLOW_MS,
);

test.each([
  ['a00', 'keystore-m_12381_3600_0_0_0-1795324985.json'],
  ['a02', 'keystore-m_12381_3600_4_0_0-1795324975.json'],
  ['gno', 'keystore-m_12381_3600_0_0_0-1795324995.json'],
  // Its password is a strange one.
  ['uni', 'keystore-m_12381_3600_7_0_0-1795324991.json'],
] as const)('a keystore of %s opens to the derived key and is encrypted again byte for byte', opensAndSealsAgain, SLOW_MS);
