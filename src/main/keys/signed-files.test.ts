// Exits, credential changes and top-ups into files, in the jobs of the key process, against the files of ethstaker-deposit-cli.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { utf8Bytes } from './password.ts';
import { forkKeyWorkers, type KeyWorkers } from './testing/fork-worker.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { ADDRESS, keyRoom, SLOW_MS } from './testing/key-room.ts';
import type { OnChain } from './worker-messages.ts';

const fixture = (path: string) => fileURLToPath(new URL(`./fixtures/${path}`, import.meta.url));
const cases = JSON.parse(readFileSync(fixture('cases.json'), 'utf8'));
/** The key of the reference's own case, locked with pbkdf2: opening it is not the subject, and twenty times quicker. */
const KEYSTORE = fixture('pbk/validator_keys/keystore-m_12381_3600_0_0_0-1795324988.json');
const PUBKEYS = JSON.parse(readFileSync(fixture('a01/validator_keys/deposit_data-1795324922.json'), 'utf8')).map(
  (d: { pubkey: string }) => `0x${d.pubkey}`,
) as readonly [string, string];

const words = (name: 'M' | 'M2', start = 0) => ({
  mnemonic: utf8Bytes(cases.mnemonics[name]),
  passphrase: new Uint8Array(0),
  language: null,
  start,
});
const keystore = (password = 'MyPasswordIs') => ({ keystore: KEYSTORE, password: utf8Bytes(`${password}\n`) });
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-signed-'));
const at = (seconds: number, workers: KeyWorkers = inProcessKeyWorkers()) => {
  const k = keyRoom(workers);
  k.room.nowMs = seconds * 1000;
  return k;
};
/** The reference wrote its own version into the files; all else must be the same byte for byte. */
const asOurs = (text: string) => text.replace('"1.3.1-dev"', '"2.8.0"');
/** Everything in a folder by its path, and the rights of the files. */
const everything = (out: string, sub = ''): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(out, sub), { withFileTypes: true }).flatMap((e) =>
      e.isDirectory()
        ? Object.entries(everything(out, join(sub, e.name)))
        : [[join(sub, e.name), readFileSync(join(out, sub, e.name), 'utf8')]],
    ),
  );
const modes = (out: string) => Object.keys(everything(out)).map((f) => statSync(join(out, f)).mode & 0o777);
const reference = (name: string) =>
  Object.fromEntries(Object.entries(everything(fixture(name))).map(([path, text]) => [path, asOurs(text)]));
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  );
const onChain = (validatorIndex: number, pubkey: string, withdrawalCredentials = `0x01${'00'.repeat(31)}`): OnChain => ({
  validatorIndex,
  pubkey,
  withdrawalCredentials,
  balanceGwei: 32_000_000_000n,
});

test(
  'exits from words are the reference’s, file by file',
  async () => {
    const [k, out] = [at(1795325000, forkKeyWorkers()), folder()];
    const from = words('M');
    const { files, checked } = await k.service.sign.exits({ network: 'mainnet', from, validatorIndices: [1234, 5678], epoch: 42, out });
    expect(everything(out)).toEqual(reference('exitm'));
    expect(modes(out)).toEqual([0o400, 0o400]);
    expect([files, checked]).toEqual([Object.keys(reference('exitm')).map((f) => join(out, f)), false]);
    expect(from.mnemonic.every((b) => b === 0)).toBe(true);
  },
  SLOW_MS,
);

test(
  'an exit from a keystore is the reference’s',
  async () => {
    const [k, out] = [at(1795325002), folder()];
    k.room.chain = [onChain(1234, PUBKEYS[0])];
    const asked = { network: 'hoodi', from: keystore(), validatorIndices: [1234], epoch: 0, out };
    expect((await k.service.sign.exits(asked)).checked).toBe(true);
    expect(everything(out)).toEqual(reference('exitk'));
  },
  SLOW_MS,
);

test(
  'changes from words and from a keystore are the reference’s',
  async () => {
    const [k, out] = [at(1795324998), folder()];
    const withdrawalAddress = '0x3434343434343434343434343434343434343434';
    const asked = { network: 'mainnet', from: words('M2'), validatorIndices: [1], withdrawalAddress, out };
    await k.service.sign.changes(asked);
    expect(everything(out)).toEqual(reference('btec'));
    expect(modes(out)).toEqual([0o400]);

    const [later, second] = [at(1795325011), folder()];
    await later.service.sign.changes({ ...asked, from: keystore(), validatorIndices: [77], withdrawalAddress: ADDRESS, out: second });
    expect(everything(second)).toEqual(reference('btk'));
  },
  SLOW_MS,
);

