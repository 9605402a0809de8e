import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { BOTH, filming } from './camera.ts';
import { filesWith, keystoresOf } from './data-folder.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './keyboard.ts';
import { keysRoom } from './pages/keys-room.ts';
import { keysStep } from './pages/keys-step.ts';
import { choose, standInForChain } from './stand-in.ts';

const fixtures = join(import.meta.dirname, '../src/main/keys/fixtures');
const cases = JSON.parse(readFileSync(join(fixtures, 'cases.json'), 'utf8')) as { mnemonics: { M: string } };
const shownKeys = (
  JSON.parse(readFileSync(join(fixtures, 'a01/validator_keys/deposit_data-1795324922.json'), 'utf8')) as readonly { pubkey: string }[]
).map(({ pubkey }) => `0x${pubkey}`);
const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
/** What the deposits of the fixtures pay to. */
const FIXTURE_ADDRESS = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
const PASSWORD = 'vier zufällige Wörter';

const shots = filming('keys');

test('new words in Spanish, typed back, make two keys; their deposit is signed; one is forgotten', async ({
  hearth,
  page,
  frame,
  dataDir,
}) => {
  const scene = { app: hearth, page };
  const room = keysRoom(page);
  const step = keysStep(page);
  await frame.goTo('Keys');
  await expect(frame.sentence).toContainText('You hold no key yet.');
  await shots.shoot(scene, 'room-empty', BOTH);

  await room.way('Make keys').click();
  await room.network('Hoodi').check();
  await room.count.fill('2');
  await shots.shoot(scene, 'terms', BOTH);
  await room.press('Continue to the words');
  await expect(room.language.locator('option').first()).toHaveText('English');
  await room.language.selectOption('spanish');
  await shots.shoot(scene, 'words-hidden', BOTH);
  await step.show.click();
  await expect(step.shown).toHaveCount(24);
  const words = await step.read();
  await shots.shoot(scene, 'words-shown', BOTH);
  await expect(page.getByRole('main').getByRole('button', { name: /copy/i })).toHaveCount(0);

  await room.press('I have written all 24');
  await step.type(words.with(6, 'zzzz'));
  await shots.shoot(scene, 'typed', BOTH);
  await room.press('Check my words');
  await expect(step.complaint).toContainText('Word 7 is not the one that was shown.');
  await shots.shoot(scene, 'typed-wrong', BOTH);
  await step.word(7).fill(words[6] ?? '');
  await room.press('Check my words');

  await expect(step.password).toBeVisible();
  await step.password.fill(PASSWORD);
  await step.again.fill(PASSWORD);
  await shots.shoot(scene, 'password', BOTH);
  await room.press('Make the key');
  await expect(frame.sentence).toContainText('Your 2 keys are made.', { timeout: 60_000 });
  await expect(room.rows).toHaveCount(2);
  await shots.shoot(scene, 'made', BOTH);
  expect(await keystoresOf(dataDir)).toHaveLength(2);

  await room.press('Sign the deposits');
  await room.address.fill(ADDRESS);
  await expect(room.block('Block 1')).toBeEnabled();
  await shots.shoot(scene, 'address', BOTH);
  await room.block('Block 1').fill('71C7');
  await room.block('Block 10').fill('976F');
  await room.filePassword.fill(PASSWORD);
  await room.press('Sign the deposit');
  await expect(frame.sentence).toContainText('2 deposits are signed.', { timeout: 60_000 });
  await shots.shoot(scene, 'deposit-signed', BOTH);
  await room.press('To the list of keys');

  await expect(frame.sentence).toContainText('You hold 2 keys.');
  await expect(room.rows).toHaveCount(2);
  await shots.shoot(scene, 'room', BOTH);
  await room.details.first().click();
  await expect(frame.sentence).toContainText('Key 0 will pay to 0x71C7…976F.');
  await shots.shoot(scene, 'details', BOTH);
  await room.act('Forget this key').click();
  const phrase = (await page.locator('.phrase').innerText()).trim();
  await room.phrase.pressSequentially(phrase);
  await shots.shoot(scene, 'forget', BOTH);
  await room.act('Forget this key').click();
  await expect(page.getByRole('status').filter({ hasText: 'The key was forgotten' })).toContainText('forgotten-keys');
  await frame.goTo('Keys');
  await expect(room.rows).toHaveCount(1);
  expect(await filesWith(dataDir, words.slice(0, 4).join(' '), PASSWORD), 'files that hold words or password').toEqual([]);
});

