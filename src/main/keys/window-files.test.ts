// Exits to keep, top-ups and changes of the window: keys of the data folder, passwords typed, words of a session.
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { signingNetwork } from '../../shared/networks.ts';
import { readChangeFile } from '../../shared/signed-change.ts';
import { readSignedExit, type SignedVoluntaryExit } from '../../shared/signed-exit.ts';
import { fromHex } from '../protocol/bytes.ts';
import { loadBackend } from './bls.ts';
import { exitSignature } from './exit.ts';
import { isRooted } from './networks.ts';
import { inProcessKeyWorkers } from './testing/in-process-worker.ts';
import { ADDRESS, type KeyRoom, keyRoom, SLOW_MS } from './testing/key-room.ts';

/** Keystores of pbkdf2, which open quickly, and their password. */
const QUICK = fileURLToPath(new URL('./fixtures/pbk/validator_keys/keystore-m_12381_3600_0_0_0-1795324988.json', import.meta.url));
const PASSWORD = 'MyPasswordIs';
const folder = () => mkdtempSync(join(tmpdir(), 'hearth-window-'));
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  );

describe('a key of a practice network', () => {
  const k: KeyRoom = keyRoom();
  let pubkey: string;
  const onChain = (withdrawalCredentials: string) => [{ validatorIndex: 64, pubkey, withdrawalCredentials, balanceGwei: 32_000_000_000n }];
  const compounding = `0x02${'00'.repeat(11)}${ADDRESS.slice(2).toLowerCase()}`;

  beforeAll(async () => {
    cpSync(QUICK, join(k.keysDir, k.room.instance, 'validator_keys', basename(QUICK)));
    const [key] = await k.service['keys.list']({});
    pubkey = key?.pubkey ?? '';
  }, SLOW_MS);

  test(
    'an exit to keep asks the node for the index, and without a node for a number',
    async () => {
      const out = folder();
      const exit = (validatorIndex: number | null) =>
        k.service['keys.exitFile']({ network: 'practice', pubkey, password: PASSWORD, validatorIndex, epoch: 0, folder: out });
      k.room.chain = null;
      expect(await code(exit(null))).toBe('node.notRunning');
      k.room.chain = [];
      expect(await code(exit(null))).toBe('key.noValidator');
      expect(readdirSync(out)).toEqual([]);
      k.room.chain = onChain(compounding);
      const file = join(out, 'exit_transactions', 'signed_exit_transaction-64-1795324985.json');
      expect(await exit(null)).toEqual({ file, validatorIndex: 64, checked: true, checkedBy: ['blst-native', 'herumi'] });
      expect(JSON.parse(readFileSync(file, 'utf8')).message).toEqual({ epoch: '0', validator_index: '64' });
    },
    SLOW_MS,
  );

  test(
    'a top-up takes the address from the chain, and refuses another',
    async () => {
      const out = folder();
      const topUp = (withdrawalAddress: string | null, amountGwei = 5_000_000_000n) =>
        k.service['keys.topUpFile']({
          network: 'practice',
          pubkey,
          password: PASSWORD,
          amountGwei,
          withdrawalAddress,
          compounding: false,
          folder: out,
        });
      k.room.chain = null;
      expect(await code(topUp(null))).toBe('key.topUpUnknown');
      k.room.chain = onChain(compounding);
      expect(await code(topUp('0x71C7656EC7ab88b098defB751B7401B5f6d8976F'))).toBe('key.topUpAddress');
      expect(await code(topUp(null, 1n))).toBe('key.amount');
      expect(readdirSync(out)).toEqual([]);
      const file = join(out, 'partial_deposits', 'deposit_data-1795324985.json');
      expect(await topUp(null)).toEqual({ file, withdrawalAddress: ADDRESS, compounding: true, checkedBy: ['blst-native', 'herumi'] });
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject([
        { pubkey: pubkey.slice(2), amount: 5_000_000_000, withdrawal_credentials: compounding.slice(2), fork_version: '10000038' },
      ]);
    },
    SLOW_MS,
  );
});