test(
  'top-ups are the reference’s',
  async () => {
    const [k, out] = [at(1795325005), folder()];
    const one = { network: 'mainnet', ...keystore(), amountGwei: 1_000_000_000n, withdrawalAddress: ADDRESS, compounding: false, out };
    await k.service.sign.topUp(one);
    expect(everything(out)).toEqual(reference('partial'));
    expect(modes(out)).toEqual([0o400]);

    const [later, second] = [at(1795325007), folder()];
    const amountGwei = 100_500_000_000n;
    await later.service.sign.topUp({ ...one, ...keystore(), network: 'hoodi', amountGwei, compounding: true, out: second });
    expect(everything(second)).toEqual(reference('partial2'));
  },
  SLOW_MS,
);

test(
  'a validator that is not the key’s, or that the chain does not know, stops everything',
  async () => {
    const [k, out] = [at(1795325000), folder()];
    const exits = () =>
      code(k.service.sign.exits({ network: 'mainnet', from: words('M'), validatorIndices: [1234, 5678], epoch: 42, out }));
    k.room.chain = [onChain(1234, PUBKEYS[0]), onChain(5678, PUBKEYS[0])];
    expect(await exits()).toBe('key.notIts');
    k.room.chain = [onChain(1234, PUBKEYS[0])];
    expect(await exits()).toBe('key.noValidator');
    expect(everything(out)).toEqual({});
    k.room.chain = [onChain(1234, PUBKEYS[0]), onChain(5678, PUBKEYS[1])];
    expect(await exits()).toBe('accepted');
  },
  SLOW_MS,
);

test(
  'a change is signed only for a validator whose credentials are 0x00 and of that very withdrawal key',
  async () => {
    const [k, out] = [at(1795324998), folder()];
    const [datum] = JSON.parse(readFileSync(fixture('a00/validator_keys/deposit_data-1795324985.json'), 'utf8'));
    const right = onChain(1, `0x${datum.pubkey}`, `0x${datum.withdrawal_credentials}`);
    const change = () => {
      const asked = { network: 'mainnet', from: words('M2'), validatorIndices: [1], withdrawalAddress: ADDRESS, out };
      return code(k.service.sign.changes(asked));
    };
    k.room.chain = [{ ...right, withdrawalCredentials: `0x01${'00'.repeat(31)}` }];
    expect(await change()).toBe('key.changeRefused');
    k.room.chain = [{ ...right, withdrawalCredentials: `0x00${'11'.repeat(31)}` }];
    expect(await change()).toBe('key.changeRefused');
    k.room.chain = [{ ...right, pubkey: PUBKEYS[0] }];
    expect(await change()).toBe('key.notIts');
    expect(everything(out)).toEqual({});
    k.room.chain = [right];
    expect(await change()).toBe('accepted');
  },
  SLOW_MS,
);

test(
  'a top-up for another address than the chain has is refused',
  async () => {
    const [k, out] = [at(1795325005), folder()];
    const topUp = () => {
      const asked = { network: 'mainnet', amountGwei: 1_000_000_000n, withdrawalAddress: ADDRESS, compounding: false, out };
      return code(k.service.sign.topUp({ ...asked, ...keystore() }));
    };
    k.room.chain = [onChain(7, PUBKEYS[0], `0x01${'00'.repeat(11)}${'34'.repeat(20)}`)];
    expect(await topUp()).toBe('key.topUpAddress');
    expect(everything(out)).toEqual({});
    k.room.chain = [onChain(7, PUBKEYS[0], `0x02${'00'.repeat(11)}${ADDRESS.slice(2).toLowerCase()}`)];
    expect(await topUp()).toBe('accepted');
  },
  SLOW_MS,
);

test(
  'before a top-up is signed it is told what of it earns nothing, in the words of verify',
  async () => {
    const k = at(1795325006);
    const told = async (change: object) => {
      const out = folder();
      const remarks: string[] = [];
      const onRemark = (sentence: string) => {
        expect(everything(out)).toEqual({});
        remarks.push(sentence);
      };
      const asked = { network: 'mainnet', amountGwei: 1_000_000_000n, withdrawalAddress: ADDRESS, compounding: false, out, onRemark };
      const { files } = await k.service.sign.topUp({ ...asked, ...keystore(), ...change });
      const { files: judged } = await k.service.verify({ paths: [...files], network: null, withdrawalAddress: null, password: null });
      return [...remarks, ...judged.flatMap((f) => f.findings.filter(({ code }) => code === 'amount.high').map(({ message }) => message))];
    };
    const idle = (balance: string, most: string) =>
      `${balance} is more than the ${most} that earn anything with these credentials: what is above earns nothing and is paid back.`;
    const credentials = (kind: string) => `${kind}${'00'.repeat(11)}${ADDRESS.slice(2).toLowerCase()}`;
    k.room.chain = [onChain(7, PUBKEYS[0], credentials('0x01'))];
    expect(await told({})).toEqual([idle('33 ETH', '32 ETH')]);
    k.room.chain = [onChain(7, PUBKEYS[0], credentials('0x02'))];
    expect(await told({})).toEqual([]);
    expect(await told({ amountGwei: 2_017_000_000_000n, compounding: true })).toEqual([idle('2049 ETH', '2048 ETH')]);
    k.room.chain = null;
    expect(await told({ compounding: true })).toEqual([]);
    expect(await told({})).toEqual([expect.stringMatching(/at most 32 ETH of a validator earn anything/)]);
    const both = await told({ amountGwei: 40_000_000_000n });
    expect(both).toEqual([idle('40 ETH', '32 ETH'), `${idle('40 ETH', '32 ETH')} The Launchpad refuses the file. Sign it again.`]);
  },
  SLOW_MS,
);

