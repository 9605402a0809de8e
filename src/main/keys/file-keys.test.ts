import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mnemonicToSeedSync, validateMnemonic } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { expect, test } from 'vitest';
import { toHex } from '../protocol/bytes.ts';
import { loadBls } from './bls.ts';
import { readKeystore } from './keystore.ts';
import type { LockChoice } from './locks.ts';
import { seedFromMnemonic } from './mnemonic-seed.ts';
import { utf8Bytes } from './password.ts';
import { pathNumbers, signingPath } from './paths.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { ADDRESS, keyRoom, SLOW_MS } from './testing/key-room.ts';

const fixture = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url), 'utf8');
const M: string = JSON.parse(fixture('cases.json')).mnemonics.M;
const everythingIn = (folder: string) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).sort() : []);
/** What a password costs is the subject of other tests. */
const quickLock: LockChoice = { kdf: 'pbkdf2', saltPerKeystore: false };
const asks = (out: string) => ({
  network: 'mainnet' as const,
  start: 0,
  count: 2,
  password: utf8Bytes('MyPasswordIs\n'),
  out,
  language: null,
  lock: quickLock,
  withdrawalAddress: ADDRESS,
  compounding: false,
  amountGwei: 32_000_000_000n,
});

test(
  'keys of existing words are those of the reference, and the deposit file is its own byte for byte',
  async () => {
    const k = keyRoom();
    const out = join(k.dir, 'out');
    const mnemonic = utf8Bytes(`  ${M.toUpperCase().replaceAll(' ', '\n ')}\n`);
    const given = asks(out);
    const { files, pubkeys } = await k.service.derive({ ...given, mnemonic, passphrase: new Uint8Array(0), start: 0 });
    const names = [
      'keystore-m_12381_3600_0_0_0-1795324985.json',
      'keystore-m_12381_3600_1_0_0-1795324985.json',
      'deposit_data-1795324985.json',
    ];
    expect(files).toEqual(names.map((n) => join(out, 'validator_keys', n)));
    expect(everythingIn(out)).toEqual(['validator_keys', ...names.map((n) => `validator_keys/${n}`)].sort());

    const deposit = readFileSync(files[2] ?? '', 'utf8');
    expect(deposit.replaceAll('"2.8.0"', '"1.3.1-dev"')).toBe(fixture('a01/validator_keys/deposit_data-1795324922.json'));
    const theirs = readKeystore(fixture('a01/validator_keys/keystore-m_12381_3600_0_0_0-1795324922.json'), 'a01');
    const ours = readKeystore(readFileSync(files[0] ?? '', 'utf8'), 'ours');
    expect([ours.pubkey, ours.path, pubkeys[0]]).toEqual([theirs.pubkey, theirs.path, `0x${theirs.pubkey}`]);
    // The secrets that were handed in are gone.
    expect([mnemonic, given.password].map((b) => b.every((x) => x === 0))).toEqual([true, true]);
    await expect.poll(() => k.started.map((w) => w.gone())).toEqual([true]);
  },
  SLOW_MS,
);

test(
  'new words go to a file of their own, and nowhere else',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const mnemonicOut = join(k.dir, 'paper', 'words.txt');
    const { files, pubkeys } = await k.service.newKeys({ ...asks(join(k.dir, 'out')), count: 1, mnemonicOut });
    const words = readFileSync(mnemonicOut, 'utf8');
    expect([validateMnemonic(words, wordlist), words.split(' ').length, statSync(mnemonicOut).mode & 0o777]).toEqual([true, 24, 0o400]);
    expect(everythingIn(join(k.dir, 'paper'))).toEqual(['words.txt']);

    const bls = await loadBls();
    const secret = bls.derive(seedFromMnemonic(utf8Bytes(words), new Uint8Array(0)), pathNumbers(signingPath(0)) ?? []);
    expect([files.length, pubkeys]).toEqual([2, [toHex(bls.publicKey(secret))]]);
  },
  SLOW_MS,
);

test(
  'words in another language are written in it, and with a 25th word they make other keys',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const mnemonicOut = join(k.dir, 'words.txt');
    await k.service.newKeys({ ...asks(join(k.dir, 'new')), count: 1, language: 'japanese', mnemonicOut });
    const words = readFileSync(mnemonicOut);
    expect([words.toString().split(' ').length, /^[\u3041-\u309f ]+$/.test(words.toString())]).toEqual([24, true]);

    const bls = await loadBls();
    const passphrase = utf8Bytes('ヴァ 25\n');
    const { pubkeys } = await k.service.derive({ ...asks(join(k.dir, 'again')), count: 1, mnemonic: Buffer.from(words), passphrase });
    const seed = mnemonicToSeedSync(words.toString(), 'ヴァ 25');
    expect(pubkeys).toEqual([toHex(bls.publicKey(bls.derive(seed, pathNumbers(signingPath(0)) ?? [])))]);
    expect(passphrase.every((b) => b === 0)).toBe(true);
  },
  SLOW_MS,
);

test(
  'a words file that exists stays, and no key is written',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const mnemonicOut = join(k.dir, 'words.txt');
    writeFileSync(mnemonicOut, 'mine');
    await expect(k.service.newKeys({ ...asks(join(k.dir, 'out')), count: 1, mnemonicOut })).rejects.toMatchObject({ code: 'key.exists' });
    expect([readFileSync(mnemonicOut, 'utf8'), everythingIn(join(k.dir, 'out'))]).toEqual(['mine', []]);
  },
  SLOW_MS,
);

test(
  'wrong words, passwords, addresses, amounts and ranges are refused before anything is written',
  async () => {
    const k = keyRoom(inProcessKeyWorkers());
    const out = join(k.dir, 'out');
    const derive = (change: object) => {
      const given = { ...asks(out), mnemonic: utf8Bytes(M), passphrase: new Uint8Array(0), start: 0, ...change };
      return k.service.derive(given).then(
        () => 'accepted',
        (error: unknown) => (error as { code: string }).code,
      );
    };
    expect([
      await derive({ mnemonic: utf8Bytes(M.replace('art', 'arm')) }),
      await derive({ mnemonic: utf8Bytes(`${'的 '.repeat(11)}在`) }),
      await derive({ passphrase: Uint8Array.of(0xff) }),
      await derive({ password: utf8Bytes('elevenchars\n') }),
      await derive({ withdrawalAddress: ADDRESS.toLowerCase() }),
      await derive({ amountGwei: 33_000_000_000n }),
      await derive({ start: 2 ** 32 - 1 }),
    ]).toEqual(['key.mnemonic', 'key.language', 'key.passphrase', 'key.passwordShort', 'key.address', 'key.amount', 'key.range']);
    expect(everythingIn(out)).toEqual([]);
  },
  SLOW_MS,
);
