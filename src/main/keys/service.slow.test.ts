// The whole way of two keys in the window, with real processes and passwords hardened at full cost.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyCalls, type MadeKey } from '../../shared/keys.ts';
import { keyWork } from '../../shared/strings/key-work.ts';
import { type Bls, loadBls } from './bls.ts';
import { decryptionKey, unseal } from './cipher.ts';
import { type DepositDatum, depositIsSound } from './deposit-data.ts';
import { readKeystore } from './keystore.ts';
import { utf8Bytes } from './password.ts';
import { pathNumbers, signingPath } from './paths.ts';
import { ADDRESS, confirmedSession, type KeyRoom, keyRoom, PASSWORD, SLOW_MS } from './testing/key-room.ts';

const ETH = 1_000_000_000n;
const allFiles = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((e) => !e.isDirectory())
        .map((e) => e.name)
        .sort()
    : [];

describe('two keys of a practice network, from new words to an exit', () => {
  let k: KeyRoom;
  let bls: Bls;
  let words: readonly string[];
  let made: MadeKey[];
  let folder: string;
  beforeAll(async () => {
    k = keyRoom();
    bls = await loadBls();
    const begun = await confirmedSession(k);
    words = begun.words;
    folder = join(k.keysDir, 'practice-3fa9', 'validator_keys');
    made = await k.service['keys.make']({ session: begun.session, password: PASSWORD, count: 2, network: 'practice' });
  }, SLOW_MS);
  afterAll(() => k.service.stop());
  const pubkeys = () => made.map((e) => e.pubkey);
  const keysHere = () => made.map(({ pubkey }) => ({ pubkey, place: k.room.instance }));

  test('the files are named as the reference names them, read-only, and alone in their folder', () => {
    expect(allFiles(k.dir)).toEqual(['keystore-m_12381_3600_0_0_0-1795324985.json', 'keystore-m_12381_3600_1_0_0-1795324985.json']);
    expect(readdirSync(folder).map((f) => statSync(join(folder, f)).mode & 0o777)).toEqual([0o400, 0o400]);
  });

  test('what is told of them is true, and fits the contract', async () => {
    const seed = mnemonicToSeedSync(words.join(' '));
    const right = [0, 1].map((i) => `0x${Buffer.from(bls.publicKey(bls.derive(seed, pathNumbers(signingPath(i)) ?? []))).toString('hex')}`);
    expect(keyCalls['keys.make'].output.parse(made)).toEqual(
      right.map((pubkey, i) => ({
        pubkey,
        path: signingPath(i),
        file: join(folder, `keystore-m_12381_3600_${i}_0_0-1795324985.json`),
        madeAt: k.room.nowMs,
        network: 'practice',
        instance: 'practice-3fa9',
        deposit: null,
        checkedBy: ['blst-native', 'herumi'],
      })),
    );
    expect(await k.service['keys.list']({})).toEqual(made.map(({ checkedBy: _, ...entry }) => entry));
  });

  test(
    'a keystore opens with the password and holds the secret of the words',
    async () => {
      const keystore = readKeystore(await k.service.keystore(pubkeys()[1] ?? ''), 'second');
      const secret = unseal(keystore, await decryptionKey(keystore.crypto.kdf, utf8Bytes(PASSWORD)));
      expect(Buffer.from(secret ?? [])).toEqual(Buffer.from(bls.derive(mnemonicToSeedSync(words.join(' ')), [12381, 3600, 1, 0, 0])));
    },
    SLOW_MS,
  );

  test('progress ran to its end, with a reason at each step', () => {
    const whats = k.progress.map((p) => p.what);
    expect(whats).toContain(keyWork.hardening);
    expect(whats).toContain(keyWork.rederiving);
    expect(whats).toContain(keyWork.checking);
    expect(k.progress.map((p) => p.done)).toEqual(k.progress.map((p) => p.done).sort((x, y) => x - y));
    expect(k.progress.at(-1)).toMatchObject({ done: 8, total: 8 });
  });

  test('the process has ended and the words went with it', async () => {
    await expect.poll(() => k.started.map((w) => w.gone())).toEqual([true]);
  });

  test(
    'the deposit is signed in a second run with the password typed again',
    async () => {
      const before = await k.service.depositData(pubkeys()[0] ?? '');
      const choice = { withdrawalAddress: ADDRESS, compounding: true, amountGwei: 33n * ETH };
      const entries = await k.service['keys.deposit']({ network: 'practice', pubkeys: pubkeys(), password: PASSWORD, ...choice });
      const file = join(folder, 'deposit_data-1795324985.json');
      expect(before).toBeNull();
      expect(entries).toEqual(made.map((e) => ({ ...e, deposit: { ...choice, file } })));
      const datum = (await k.service.depositData(pubkeys()[1] ?? '')) as DepositDatum;
      expect([depositIsSound(bls, datum), datum.forkVersion, datum.networkName, statSync(file).mode & 0o777]).toEqual([
        true,
        '0x10000038',
        'practice',
        0o400,
      ]);
    },
    SLOW_MS,
  );

  test(
    'a second deposit file in the same second gets a later time and counts',
    async () => {
      const choice = { withdrawalAddress: '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed', compounding: false, amountGwei: 32n * ETH };
      const [entry] = await k.service['keys.deposit']({
        network: 'practice',
        pubkeys: pubkeys().slice(0, 1),
        password: PASSWORD,
        ...choice,
      });
      expect(entry?.deposit).toEqual({ ...choice, file: join(folder, 'deposit_data-1795324986.json') });
      expect((await k.service.depositData(pubkeys()[0] ?? ''))?.amountGwei).toBe(32n * ETH);
    },
    SLOW_MS,
  );

  test(
    'a deposit file that somebody changed is not handed out',
    async () => {
      const good = readFileSync(join(folder, 'deposit_data-1795324985.json'), 'utf8');
      const late = join(folder, 'deposit_data-1795324999.json');
      writeFileSync(late, good.replaceAll('33000000000', '32000000000'));
      await expect(k.service.depositData(pubkeys()[0] ?? '')).rejects.toMatchObject({ code: 'key.depositFile' });
      writeFileSync(late, good);
      expect((await k.service.depositData(pubkeys()[0] ?? ''))?.amountGwei).toBe(33n * ETH);
    },
    SLOW_MS,
  );

  test(
    'an exit is signed from the keystore',
    async () => {
      const exit = await k.service.signExit({ pubkey: pubkeys()[0] ?? '', password: PASSWORD, validatorIndex: 64, epoch: 20 });
      expect(exit).toEqual({ epoch: 20, validatorIndex: 64, signature: expect.stringMatching(/^0x[0-9a-f]{192}$/) });
    },
    SLOW_MS,
  );

  test(
    'a wrong password signs nothing and writes nothing',
    async () => {
      const before = allFiles(k.dir);
      const asks = {
        network: 'practice',
        pubkeys: pubkeys(),
        password: `${PASSWORD}!`,
        withdrawalAddress: ADDRESS,
        compounding: false,
        amountGwei: 32n * ETH,
      } as const;
      await expect(k.service['keys.deposit'](asks)).rejects.toMatchObject({ code: 'key.passwordWrong' });
      expect(allFiles(k.dir)).toEqual(before);
    },
    SLOW_MS,
  );

  test('export copies keystores and deposit files, is content with equal ones, and never replaces another', async () => {
    const out = join(k.dir, 'usb');
    const { files } = await k.service['keys.export']({ keys: keysHere(), folder: out });
    expect(files.map((f) => readFileSync(f, 'utf8'))).toEqual(
      files.map((f) => readFileSync(join(folder, f.slice(out.length + 1)), 'utf8')),
    );
    expect(files).toHaveLength(3);
    expect(await k.service['keys.export']({ keys: keysHere(), folder: out })).toEqual({ files });

    const other = join(k.dir, 'other');
    mkdirSync(other);
    writeFileSync(join(other, 'keystore-m_12381_3600_1_0_0-1795324985.json'), 'not ours');
    await expect(k.service['keys.export']({ keys: keysHere(), folder: other })).rejects.toMatchObject({ code: 'key.exists' });
    expect(allFiles(other)).toEqual(['keystore-m_12381_3600_1_0_0-1795324985.json']);
  });

  test('a fresh practice network does not take the keys of the old one', async () => {
    k.room.instance = 'practice-77aa';
    const asks = {
      network: 'practice',
      pubkeys: pubkeys(),
      password: PASSWORD,
      withdrawalAddress: ADDRESS,
      compounding: false,
      amountGwei: 32n * ETH,
    } as const;
    const refused = { code: 'key.network', params: { found: 'practice-3fa9', needed: 'practice-77aa' } };
    await expect(k.service['keys.deposit'](asks)).rejects.toMatchObject(refused);
    await expect(k.service.signExit({ pubkey: pubkeys()[0] ?? '', password: PASSWORD, validatorIndex: 1, epoch: 1 })).rejects.toMatchObject(
      refused,
    );
    k.room.instance = 'practice-3fa9';
  });

  test('broken files are told and passed over', async () => {
    writeFileSync(join(folder, 'keystore-broken.json'), '{');
    writeFileSync(join(folder, 'deposit_data-7.json'), '[]');
    expect((await k.service['keys.list']({})).map((e) => e.pubkey)).toEqual(pubkeys());
    expect((await k.service.notices()).map((f) => f.message)).toEqual([
      'The file deposit_data-7.json is not a whole deposit file: something in it is missing or was changed.',
      'The file keystore-broken.json is not a keystore that Hearth can read.',
    ]);
  });

  test('a key that is not here is named', async () => {
    const stranger = `0x${'ab'.repeat(48)}`;
    await expect(k.service.keystore(stranger)).rejects.toMatchObject({ code: 'key.unknown', params: { what: '0xabab…abab' } });
  });
});