test('words that exist: a wrong one is named, then they make the keys of the reference', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const room = keysRoom(page);
  const step = keysStep(page);
  await frame.goTo('Keys');
  await room.way('I have words already').click();
  await room.network('Mainnet').check();
  await room.count.fill('2');
  await room.press('Continue to the words');
  await expect(room.existing).toBeVisible();
  await shots.shoot(scene, 'existing', BOTH);
  const wrong = cases.mnemonics.M.split(' ').with(2, 'abandn').join('  ').toUpperCase();
  await room.existing.fill(wrong);
  await room.press('Read the words');
  await expect(room.complaint).toContainText('Word 3 is not in the English word list.');
  await expect(room.complaint).toContainText('abandon');
  await expect(room.complaint).not.toContainText(/abandn/i);
  await shots.shoot(scene, 'existing-wrong', BOTH);
  await room.passphrase.click();
  await shots.shoot(scene, 'existing-25th', BOTH);
  await room.passphrase.click();
  await room.existing.fill(` ${cases.mnemonics.M.replaceAll(' ', '\u3000')} `);
  await room.press('Read the words');
  await expect(frame.sentence).toContainText('These words are right.');
  await expect(room.start).toHaveValue('0');
  await shots.shoot(scene, 'numbers', BOTH);
  await room.press('Continue');
  await expect(step.password).toBeVisible();
  await step.password.fill(PASSWORD);
  await step.again.fill(PASSWORD);
  await room.press('Make the key');
  await expect(frame.sentence).toContainText('Your 2 keys are made.', { timeout: 60_000 });
  expect(await room.pubkeys()).toEqual(shownKeys);
});

test('more choices: 0x00 keys of Gnosis with pbkdf2 go to a folder', async ({ hearth, page, frame, dataDir }) => {
  const scene = { app: hearth, page };
  const room = keysRoom(page);
  const step = keysStep(page);
  await frame.goTo('Keys');
  await room.way('I have words already').click();
  await tabTo(page, room.more);
  await page.keyboard.press('Enter');
  await tabTo(page, room.network('Gnosis'));
  await page.keyboard.press('Space');
  await expect(room.network('Gnosis')).toBeChecked();
  await expect(room.network('Hoodi')).not.toBeChecked();
  await tabTo(page, room.salts);
  await page.keyboard.press('Space');
  await expect(room.salts).toBeChecked();
  await shots.shoot(scene, 'more-choices', BOTH);
  await room.network('A network file').check();
  const file = join(dataDir, 'network.json');
  await writeFile(file, '{}');
  await choose(hearth, file);
  await page.getByRole('button', { name: 'Choose the network file' }).click();
  await expect(room.complaint).toContainText('network');
  await shots.shoot(scene, 'network-file-wrong', BOTH);
  await room.network('Gnosis').check();
  await room.press('Continue to the words');
  await room.existing.fill(cases.mnemonics.M);
  await room.press('Read the words');
  await expect(frame.sentence).toContainText('These words are right.');
  await room.press('Continue');
  await expect(frame.sentence).toContainText('Where do the coins come back to?');
  await room.address.fill(ADDRESS);
  await expect(room.block('Block 1')).toBeEnabled();
  await room.block('Block 1').fill('71C7');
  await room.block('Block 10').fill('976F');
  await shots.shoot(scene, 'files', BOTH);
  await room.press('Back');
  await room.existing.fill(cases.mnemonics.M);
  await page.getByRole('contentinfo').getByRole('button', { name: 'Back' }).click();
  await room.network('No address yet').check();
  await room.network('pbkdf2').check();
  await room.press('Continue to the words');
  await room.existing.fill(cases.mnemonics.M);
  await room.press('Read the words');
  await expect(frame.sentence).toContainText('These words are right.');
  await room.press('Continue');
  await expect(frame.sentence).toContainText('These deposits name no address.');
  const folder = join(dataDir, 'stick');
  await choose(hearth, folder);
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await shots.shoot(scene, 'files-0x00', BOTH);
  await room.press('Continue');
  await step.password.fill(PASSWORD);
  await step.again.fill(PASSWORD);
  await shots.shoot(scene, 'password-files', BOTH);
  await room.press('Make the key');
  await expect(frame.sentence).toContainText('Your key is made.', { timeout: 60_000 });
  await shots.shoot(scene, 'made-files', BOTH);
  const names = readdirSync(join(folder, 'validator_keys'));
  expect(
    names.filter((name) => name.startsWith('keystore')),
    'keystores',
  ).toHaveLength(1);
  const deposit = names.find((name) => name.startsWith('deposit_data')) ?? '';
  const [datum] = JSON.parse(readFileSync(join(folder, 'validator_keys', deposit), 'utf8'));
  expect(datum).toMatchObject({ network_name: 'gnosis', amount: 32_000_000_000 });
  expect(datum.withdrawal_credentials).toMatch(/^00/);
});

