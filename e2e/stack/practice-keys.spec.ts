// What the terminal and the window sign is taken by real clients: keystores by the validator client, credentials changes, exits and a top-up by the chain.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as base, test } from '@playwright/test';
import { readDepositData } from '../../src/main/keys/deposit-data.ts';
import type { BeaconApi } from '../../src/main/platform/beacon-api/beacon-api.ts';
import type { ExecutionRpc } from '../../src/main/platform/execution-rpc/execution-rpc.ts';
import { keymanagerApi } from '../../src/main/platform/keymanager-api/keymanager-api.ts';
import { readChangeFile } from '../../src/shared/signed-change.ts';
import { BOTH, camera } from '../camera.ts';
import { type Life, openLife } from '../life.ts';
import { frame } from '../pages/frame.ts';
import { keysRoom } from '../pages/keys-room.ts';
import { choose } from '../stand-in.ts';
import { hearth } from '../terminal.ts';
import { type OpenPractice, openPractice } from './practice-network.ts';

/** A screen of a loaded machine. */
const expect = base.configure({ timeout: 60_000 });
const dataDir = mkdtempSync(join(tmpdir(), 'hearth-practice-keys-'));
const out = join(dataDir, 'out');
const WORDS = `${'abandon '.repeat(23)}art`;
const PASSWORD = 'correct horse battery';
/** Where the validator of the terminal pays to. */
const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
/** Where the validator of the window pays to. */
const WINDOW_ADDRESS = '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359';
/** What a person meant whose validator pays elsewhere. */
const MEANT_ADDRESS = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const DEPOSIT_CONTRACT = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
const GWEI = 10n ** 9n;
const file = (name: string, text: string) => {
  writeFileSync(join(dataDir, name), text);
  return join(dataDir, name);
};
const words = file('words', WORDS);
const password = file('password', PASSWORD);
const screens = join(import.meta.dirname, '../../test-results/screens/practice-keys');
const shots = camera(screens);
const SLOW = { timeout: 600_000, intervals: [2000] };
let app: OpenPractice;
let beacon: BeaconApi;
let execution: ExecutionRpc;
let window: Life;
/** The validator of the terminal, then that of the window. */
let pubkeys: readonly string[] = [];
let indices: readonly number[] = [];
let exitFile = '';

/** A command on this data folder and its JSON; a fault is its code. */
async function run(...args: readonly string[]) {
  const { code, stdout, stderr } = await hearth([...args, '--data', dataDir, '--json']);
  return code === 0 ? JSON.parse(stdout) : JSON.parse(stderr).code;
}
const filesIn = (folder: string, from = out) => {
  try {
    return readdirSync(join(from, folder)).filter((name) => !name.startsWith('.'));
  } catch {
    return [];
  }
};
const keyFiles = (start: string) =>
  filesIn('validator_keys')
    .filter((name) => name.startsWith(start))
    .map((name) => join(out, 'validator_keys', name));
const depositsOf = (path: string) => readDepositData(readFileSync(path, 'utf8'), path);
const validator = async (which: 0 | 1) => (await beacon.validators([pubkeys[which] ?? '']))[0];
const credentialsOf = (address: string) => `0x01${'00'.repeat(11)}${address.slice(2).toLowerCase()}`;
const derive = ['keys', 'derive', '--network', 'practice', '--mnemonic-file', words, '--password-file', password];

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => {
  app = openPractice(dataDir);
  window = openLife(dataDir, join(screens, 'main.log'));
});
test.afterEach(() => window.pictureFailure());
test.afterAll(async () => {
  await window.close();
  await app.down();
  await app.close();
});

