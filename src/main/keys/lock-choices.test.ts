// What the key process writes for each choice of lock and credentials, against the reference's own files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fromHex } from '../protocol/bytes.ts';
import { gweiFromEth } from '../protocol/units.ts';
import { type Bls, loadBackend } from './bls.ts';
import { decryptionKey, seal, unseal } from './cipher.ts';
import { keystoreText, readKeystore } from './keystore.ts';
import { type LockChoice, standardLock } from './locks.ts';
import { seedFromMnemonic } from './mnemonic-seed.ts';
import { keystorePassword, utf8Bytes } from './password.ts';
import { pathNumbers } from './paths.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { keyRoom, SLOW_MS } from './testing/key-room.ts';

const fixture = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url), 'utf8');
const { cases, mnemonics } = JSON.parse(fixture('cases.json'));
const stamps: Record<string, string> = { a00: '1795324985', gno: '1795324995', pbk: '1795324988', amt: '1795324980' };
const pbkdf2: LockChoice = { kdf: 'pbkdf2', saltPerKeystore: false };

async function made(name: string, lock: LockChoice) {
  const { mnemonic, start, count, address, type, amountEth, password, chain } = cases[name];
  const k = keyRoom(inProcessKeyWorkers());
  const amountGwei = name === 'gno' ? null : gweiFromEth(amountEth);
  return k.service.derive({
    network: chain,
    start,
    count,
    lock,
    language: null,
    mnemonic: utf8Bytes(mnemonics[mnemonic]),
    passphrase: new Uint8Array(0),
    password: utf8Bytes(password),
    out: join(k.dir, 'out'),
    withdrawalAddress: address,
    compounding: type === '0x02',
    amountGwei,
  });
}

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

const keystores = [
  ['a00', 'keystore-m_12381_3600_0_0_0-1795324985.json'],
  ['a02', 'keystore-m_12381_3600_4_0_0-1795324975.json'],
  ['pbk', 'keystore-m_12381_3600_1_0_0-1795324988.json'],
  ['gno', 'keystore-m_12381_3600_0_0_0-1795324995.json'],
] as const;
test.each(keystores)(
  'a keystore of %s opens to the derived key and is encrypted again byte for byte',
  async (name, file) => {
    const bls: Bls = await loadBackend('blst-native');
    const text = fixture(`${name}/validator_keys/${file}`);
    const old = readKeystore(text, file);
    const key = await decryptionKey(old.crypto.kdf, keystorePassword(utf8Bytes(cases[name].password)));
    const secret = unseal(old, key);
    const derived = bls.derive(
      seedFromMnemonic(utf8Bytes(mnemonics[cases[name].mnemonic]), new Uint8Array(0)),
      pathNumbers(old.path) ?? [],
    );
    expect(Buffer.from(secret ?? [])).toEqual(Buffer.from(derived));
    const { kdf, cipher } = old.crypto;
    const again = { path: old.path, kdf, key, iv: fromHex(cipher.params.iv), uuid: old.uuid };
    expect(keystoreText(seal({ secret: derived, publicKey: bls.publicKey(derived), ...again }))).toBe(text);
  },
  SLOW_MS,
);
