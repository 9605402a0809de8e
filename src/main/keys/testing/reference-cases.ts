import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { fromHex } from '../../protocol/bytes.ts';
import { gweiFromEth } from '../../protocol/units.ts';
import { type Bls, loadBackend } from '../bls.ts';
import { decryptionKey, seal, unseal } from '../cipher.ts';
import { keystoreText, readKeystore } from '../keystore.ts';
import type { LockChoice } from '../locks.ts';
import { seedFromMnemonic } from '../mnemonic-seed.ts';
import { keystorePassword, utf8Bytes } from '../password.ts';
import { pathNumbers } from '../paths.ts';
import type { MadeKeys } from '../worker-messages.ts';
import { inProcessKeyWorkers } from './in-process-worker.ts';
import { keyRoom } from './key-room.ts';

/** A file that ethstaker-deposit-cli wrote, below fixtures/. */
export const fixture = (path: string): string => readFileSync(new URL(`../fixtures/${path}`, import.meta.url), 'utf8');
const { cases, mnemonics } = JSON.parse(fixture('cases.json'));

/** The keys of a case made by Hearth, locked as chosen. */
export async function made(name: string, lock: LockChoice): Promise<MadeKeys> {
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

/** A keystore of a case opens to the key of its words, and is the same byte for byte when it is encrypted again. */
export async function opensAndSealsAgain(name: string, file: string): Promise<void> {
  const bls: Bls = await loadBackend('blst-native');
  const text = fixture(`${name}/validator_keys/${file}`);
  const old = readKeystore(text, file);
  const key = await decryptionKey(old.crypto.kdf, keystorePassword(utf8Bytes(cases[name].password)));
  const secret = unseal(old, key);
  const derived = bls.derive(seedFromMnemonic(utf8Bytes(mnemonics[cases[name].mnemonic]), new Uint8Array(0)), pathNumbers(old.path) ?? []);
  expect(Buffer.from(secret ?? [])).toEqual(Buffer.from(derived));
  const { kdf, cipher } = old.crypto;
  const again = { path: old.path, kdf, key, iv: fromHex(cipher.params.iv), uuid: old.uuid };
  expect(keystoreText(seal({ secret: derived, publicKey: bls.publicKey(derived), ...again }))).toBe(text);
}