test('keystores of the terminal are taken by the real validator client, and their deposits by the chain', async () => {
  expect(await app.up()).toMatchObject({ state: 'done', fault: null });
  // The validator client writes its token a moment after it has started.
  await expect.poll(async () => (await app.node.endpoints())?.keymanager ?? null, SLOW).not.toBeNull();
  const endpoints = await app.node.endpoints();
  beacon = app.beacon(endpoints?.beaconUrl ?? '');
  execution = app.execution(endpoints?.executionUrl ?? '');
  ({ pubkeys } = await run(...derive, '--start', '0', '--count', '2', '--bls-withdrawal', '--out', out));
  expect(pubkeys).toHaveLength(2);

  const deposits = depositsOf(keyFiles('deposit_data-')[0] ?? '');
  for (const deposit of deposits) await app.practice.sendDeposit(deposit);
  const keymanager = keymanagerApi(endpoints?.keymanager?.url ?? '', endpoints?.keymanager?.token ?? '');
  // A busy client opens a file long after the question was given up; asked again, it says that it holds it.
  for (const keystore of keyFiles('keystore-')) {
    const asks = { keystores: [readFileSync(keystore, 'utf8')], passwords: [Buffer.from(PASSWORD)], slashingProtection: null };
    await expect(async () => {
      const [answer] = await keymanager.importKeystores(asks);
      expect(['imported', 'duplicate']).toContain(answer?.status);
    }).toPass(SLOW);
  }
  expect(await keymanager.list()).toEqual(expect.arrayContaining([...pubkeys]));

  await expect.poll(async () => (await beacon.validators([...pubkeys])).length, SLOW).toBe(2);
  const found = [await validator(0), await validator(1)];
  indices = found.map((one) => one?.index ?? -1);
  expect(found.map((one) => one?.withdrawalCredentials)).toEqual(deposits.map((one) => one.withdrawalCredentials));
});

test('a credentials change of the terminal is taken by the beacon node, and the chain pays to the address from then on', async () => {
  const index = String(indices[0]);
  const asks = ['--network', 'practice', '--mnemonic-file', words, '--withdrawal-address', ADDRESS, '--out', out];
  const change = ['keys', 'credentials-change', ...asks];
  expect(await run(...change, '--start', '0', '--validator-index', '0')).toBe('key.notIts');
  expect(await run(...change, '--start', '1', '--validator-index', index)).toBe('key.notIts');
  expect(filesIn('bls_to_execution_changes')).toEqual([]);

  const signed = await run(...change, '--start', '0', '--validator-index', index);
  expect(signed).toMatchObject({ checked: true });
  const { changes } = readChangeFile(readFileSync(signed.files[0], 'utf8'), 'change');
  const send = ['validators', 'send', signed.files[0], '--phrase'];
  expect(await run(...send, 'set address 0000 for ever')).toBe('validator.phrase');
  // Sent by another tool, so that Hearth knows of no address but that of a deposit file.
  await beacon.submitCredentialChanges(changes);
  const known = async () =>
    (await beacon.credentialChanges()).some((c) => c.validatorIndex === indices[0] && c.signature === changes[0]?.signature) ||
    (await validator(0))?.withdrawalCredentials === credentialsOf(ADDRESS);
  expect(await known()).toBe(true);
  await expect.poll(async () => (await validator(0))?.withdrawalCredentials, SLOW).toBe(credentialsOf(ADDRESS));
  expect(await run(...change, '--start', '0', '--validator-index', index)).toBe('key.changeRefused');
  expect(await run(...send, `set address ${ADDRESS.slice(-4)} for ever`)).toBe('key.changeRefused');
});

