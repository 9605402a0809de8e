// What the terminal signs is taken by real clients: keystores by the validator client, a credentials change and an exit by the beacon node.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { readDepositData } from '../../src/main/keys/deposit-data.ts';
import type { BeaconApi } from '../../src/main/platform/beacon-api/beacon-api.ts';
import { keymanagerApi } from '../../src/main/platform/keymanager-api/keymanager-api.ts';
import { readChangeFile } from '../../src/shared/signed-change.ts';
import { hearth } from '../terminal.ts';
import { type OpenPractice, openPractice } from './practice-network.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'hearth-practice-keys-'));
const out = join(dataDir, 'out');
const PASSWORD = 'correct horse battery';
const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
const file = (name: string, text: string) => {
  writeFileSync(join(dataDir, name), text);
  return join(dataDir, name);
};
const words = file('words', `${'abandon '.repeat(23)}art`);
const password = file('password', PASSWORD);
let app: OpenPractice;
let beacon: BeaconApi;
let pubkey: string;
let index: number;

/** A command on this data folder and its JSON; a fault is its code. */
async function run(...args: readonly string[]) {
  const { code, stdout, stderr } = await hearth([...args, '--data', dataDir, '--out', out, '--json']);
  return code === 0 ? JSON.parse(stdout) : JSON.parse(stderr).code;
}
const filesIn = (folder: string) => {
  try {
    return readdirSync(join(out, folder)).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
};
const validator = async () => (await beacon.validators([pubkey]))[0];
const SLOW = { timeout: 600_000, intervals: [2000] };

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => {
  app = openPractice(dataDir);
});
test.afterAll(async () => {
  await app.down();
  await app.close();
});

test('keystores of the terminal are taken by the real validator client, and their deposit by the chain', async () => {
  expect(await app.up()).toMatchObject({ state: 'done', fault: null });
  // The validator client writes its token a moment after it has started.
  await expect.poll(async () => (await app.node.endpoints())?.keymanager ?? null, SLOW).not.toBeNull();
  const endpoints = await app.node.endpoints();
  beacon = app.beacon(endpoints?.beaconUrl ?? '');
  const derive = ['keys', 'derive', '--network', 'practice', '--mnemonic-file', words, '--password-file', password];
  const made = await run(...derive, '--start', '0', '--count', '1', '--bls-withdrawal');
  expect(made).toMatchObject({ pubkeys: [expect.any(String)] });
  pubkey = made.pubkeys[0];

  const [keystore = ''] = filesIn('validator_keys').filter((name) => name.startsWith('keystore-'));
  const keymanager = keymanagerApi(endpoints?.keymanager?.url ?? '', endpoints?.keymanager?.token ?? '');
  const keystores = [readFileSync(join(out, 'validator_keys', keystore), 'utf8')];
  const imported = await keymanager.importKeystores({ keystores, passwords: [PASSWORD], slashingProtection: null });
  expect(imported.map(({ status }) => status)).toEqual(['imported']);
  expect(await keymanager.list()).toContain(pubkey);

  const [deposits = ''] = filesIn('validator_keys').filter((name) => name.startsWith('deposit_data-'));
  const [datum] = readDepositData(readFileSync(join(out, 'validator_keys', deposits), 'utf8'), deposits);
  if (datum === undefined) throw new Error('no deposit');
  await app.practice.sendDeposit(datum);
  await expect.poll(async () => (await validator())?.index ?? null, SLOW).not.toBeNull();
  index = (await validator())?.index ?? -1;
  expect((await validator())?.withdrawalCredentials).toBe(datum.withdrawalCredentials);
});

test('a credentials change of the terminal is taken by the beacon node, and the chain pays to the address from then on', async () => {
  const change = ['keys', 'credentials-change', '--network', 'practice', '--mnemonic-file', words, '--withdrawal-address', ADDRESS];
  expect(await run(...change, '--start', '0', '--validator-index', '0')).toBe('key.notIts');
  expect(await run(...change, '--start', '1', '--validator-index', String(index))).toBe('key.notIts');
  expect(filesIn('bls_to_execution_changes')).toEqual([]);

  const signed = await run(...change, '--start', '0', '--validator-index', String(index));
  expect(signed).toMatchObject({ checked: true });
  const { changes } = readChangeFile(readFileSync(signed.files[0], 'utf8'), 'change');
  await beacon.submitCredentialChanges(changes);
  const credentials = `0x01${'00'.repeat(11)}${ADDRESS.slice(2).toLowerCase()}`;
  const known = async () =>
    (await beacon.credentialChanges()).some((c) => c.validatorIndex === index && c.signature === changes[0]?.signature) ||
    (await validator())?.withdrawalCredentials === credentials;
  expect(await known()).toBe(true);
  await expect.poll(async () => (await validator())?.withdrawalCredentials, SLOW).toBe(credentials);
  expect(await run(...change, '--start', '0', '--validator-index', String(index))).toBe('key.changeRefused');
});

test('an exit of the terminal is taken by the beacon node, and the chain ends the validator', async () => {
  const spec = await beacon.spec();
  const [slotsPerEpoch, waitEpochs] = [Number(spec['SLOTS_PER_EPOCH']), Number(spec['SHARD_COMMITTEE_PERIOD'])];
  const mayExit = async () => {
    const activation = (await validator())?.activationEpoch ?? null;
    const { headSlot } = await beacon.syncing();
    return activation !== null && Math.floor(headSlot / slotsPerEpoch) >= activation + waitEpochs;
  };
  await expect.poll(mayExit, SLOW).toBe(true);
  const exit = ['keys', 'exit', '--network', 'practice', '--epoch', '0', '--validator-index', String(index)];
  const [keystore = ''] = filesIn('validator_keys').filter((name) => name.startsWith('keystore-'));
  const fromKeystore = ['--keystore', join(out, 'validator_keys', keystore), '--password-file', password];
  expect(await run(...exit.slice(0, -1), '0', ...fromKeystore)).toBe('key.notIts');
  const signed = await run(...exit, ...fromKeystore);
  expect(signed).toMatchObject({ checked: true });
  const { message, signature } = JSON.parse(readFileSync(signed.files[0], 'utf8'));
  await beacon.submitVoluntaryExit({ epoch: Number(message.epoch), validatorIndex: Number(message.validator_index), signature });
  await expect.poll(async () => (await validator())?.exitEpoch ?? null, SLOW).not.toBeNull();
});