test(
  'an exit of a network that begins anew is signed for the root that the own node tells, and without one not at all',
  async () => {
    const [k, out] = [keyRoom(inProcessKeyWorkers()), folder()];
    cpSync(QUICK, join(k.keysDir, 'ephemery', 'validator_keys', basename(QUICK)));
    const [key] = await k.service['keys.list']({});
    const pubkey = key?.pubkey ?? '';
    const exit = () =>
      k.service['keys.exitFile']({ network: 'ephemery', pubkey, password: PASSWORD, validatorIndex: 64, epoch: 0, folder: out });
    expect(await code(exit())).toBe('key.networkRoot');
    expect(readdirSync(out)).toEqual([]);
    const root = `0x${'5a'.repeat(32)}`;
    k.room.ownRoots = { ephemery: root };
    const signed = readSignedExit(readFileSync((await exit()).file, 'utf8'));
    if (signed === null) throw new Error('no exit');
    const { message, signature } = exitSignature(fromHex(pubkey), signed, {
      capellaForkVersion: '0x4000101b',
      genesisValidatorsRoot: root,
    });
    expect((await loadBackend('herumi')).verify(fromHex(pubkey), message, signature)).toBe(true);
  },
  SLOW_MS,
);

test(
  'a key that lies here for two networks is signed for the one that is meant, and here for the one that runs',
  async () => {
    const [k, out] = [keyRoom(inProcessKeyWorkers()), folder()];
    for (const network of ['hoodi', 'mainnet']) cpSync(QUICK, join(k.keysDir, network, 'validator_keys', basename(QUICK)));
    const [key] = await k.service['keys.list']({});
    const pubkey = key?.pubkey ?? '';
    const herumi = await loadBackend('herumi');
    const signedFor = (network: 'hoodi' | 'mainnet', signed: SignedVoluntaryExit | null) => {
      if (signed === null) return false;
      const facts = signingNetwork.parse(
        JSON.parse(readFileSync(new URL(`../../../resources/networks/${network}.json`, import.meta.url), 'utf8')),
      );
      if (!isRooted(facts)) throw new Error('no root');
      const { message, signature } = exitSignature(fromHex(pubkey), signed, facts);
      return herumi.verify(fromHex(pubkey), message, signature);
    };
    for (const network of ['hoodi', 'mainnet'] as const) {
      const asked = { network, pubkey, password: PASSWORD, validatorIndex: 64, epoch: 0, folder: join(out, network) };
      const { file } = await k.service['keys.exitFile'](asked);
      expect(signedFor(network, readSignedExit(readFileSync(file, 'utf8')))).toBe(true);
      k.room.running = { name: network, instance: null };
      expect(signedFor(network, await k.service.signExit({ pubkey, password: PASSWORD, validatorIndex: 64, epoch: 0 }))).toBe(true);
      const deposit = { network, pubkeys: [pubkey], password: PASSWORD, withdrawalAddress: ADDRESS, compounding: false };
      const [entry] = await k.service['keys.deposit']({ ...deposit, amountGwei: 32_000_000_000n });
      expect(entry?.network).toBe(network);
      expect((await k.service.depositData(pubkey))?.networkName).toBe(network);
    }
    const elsewhere = { network: 'sepolia' as const, pubkey, password: PASSWORD, validatorIndex: 64, epoch: 0, folder: out };
    expect(await code(k.service['keys.exitFile'](elsewhere))).toBe('key.network');
  },
  SLOW_MS,
);

test(
  'a change is signed with the words of a session, which stays after a fault and ends with the file',
  async () => {
    const [k, out] = [keyRoom(inProcessKeyWorkers()), folder()];
    const text = JSON.parse(readFileSync(new URL('./fixtures/cases.json', import.meta.url), 'utf8')).mnemonics.M2;
    const read = await k.service['keys.read']({ text });
    if (!read.ok) throw new Error(read.message);
    const asked = { session: read.session, network: 'mainnet' as const, start: 0, validatorIndices: [1], folder: out };
    const change = (withdrawalAddress: string) => k.service['keys.credentialsChange']({ ...asked, withdrawalAddress });
    k.room.chain = [];
    expect(await code(change(ADDRESS))).toBe('key.noValidator');
    expect(await code(change(ADDRESS.toLowerCase()))).toBe('key.address');
    k.room.chain = null;
    const { file, checked } = await change('0x3434343434343434343434343434343434343434');
    const reference = readFileSync(
      new URL('./fixtures/btec/bls_to_execution_changes/bls_to_execution_change-1795324998.json', import.meta.url),
      'utf8',
    );
    expect(checked).toBe(false);
    expect(readChangeFile(readFileSync(file, 'utf8'), 'ours')).toEqual(readChangeFile(reference, 'reference'));
    expect(await code(change(ADDRESS))).toBe('key.session');
    expect(k.started.map((w) => w.gone())).toEqual([true]);
  },
  SLOW_MS,
);