test('the window takes keys for 0x00 in, says which numbers are used, and changes one by its own node', async () => {
  await window.start();
  const [room, sentence] = [keysRoom(window.page), frame(window.page).sentence];
  await frame(window.page).goTo('Keys');
  await room.way('Take in key files').click();
  await room.network('Practice').check();
  await choose(window.app, out);
  await room.press('Choose the folder');
  await expect(window.page.getByText('2 keys are here now.')).toBeVisible();
  await frame(window.page).goTo('Keys');
  await expect(room.rows.nth(0)).toContainText('fixed for ever');
  await expect(room.rows.nth(1)).toContainText('pays to nobody yet');
  await shots.shoot(window, 'taken-in');

  await room.way('I have words already').click();
  await room.network('Practice').check();
  await room.press('Continue to the words');
  await room.existing.fill(WORDS);
  await room.press('Read the words');
  await expect(room.used).toHaveText([/^0 .*validator on chain/, /^1 .*validator on chain/]);
  await expect(room.start).toHaveValue('2');
  await shots.shoot(window, 'numbers-used', BOTH);

  await frame(window.page).goTo('Keys');
  await room.details.nth(1).click();
  await expect(sentence).toContainText(`Validator ${indices[1]} pays to nobody yet.`);
  await shots.shoot(window, 'key-00');
  await room.act('Set a withdrawal address').click();
  await room.existing.fill(WORDS);
  await shots.shoot(window, 'change-words', BOTH);
  await room.press('Read the words');
  await room.address.fill(DEPOSIT_CONTRACT);
  await room.address.blur();
  await expect(window.page.getByText('This address is a contract of Ethereum itself')).toBeVisible();
  await shots.shoot(window, 'change-contract', BOTH);
  await room.address.fill(WINDOW_ADDRESS);
  await expect(room.facts).toContainText('This address has never been used on this network.');
  await room.block('Block 1').fill(WINDOW_ADDRESS.slice(2, 6));
  await room.block('Block 10').fill('0000');
  await expect(window.page.getByText('This is not what the address above has.')).toBeVisible();
  await shots.shoot(window, 'change-differs', BOTH);
  await room.block('Block 10').fill(WINDOW_ADDRESS.slice(-4));
  await choose(window.app, join(dataDir, 'window'));
  await room.folder.click();
  await room.press('Sign the change');
  await expect(sentence).toContainText('The change is signed.');
  await expect(room.act('Send the change')).toBeDisabled();
  await shots.shoot(window, 'change-signed', BOTH);
  await room.phrase.fill(`set address ${WINDOW_ADDRESS.slice(-4)} for ever`);
  await room.act('Send the change').click();
  await expect(sentence).toContainText('The change is sent.');
  await shots.shoot(window, 'change-sent', BOTH);
  await expect.poll(async () => (await validator(1))?.withdrawalCredentials, SLOW).toBe(credentialsOf(WINDOW_ADDRESS));
  await room.press('To the key');
  await expect(sentence).toContainText(`Validator ${indices[1]} pays to 0xfB69…d359, fixed for ever.`);
  await shots.shoot(window, 'key-01', BOTH);
});

test('the window signs an exit and a top-up to keep; an address on chain that is not the one of a file is the loudest', async () => {
  const [room, sentence] = [keysRoom(window.page), frame(window.page).sentence];
  await room.act('Make a top-up file').click();
  await room.filePassword.fill(PASSWORD);
  await room.folder.click();
  await room.press('Sign the top-up file');
  await expect(sentence).toContainText('The top-up file is signed.');
  const kept = join(dataDir, 'window');
  const [topUp] = depositsOf(join(kept, 'partial_deposits', filesIn('partial_deposits', kept)[0] ?? ''));
  if (topUp === undefined) throw new Error('no top-up');
  expect(topUp).toMatchObject({ pubkey: pubkeys[1], amountGwei: GWEI, withdrawalCredentials: credentialsOf(WINDOW_ADDRESS) });
  await app.practice.sendDeposit(topUp);

  await room.press('To the key');
  await room.act('Make an exit file').click();
  await room.filePassword.fill(PASSWORD);
  await room.folder.click();
  await room.press('Sign the exit file');
  await expect(sentence).toContainText('The exit file is signed.');
  await expect(window.page.getByText('Your node confirms that this number belongs to this key.')).toBeVisible();
  await shots.shoot(window, 'exit-signed');
  exitFile = join(kept, 'exit_transactions', filesIn('exit_transactions', kept)[0] ?? '');

  // A person who meant another address for the first validator has a deposit file that says so.
  const meant = join(dataDir, 'meant');
  await run(...derive, '--start', '0', '--count', '1', '--withdrawal-address', MEANT_ADDRESS, '--out', meant);
  await frame(window.page).goTo('Keys');
  await room.way('Take in key files').click();
  await room.network('Practice').check();
  await choose(window.app, meant);
  await room.press('Choose the folder');
  await expect(window.page.getByText('1 key is here now.')).toBeVisible();
  await window.kill();
  await window.start();
  await frame(window.page).goTo('Keys');
  const again = keysRoom(window.page);
  await expect(frame(window.page).sentence).toContainText('The chain pays another address than the one you set.');
  await shots.shoot(window, 'address-changed', BOTH);
  await again.way('Look at this key').click();
  await expect(again.complaint).toContainText(`Validator ${indices[0]} pays an address that you did not set.`);
  await shots.shoot(window, 'address-changed-key', BOTH);
});

