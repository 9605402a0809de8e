// What the key process writes for each choice of lock and credentials, against the reference's own files.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readKeystore } from './keystore.ts';
import type { LockChoice } from './locks.ts';
import { SLOW_MS } from './testing/key-room.ts';
import { fixture, made, opensAndSealsAgain } from './testing/reference-cases.ts';

const stamps: Record<string, string> = { a00: '1795324985', gno: '1795324995', pbk: '1795324988', amt: '1795324980' };
const pbkdf2: LockChoice = { kdf: 'pbkdf2', saltPerKeystore: false };

test.each(['a00', 'gno', 'pbk', 'amt'])(
  '%s: the deposit file is the reference’s byte for byte, checked by two implementations',
  async (name) => {
    const { files, checkedBy } = await made(name, name === 'pbk' ? { kdf: 'pbkdf2', saltPerKeystore: true } : pbkdf2);
    const deposit = readFileSync(files.at(-1) ?? '', 'utf8');
    expect(deposit.replaceAll('"2.8.0"', '"1.3.1-dev"')).toBe(fixture(`${name}/validator_keys/deposit_data-${stamps[name]}.json`));
    expect(checkedBy).toEqual(['blst-native', 'herumi']);

    const keystores = files.slice(0, -1).map((file) => readKeystore(readFileSync(file, 'utf8'), file));
    expect(new Set(keystores.map((k) => k.crypto.kdf.params.salt)).size).toBe(keystores.length);
    expect(keystores.map((k) => k.crypto.kdf.function)).toEqual(keystores.map(() => 'pbkdf2'));
  },
  SLOW_MS,
);

test(
  'a keystore of pbk opens to the derived key and is encrypted again byte for byte',
  () => opensAndSealsAgain('pbk', 'keystore-m_12381_3600_1_0_0-1795324988.json'),
  SLOW_MS,
);