test('key files of another machine are taken in, copied, tried and checked; an exit and a top-up are signed', async ({
  hearth,
  page,
  frame,
  dataDir,
}) => {
  const scene = { app: hearth, page };
  const room = keysRoom(page);
  await frame.goTo('Keys');
  await room.way('Take in key files').click();
  await room.network('Mainnet').check();
  await shots.shoot(scene, 'take-in', BOTH);
  await choose(hearth, join(fixtures, 'a01'));
  await room.press('Choose the folder');
  await expect(page.getByRole('status').filter({ hasText: '2 keys are here now.' })).toBeVisible();

  const copies = join(dataDir, 'stick');
  await choose(hearth, copies);
  await frame.goTo('Keys');
  await room.way('Export 2 keys').click();
  await expect(page.getByText('were copied and read back.')).toBeVisible();
  await shots.shoot(scene, 'room-exported', BOTH);

  await room.way('Try the backup').click();
  await room.existing.fill(cases.mnemonics.M);
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await page.getByLabel('Password of the copies', { exact: true }).fill('MyPasswordIs');
  await shots.shoot(scene, 'drill', BOTH);
  await room.press('Try the backup');
  await expect(frame.sentence).toContainText('Your backup works.', { timeout: 60_000 });
  await shots.shoot(scene, 'drill-result', BOTH);
  await room.press('To the list of keys');
  await expect(frame.sentence).toContainText('they were tried.');

  await room.way('Check a file').click();
  await page.getByRole('button', { name: 'Choose a folder' }).click();
  await shots.shoot(scene, 'verify', BOTH);
  await room.press('Check');
  await expect(frame.sentence).toContainText('sound', { timeout: 60_000 });
  await shots.shoot(scene, 'verify-result', BOTH);

  await frame.goTo('Keys');
  await room.details.first().click();
  await room.act('Make an exit file').click();
  await page.getByLabel('Validator number').fill('1234');
  await room.filePassword.fill('MyPasswordIs');
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await shots.shoot(scene, 'exit-file', BOTH);
  await room.press('Sign the exit file');
  await expect(frame.sentence).toContainText('The exit file is signed.', { timeout: 60_000 });
  await shots.shoot(scene, 'exit-file-signed', BOTH);
  await room.press('To the key');
  await room.act('Make a top-up file').click();
  await room.filePassword.fill('MyPasswordIs');
  await page.getByRole('button', { name: 'Choose the folder' }).click();
  await shots.shoot(scene, 'top-up', BOTH);
  await room.press('Sign the top-up file');
  await expect(frame.sentence).toContainText('The top-up file is signed.', { timeout: 60_000 });
  await shots.shoot(scene, 'top-up-signed', BOTH);
});