test('exit files of the terminal and of the window are sent by the own node, the chain ends both, and pays the top-up out', async () => {
  const spec = await beacon.spec();
  const [slotsPerEpoch, waitEpochs] = [Number(spec['SLOTS_PER_EPOCH']), Number(spec['SHARD_COMMITTEE_PERIOD'])];
  const mayExit = async () => {
    const activations = [await validator(0), await validator(1)].map((one) => one?.activationEpoch ?? null);
    const { headSlot } = await beacon.syncing();
    return activations.every((epoch) => epoch !== null && Math.floor(headSlot / slotsPerEpoch) >= epoch + waitEpochs);
  };
  const [room, sentence] = [keysRoom(window.page), frame(window.page).sentence];
  const expectSending = async () => {
    await frame(window.page).goTo('Keys');
    await room.way('Send a signed file').click();
    await choose(window.app, exitFile);
    await room.act('Choose the file').click();
    await expect(window.page.getByRole('heading', { name: 'A signed exit' })).toBeVisible();
  };
  if (!(await mayExit())) {
    await expectSending();
    await expect(window.page.getByText('The chain does not take this file.')).toBeVisible();
    await shots.shoot(window, 'send-exit-early', BOTH);
  }
  await expect.poll(mayExit, SLOW).toBe(true);
  const [keystore = ''] = keyFiles('keystore-m_12381_3600_0_');
  const fromKeystore = ['--keystore', keystore, '--password-file', password];
  const exit = ['keys', 'exit', '--network', 'practice', '--epoch', '0', ...fromKeystore, '--out', out, '--validator-index'];
  expect(await run(...exit, '0')).toBe('key.notIts');
  const signed = await run(...exit, String(indices[0]));
  expect(signed).toMatchObject({ checked: true });
  const ofTerminal = ['validators', 'send', signed.files[0], '--phrase', `exit validator ${indices[0]}`];
  expect(await run(...ofTerminal)).toMatchObject({ kind: 'exit', sent: [{ validatorIndex: indices[0], refusal: null }] });
  await expectSending();
  await shots.shoot(window, 'send-exit', BOTH);
  await room.phrase.fill(`exit validator ${indices[1]}`);
  await room.act('Send the exit').click();
  await expect(sentence).toContainText('The exit is sent.');
  await shots.shoot(window, 'exit-sent', BOTH);
  await expect.poll(async () => (await validator(0))?.exitEpoch ?? null, SLOW).not.toBeNull();
  await expect.poll(async () => (await validator(1))?.exitEpoch ?? null, SLOW).not.toBeNull();
  // What lies above 32 goes to the address that the window set: the top-up arrived, and so did the change.
  await expect.poll(() => execution.balance(WINDOW_ADDRESS), SLOW).toBeGreaterThanOrEqual(GWEI * GWEI);
  expect({ thrown: window.wrong, findings: shots.findings }).toEqual({ thrown: [], findings: [] });
});