test(
  'bad input is a fault with its code, and nothing is written',
  async () => {
    const [k, out] = [at(1795325000), folder()];
    const exits = (change: object) =>
      code(k.service.sign.exits({ network: 'mainnet', from: words('M'), validatorIndices: [1], epoch: 0, out, ...change }));
    const changes = (change: object) =>
      code(
        k.service.sign.changes({
          network: 'mainnet',
          from: words('M2'),
          validatorIndices: [1],
          withdrawalAddress: ADDRESS,
          out,
          ...change,
        }),
      );
    const topUp = (change: object) => {
      const asked = { network: 'mainnet', amountGwei: 1_000_000_000n, withdrawalAddress: ADDRESS, compounding: false, out };
      return code(k.service.sign.topUp({ ...asked, ...keystore(), ...change }));
    };
    const broken = join(folder(), 'keystore-broken.json');
    writeFileSync(broken, readFileSync(KEYSTORE, 'utf8').slice(0, -20));
    const stranger = join(folder(), 'keystore-stranger.json');
    writeFileSync(stranger, readFileSync(KEYSTORE, 'utf8').replace(PUBKEYS[0].slice(2), PUBKEYS[1].slice(2)));

    const found = {
      unknownNetwork: await exits({ network: 'nonet' }),
      missingNetworkFile: await exits({ network: './nowhere.json' }),
      noRoot: await exits({ network: 'ephemery' }),
      noRootForChanges: await changes({ network: 'ephemery' }),
      noIndex: await exits({ validatorIndices: [] }),
      twice: await exits({ validatorIndices: [1, 2, 1] }),
      fraction: await exits({ validatorIndices: [1.5] }),
      unsafe: await exits({ validatorIndices: [2 ** 53] }),
      epoch: await exits({ epoch: -1 }),
      beyond: await exits({ from: words('M', 2 ** 32 - 1), validatorIndices: [1, 2] }),
      words: await exits({ from: { ...words('M'), mnemonic: utf8Bytes('abandon abandon') } }),
      password: await exits({ from: keystore('MyPasswordIsnt') }),
      brokenKeystore: await exits({ from: { ...keystore(), keystore: broken } }),
      strangerInside: await exits({ from: { ...keystore(), keystore: stranger } }),
      missingKeystore: await exits({ from: { ...keystore(), keystore: join(out, 'none.json') } }),
      address: await changes({ withdrawalAddress: ADDRESS.toLowerCase() }),
      zeroAddress: await changes({ withdrawalAddress: `0x${'0'.repeat(40)}` }),
      tooLittle: await topUp({ amountGwei: 999_999_999n }),
      tooMuch: await topUp({ amountGwei: 2_048_000_000_001n }),
    };
    expect(found).toEqual({
      unknownNetwork: 'key.networkUnknown',
      missingNetworkFile: 'file.read',
      noRoot: 'key.networkRoot',
      noRootForChanges: 'key.networkRoot',
      noIndex: 'key.indices',
      twice: 'key.indices',
      fraction: 'key.indices',
      unsafe: 'key.indices',
      epoch: 'key.epoch',
      beyond: 'key.range',
      words: 'key.mnemonic',
      password: 'key.passwordWrong',
      brokenKeystore: 'key.file',
      strangerInside: 'key.file',
      missingKeystore: 'file.read',
      address: 'key.address',
      zeroAddress: 'key.address',
      tooLittle: 'key.amount',
      tooMuch: 'key.amount',
    });
    expect(everything(out)).toEqual({});
  },
  SLOW_MS,
);

test(
  'a file of the same name stays as it is, and no other file of the run appears',
  async () => {
    const [k, out] = [at(1795325000), folder()];
    const taken = join(out, 'exit_transactions', 'signed_exit_transaction-5678-1795325000.json');
    mkdirSync(join(out, 'exit_transactions'));
    writeFileSync(taken, 'mine');
    const asked = { network: 'mainnet', from: words('M'), validatorIndices: [1234, 5678], epoch: 42, out };
    expect(await code(k.service.sign.exits(asked))).toBe('key.exists');
    expect(everything(out)).toEqual({ 'exit_transactions/signed_exit_transaction-5678-1795325000.json': 'mine' });
  },
  SLOW_MS,
);