test('a key that lies here for two networks has a page for each; forgotten on one, it stays on the other', async ({
  hearth,
  page,
  frame,
  dataDir,
}) => {
  const scene = { app: hearth, page };
  const room = keysRoom(page);
  await choose(hearth, join(fixtures, 'a01'));
  for (const network of ['Mainnet', 'Hoodi']) {
    await frame.goTo('Keys');
    await room.way('Take in key files').click();
    await room.network(network).check();
    await room.press('Choose the folder');
    await expect(page.getByRole('status').filter({ hasText: '2 keys are here now.' })).toBeVisible();
  }
  const open = async (network: string) => {
    await frame.goTo('Keys');
    await room.rows
      .filter({ hasText: `Key 0, ${network}` })
      .getByRole('button', { name: /Details/ })
      .click();
    await expect(page.getByText(join(dataDir, 'keys', network.toLowerCase()))).toBeVisible();
  };
  await open('Mainnet');
  await open('Hoodi');
  await room.act('Forget this key').click();
  await expect(page.getByText('Key 0 (Hoodi) will leave this data folder.')).toBeVisible();
  const phrase = `forget hoodi key ${shownKeys[0]?.slice(2, 6)}`;
  await expect(page.locator('.phrase')).toHaveText(phrase);
  await room.phrase.pressSequentially(phrase);
  await shots.shoot(scene, 'forget-of-two', BOTH);
  await room.act('Forget this key').click();
  await expect(page.getByRole('status').filter({ hasText: 'The key was forgotten' })).toContainText(join('forgotten-keys', 'hoodi'));
  await frame.goTo('Keys');
  await expect(room.rows).toHaveCount(3);
  expect(await keystoresOf(join(dataDir, 'keys', 'mainnet'))).toHaveLength(2);
  expect(await keystoresOf(join(dataDir, 'keys', 'hoodi'))).toHaveLength(1);
});

test('an address on chain that differs is the loudest thing; an address that is a contract is warned of', async ({
  hearth,
  page,
  frame,
}) => {
  const scene = { app: hearth, page };
  const room = keysRoom(page);
  await choose(hearth, join(fixtures, 'a01'));
  await frame.goTo('Keys');
  await room.way('Take in key files').click();
  await room.network('Mainnet').check();
  await room.press('Choose the folder');
  await expect(page.getByRole('status').filter({ hasText: '2 keys are here now.' })).toBeVisible();
  await standInForChain(hearth, { pubkey: shownKeys[0] ?? '', pays: ADDRESS, intended: FIXTURE_ADDRESS });
  await frame.reopen('Keys');
  await expect(frame.sentence).toContainText('The chain pays another address than the one you set.');
  await shots.shoot(scene, 'address-changed', BOTH);
  await room.act('Look at this key').click();
  await expect(room.complaint).toContainText('pays an address that you did not set');
  await shots.shoot(scene, 'address-changed-details', BOTH);
  await frame.goTo('Keys');
  await room.details.nth(1).click();
  await room.act('Sign another deposit').click();
  await room.address.fill(ADDRESS);
  await expect(room.complaint).toContainText('A contract lives at this address.');
  await shots.shoot(scene, 'address-contract', BOTH);
});

test('the ceremony can be done by keyboard alone', async ({ page, frame }) => {
  const room = keysRoom(page);
  const step = keysStep(page);
  const bar = page.getByRole('contentinfo');
  const enter = async (target: Locator) => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  };
  await enter(frame.room('Keys'));
  await enter(room.way('Make keys'));
  await enter(bar.getByRole('button', { name: 'Continue to the words' }));
  await tabTo(page, room.language);
  await page.keyboard.press('Home');
  await enter(step.show);
  await expect(step.shown).toHaveCount(24);
  const words = await step.read();
  await enter(bar.getByRole('button', { name: 'I have written all 24' }));
  await tabTo(page, step.word(1));
  await page.keyboard.type(words.map((word) => word.slice(0, 4)).join(' '));
  await page.keyboard.press('Enter');
  await expect(step.password).toBeVisible();
  await tabTo(page, step.password);
  await page.keyboard.type(PASSWORD);
  await tabTo(page, step.again);
  await page.keyboard.type(PASSWORD);
  await enter(bar.getByRole('button', { name: 'Make the key' }));
  await expect(frame.sentence).toContainText('Your key is made.', { timeout: 60_000 });
});
