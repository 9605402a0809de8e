import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect as base, test } from '@playwright/test';
import { camera } from './camera.ts';
import { containersOf, depositCount, killOwn } from './chain-world.ts';
import { filesWith, keystoresOf } from './data-folder.ts';
import { leftBehind } from './docker-world.ts';
import { type Life, openLife } from './life.ts';
import { address } from './pages/address.ts';
import { check } from './pages/check.ts';
import { clients } from './pages/clients.ts';
import { deposit } from './pages/deposit.ts';
import { frame } from './pages/frame.ts';
import { home } from './pages/home.ts';
import { host } from './pages/host.ts';
import { keysStep } from './pages/keys-step.ts';
import { network } from './pages/network.ts';
import { nodeRoom } from './pages/node-room.ts';
import { settings } from './pages/settings.ts';
import { staking } from './pages/staking.ts';
import { start } from './pages/start.ts';
import { validators } from './pages/validators.ts';
import { waiting } from './pages/waiting.ts';
import { wizard } from './pages/wizard.ts';
import { tearDown } from './terminal.ts';

const SECONDS_PER_SLOT = 2;
const SLOTS_PER_EPOCH = 8;
const slots = (n: number): number => n * SECONDS_PER_SLOT * 1000;
const epochs = (n: number): number => slots(n * SLOTS_PER_EPOCH);
/** Generous: a loaded machine takes up to twice the protocol's minimum, which is about 80 slots in and 64 out. */
const limit = {
  screen: 60_000,
  keyWork: 3 * 60_000,
  up: 12 * 60_000,
  gate: 5 * 60_000,
  included: slots(60),
  active: slots(240),
  attested: epochs(12),
  mayLeave: epochs(16),
  withdrawn: slots(200),
} as const;
const expect = base.configure({ timeout: limit.screen });
const PASSWORD = 'a lamp, a kettle and 7 winters';
/** A station of a road that lies behind, or where it is now. */
const reached = /^(done|here)$/;
const screens = join(import.meta.dirname, '../test-results/screens/journey');

test.describe.configure({ mode: 'serial' });

const shots = camera(screens);
let life: Life;
/** What later parts compare with what they see. */
const seen = { index: '', pubkey: '', words: [] as readonly string[] };
const on = <T>(pageObject: (page: Life['page']) => T): T => pageObject(life.page);
const sentence = () => on(frame).sentence;

test.beforeAll(async () => {
  life = openLife(await mkdtemp(join(tmpdir(), 'hearth-window-')), join(screens, 'main.log'));
  await life.start();
});
test.afterEach(() => life.pictureFailure());
test.afterAll(async () => {
  await life.close();
  await tearDown(life.dataDir);
  await rm(life.dataDir, { recursive: true, force: true, maxRetries: 5 });
});

/** The power goes, Hearth is started again, and the person goes back to the setup. */
async function comeBackToSetup(): Promise<void> {
  await life.kill();
  await life.start();
  await on(home).setup.click();
}
async function expectStep(name: string): Promise<void> {
  await expect(on(wizard).here).toHaveText(name);
}
/** Words seen, typed back and a password chosen, up to the moment before the key is made. */
async function wordsAndPassword(): Promise<readonly string[]> {
  const keys = on(keysStep);
  await keys.show.click();
  await expect(keys.shown).toHaveCount(24);
  const words = await keys.read();
  await on(wizard).press('I have written all 24');
  await keys.type(words);
  await on(wizard).press('Check my words');
  await keys.password.fill(PASSWORD);
  await keys.again.fill(PASSWORD);
  return words;
}

test('Home says that nothing runs, and leads into the setup', async () => {
  await expect(sentence()).toContainText('Nothing runs here yet.');
  await shots.shoot(life, 'home-empty', { small: true, dark: true });
  await on(frame).goTo('Learn');
  await expect(sentence()).toContainText('You lock coins');
  await shots.shoot(life, 'learn');
  await on(home).go();
  await on(home).begin.click();
  await expectStep('What staking is');
});

test('Staking is explained on three pages; killed on the second, the step begins again', async () => {
  const { pages } = on(staking);
  await expect(sentence()).toContainText(pages[0] ?? '');
  await shots.shoot(life, 'staking-1', { small: true });
  await on(wizard).press('Next page');
  await expect(sentence()).toContainText(pages[1] ?? '');
  await shots.shoot(life, 'staking-2', { small: true });
  await comeBackToSetup();
  await expectStep('What staking is');
  await on(wizard).press('Next page');
  await on(wizard).press('Next page');
  await expect(sentence()).toContainText(pages[2] ?? '');
  await shots.shoot(life, 'staking-3', { small: true });
  await on(wizard).goOn();
  await expectStep('Network');
});

test('Network: practice with slots of two seconds; killed, the step is there again', async () => {
  await comeBackToSetup();
  await expectStep('Network');
  await expect(on(network).practice).toBeChecked();
  for (const closed of await on(network).closed.all()) await expect(closed).toBeDisabled();
  await shots.shoot(life, 'network', { small: true });
  await on(network).unfoldSlots();
  await expect(on(network).seconds).toHaveValue(String(SECONDS_PER_SLOT));
  await shots.shoot(life, 'network-slots');
  await on(wizard).goOn();
  await expectStep('Host check');
});

test('Host check finds this machine fit; killed, it looks again', async () => {
  await comeBackToSetup();
  await expectStep('Host check');
  await expect(on(host).lookedAt).toBeVisible();
  await expect(on(host).verdict('Docker')).toHaveText('Fine');
  await shots.shoot(life, 'host', { small: true });
  await on(host).unfold();
  await on(host).check('Disk space').click();
  await shots.shoot(life, 'host-check-open');
  await on(wizard).goOn();
  await expectStep('Clients');
});

test('Clients: classic is chosen; killed before Continue, it is asked again', async () => {
  await on(clients).pair('classic', 'Lodestar').check();
  await shots.shoot(life, 'clients-classic', { small: true });
  await comeBackToSetup();
  await expectStep('Clients');
  await on(clients).pair('classic', 'Lodestar').check();
  await expect(on(clients).cannotShow).toBeVisible();
  await on(wizard).goOn();
  await expectStep('Start and sync');
});

test('Start: nothing is made before the plan is agreed to; killed in the middle, the start goes on; in sync, it stays so', async () => {
  await expect(on(start).plan).toBeVisible();
  await shots.shoot(life, 'start-plan', { small: true });
  await comeBackToSetup();
  await expect(on(start).plan).toBeVisible();
  expect(await leftBehind(life.dataDir), 'made before the person agreed').toEqual([]);

  await on(wizard).press('Start it');
  await expect(on(start).work).toBeVisible();
  await shots.shoot(life, 'start-work', { small: true });
  await expect.poll(async () => (await containersOf(life.dataDir)).length, { timeout: limit.up, intervals: [200] }).toBeGreaterThan(0);
  await life.kill();
  await life.start();
  await expect(on(home).nextStep).toContainText('The practice network has stopped.');
  await shots.shoot(life, 'home-start-interrupted');
  await on(home).act.click();
  await expect(on(home).nextStep).toContainText('Next in setup: Start and sync.', { timeout: limit.up });
  expect(await containersOf(life.dataDir)).toHaveLength(6);
  await on(home).act.click();
  await expect(sentence()).toContainText(/Your node (runs|is in sync)\./);
  await shots.shoot(life, 'start-syncing');
  await expect(sentence()).toContainText('Your node is in sync.', { timeout: limit.up });

  const made = await containersOf(life.dataDir);
  await comeBackToSetup();
  await expectStep('Start and sync');
  await expect(sentence()).toContainText('Your node is in sync.');
  expect(await containersOf(life.dataDir), 'started once').toEqual(made);
  await shots.shoot(life, 'start-in-sync', { small: true });
  await on(wizard).goOn();
  await expectStep('Keys');
});

test('Keys: words that a person may have seen never come back; killed on each page, there are new ones, and it is said', async () => {
  const keys = () => on(keysStep);
  await expect(sentence()).toContainText('24 words will be your keys.');
  await shots.shoot(life, 'keys-words-hidden', { small: true });
  await keys().show.click();
  await expect(keys().shown).toHaveCount(24);
  const first = await keys().read();
  await shots.shoot(life, 'keys-words-shown', { small: true });

  await comeBackToSetup();
  await expectStep('Keys');
  await expect(keys().shown).toHaveCount(0);
  await expect(on(frame).main).toContainText(/throw that paper away/);
  await shots.shoot(life, 'keys-words-after-a-kill');
  await keys().show.click();
  await expect(keys().shown).toHaveCount(24);
  const second = await keys().read();
  expect(second).not.toEqual(first);
  await on(wizard).press('I have written all 24');

  const wrong = second.with(6, second[6] === 'zebra' ? 'zoo' : 'zebra');
  await keys().type(wrong);
  await on(wizard).press('Check my words');
  await expect(keys().complaint).toContainText('Word 7 is not the one that was shown.');
  await shots.shoot(life, 'keys-typed-wrong-word', { small: true });
  await comeBackToSetup();
  await expectStep('Keys');
  await expect(keys().shown).toHaveCount(0);

  const third = await wordsAndPassword();
  expect([first, second]).not.toContainEqual(third);
  await keys().again.fill(`${PASSWORD.slice(0, -1)}t`);
  await expect(keys().complaint).toContainText('The two are not the same yet.');
  await expect(on(wizard).forward).toBeDisabled();
  await shots.shoot(life, 'keys-passwords-differ', { small: true });
  await comeBackToSetup();
  await expectStep('Keys');
  await expect(keys().shown).toHaveCount(0);
  await expect(keys().show).toBeVisible();
  expect(await keystoresOf(life.dataDir)).toEqual([]);
});

test('Keys: killed while the key is made and while it is loaded, no file is half-written, and one key comes of it', async () => {
  const keys = () => on(keysStep);
  seen.words = await wordsAndPassword();
  await shots.shoot(life, 'keys-password');
  await on(wizard).press('Make the key');
  await expect(sentence()).toContainText('Your key is being made.');
  await comeBackToSetup();
  await expect(keys().show.or(keys().loadPassword)).toBeVisible();
  expect((await keystoresOf(life.dataDir)).length).toBeLessThan(2);

  if (await keys().show.isVisible()) {
    seen.words = await wordsAndPassword();
    await on(wizard).press('Make the key');
    await shots.shoot(life, 'keys-making', { small: true });
    await expect(on(frame).main).toContainText('The file opens with your password.', { timeout: limit.keyWork });
    await comeBackToSetup();
  }
  await expect(sentence()).toContainText(/^Your key is made/);
  if (await keys().loadPassword.isVisible()) {
    await shots.shoot(life, 'keys-not-loaded', { small: true });
    await keys().loadPassword.fill(PASSWORD);
    // The client still opens the key that was handed to it before the kill, and may be silent meanwhile.
    await expect(async () => {
      if (await keys().load.isEnabled()) await keys().load.click();
      await expect(sentence()).toContainText('Your key is made and loaded.');
    }).toPass({ timeout: limit.keyWork });
  }
  await expect(sentence()).toContainText('Your key is made and loaded.', { timeout: limit.keyWork });
  await shots.shoot(life, 'keys-made', { small: true });
  seen.pubkey = (await keys().pubkey.getAttribute('title')) ?? '';
  expect(seen.pubkey).toMatch(/^0x[0-9a-f]{96}$/);
  const files = await keystoresOf(life.dataDir);
  expect(files).toHaveLength(1);

  await comeBackToSetup();
  await expect(sentence()).toContainText('Your key is made and loaded.');
  await expect(keys().pubkey).toHaveAttribute('title', seen.pubkey);
  expect(await keystoresOf(life.dataDir)).toEqual(files);
  expect(await filesWith(life.dataDir, PASSWORD, seen.words.slice(0, 4).join(' ')), 'files that hold words or password').toEqual([]);
  expect(await readFile(join(screens, 'main.log'), 'utf8')).not.toContain(seen.words.slice(0, 4).join(' '));
  await on(wizard).goOn();
  await expectStep('Withdrawal address');
});

test('Withdrawal address: a slip is told; killed before and after signing, nothing half-signed remains', async () => {
  const where = () => on(address);
  await shots.shoot(life, 'address-empty', { small: true });
  await where().useWallet.click();
  const wallet = await where().field.inputValue();
  await where().field.fill(otherCase(wallet));
  await where().field.blur();
  await expect(where().complaint).toBeVisible();
  await shots.shoot(life, 'address-wrong-checksum', { small: true });
  await comeBackToSetup();
  await expectStep('Withdrawal address');
  await expect(where().field).toHaveValue('');

  await where().useWallet.click();
  await where().first.fill(wallet.slice(2, 6));
  await where().last.fill(wallet.slice(-4));
  await where().password.fill('not the right password');
  await shots.shoot(life, 'address-compared');
  await on(wizard).press('Sign the deposit');
  await expect(where().complaint).toContainText('This password does not open the keystore.', { timeout: limit.keyWork });
  await shots.shoot(life, 'address-wrong-password', { small: true });
  await where().password.fill(PASSWORD);
  await on(wizard).press('Sign the deposit');
  await expect(on(wizard).here).toHaveText('Check before deposit', { timeout: limit.keyWork });
  await on(wizard).goTo('Withdrawal address');
  await expect(sentence()).toContainText('Your coins will come back to this address.');
  await shots.shoot(life, 'address-set', { small: true });
  await comeBackToSetup();
  await expectStep('Withdrawal address');
  await expect(sentence()).toContainText('Your coins will come back to this address.');
  await on(wizard).goOn();
});

test('Check: everything is compared, and again after a kill', async () => {
  await expectStep('Check before deposit');
  await comeBackToSetup();
  await expectStep('Check before deposit');
  await expect(on(check).agrees).toBeVisible({ timeout: limit.gate });
  await shots.shoot(life, 'check', { small: true });
  await on(wizard).goOn();
  await expectStep('Deposit');
});

test('Deposit: sent once, however often the power goes while it is sent', async () => {
  const pay = () => on(deposit);
  const before = await depositCount(life.dataDir);
  await expect(pay().send).toBeDisabled();
  await shots.shoot(life, 'deposit', { small: true });
  await pay().typePhrase();
  await expect(pay().send).toBeEnabled();
  await shots.shoot(life, 'deposit-phrase-typed');
  await comeBackToSetup();
  await expectStep('Deposit');
  await expect(pay().phrase).toHaveValue('');
  expect(await depositCount(life.dataDir), 'nothing is sent by typing').toBe(before);

  // Each try ends by a kill a little later; where the screen then says that nothing was sent, the person tries again.
  const evidence = join(life.dataDir, 'evidence.json');
  const written = () => readFile(evidence, 'utf8').catch(() => '');
  const moments = [
    async () => undefined,
    () => expect.poll(written, { intervals: [5] }).toContain(seen.pubkey),
    () => expect.poll(written, { intervals: [5] }).toMatch(/"txHash": "0x/),
  ];
  for (const moment of moments) {
    if (!(await pay().phrase.isVisible())) continue;
    await pay().pay();
    await moment();
    await comeBackToSetup();
    await expect(pay().phrase.or(pay().sent).or(on(waiting).road)).toBeVisible({ timeout: limit.included });
  }
  // An intent of which nothing came is forgotten after half a minute; the screen then opens again.
  if (await pay().phrase.isVisible()) await pay().pay();
  else if (await pay().sent.isVisible()) {
    await shots.shoot(life, 'deposit-sent', { small: true });
    await on(wizard).goOn();
  }
  await expectStep('Waiting');
  await expect(on(waiting).station('In a block')).toHaveClass(reached, { timeout: limit.included });
  expect(await depositCount(life.dataDir)).toBe(before + 1n);
});

test('Waiting: the road goes on through a kill, and no second deposit can be sent', async () => {
  const before = await depositCount(life.dataDir);
  await expect(on(waiting).accepted).toBeVisible({ timeout: limit.included });
  await shots.shoot(life, 'waiting-in-a-block', { small: true, dark: true });
  await on(wizard).goTo('Deposit');
  await expect(on(deposit).sent).toBeVisible();
  await expect(on(deposit).send).toHaveCount(0);
  await shots.shoot(life, 'deposit-sent-looked-at-again');
  await on(wizard).goOn();
  await expectStep('Waiting');
  await comeBackToSetup();
  await expectStep('Waiting');
  await expect(on(waiting).station('In a block')).toHaveClass(reached);
  await expect(on(waiting).station('Queued')).toHaveClass(reached, { timeout: limit.active });
  await shots.shoot(life, 'waiting-queued', { small: true, dark: true });
  await expect(on(waiting).active).toBeVisible({ timeout: limit.active });
  await shots.shoot(life, 'waiting-active', { small: true });
  expect(await depositCount(life.dataDir)).toBe(before);
  await on(wizard).goOn();
  await expectStep('Active');
});

test('Active: the wizard says what now; killed there, the setup is over and Home takes its place', async () => {
  await expectStep('Active');
  await expect(sentence()).toContainText(/^Validator \d+ is active\./);
  seen.index = /Validator (\d+)/.exec((await sentence().textContent()) ?? '')?.[1] ?? '';
  await shots.shoot(life, 'active', { small: true });
  await life.kill();
  await life.start();
  await expect(on(home).nextStep).toContainText('Still to live through: leaving.');
});

test('Home and every room show a validator at work', async () => {
  await expect(on(home).validator(seen.index)).toBeVisible();
  await expect(on(home).ring).toBeVisible();
  await expect(on(home).attested).toBeVisible({ timeout: limit.attested });
  await shots.shoot(life, 'home-attesting', { small: true, dark: true });
  await on(nodeRoom).go();
  await expect(on(nodeRoom).containers).toBeVisible();
  await expect(on(nodeRoom).logStatus).toContainText('live');
  await shots.shoot(life, 'node', { small: true, dark: true });
  await on(nodeRoom).findInLog.fill('slot');
  await shots.shoot(life, 'node-log-search');
  await on(frame).goTo('Keys');
  await expect(sentence()).toContainText('You hold one key.');
  await shots.shoot(life, 'keys', { small: true });
  await on(settings).go();
  await on(settings).collect.click();
  await expect(on(settings).diagnostics.last()).toBeVisible();
  await shots.shoot(life, 'settings', { small: true });
});

test('A killed validator client is told on Node and started again from there', async () => {
  await on(nodeRoom).go();
  await killOwn(life.dataDir, 'validator');
  const startAgain = on(nodeRoom).start('Lodestar validator');
  await expect(startAgain).toBeVisible();
  await shots.shoot(life, 'node-client-killed', { small: true });
  await startAgain.click();
  await expect(on(nodeRoom).stop('Lodestar validator')).toBeVisible();
  await expect(sentence()).toContainText('All 6 containers run.');
});

test('Exit: refused while the validator is young, then sent once by phrase and password; killed, it is on its way', async () => {
  const room = () => on(validators);
  await room().go();
  await expect(room().exitOf(seen.index)).toBeVisible();
  await shots.shoot(life, 'validators', { small: true });
  await room().exitOf(seen.index).click();
  await expect(room().refused.or(room().phrase)).toBeVisible();
  if (await room().refused.isVisible()) await shots.shoot(life, 'exit-refused', { small: true });
  await expect(room().phrase).toBeVisible({ timeout: limit.mayLeave });
  await shots.shoot(life, 'exit', { small: true, dark: true });
  await room().phrase.fill(`exit validator ${seen.index}`);
  await expect(room().exit(seen.index)).toBeDisabled();
  await room().password.fill('not the right password');
  await room().exit(seen.index).click();
  await expect(room().complaint).toContainText('This password does not open the keystore.', { timeout: limit.keyWork });
  await shots.shoot(life, 'exit-wrong-password', { small: true });
  await room().password.fill(PASSWORD);
  await room().exit(seen.index).click();
  await expect(room().leaving).toBeVisible({ timeout: limit.keyWork });
  await life.kill();
  await life.start();
  await expect(on(home).nextStep).toContainText('Your validator is on its way out.');
  await shots.shoot(life, 'home-leaving');
  await on(home).act.click();
  await expect(room().leaving).toBeVisible();
  await shots.shoot(life, 'exit-on-its-way', { small: true, dark: true });
});

test('The coins are paid out, and Home says that a whole life was lived', async () => {
  const room = on(validators);
  await expect(room.station('Duties end')).toHaveClass(reached, { timeout: limit.withdrawn });
  await shots.shoot(life, 'exit-duties-ended');
  await expect(room.lived).toBeVisible({ timeout: limit.withdrawn });
  await expect(sentence()).toContainText(/\d[\d.\s]*practice\sETH were paid out\./);
  await shots.shoot(life, 'exit-paid-out', { small: true });
  await room.back();
  await expect(sentence()).toContainText('Your validator is paid out.');
  await shots.shoot(life, 'validators-ended');
  await on(home).go();
  await expect(on(home).nextStep).toContainText('You lived through a validator’s whole life.');
  await shots.shoot(life, 'home-lived', { small: true, dark: true });
});

test('Removed in the window, the practice network leaves nothing behind but keys, and the setup offers a fresh one', async () => {
  const keystores = await keystoresOf(life.dataDir);
  const node = on(nodeRoom);
  await node.go();
  await node.remove.click();
  await expect(node.removeIt).toBeDisabled();
  await shots.shoot(life, 'node-remove', { small: true });
  await node.removePhrase.fill('remove practice network');
  await node.removeIt.click();
  await expect(node.empty).toBeVisible({ timeout: limit.up });
  await shots.shoot(life, 'node-empty');
  expect(await leftBehind(life.dataDir), 'containers, volumes and networks').toEqual([]);
  expect(await keystoresOf(life.dataDir)).toEqual(keystores);
  await on(home).go();
  await shots.shoot(life, 'home-after-removal');
  await on(home).begin.click();
  await expect(sentence()).toContainText('This practice network has ended.');
  await shots.shoot(life, 'setup-after-removal');
  await on(wizard).freshNetwork.click();
  await expect(on(start).plan).toBeVisible();
});

test('On every screen nothing was thrown, nothing stuck out, and nothing was unreadable', () => {
  expect({ thrown: life.wrong, findings: shots.findings }).toEqual({ thrown: [], findings: [] });
});

/** The address with one letter's case turned: EIP-55 must notice. */
function otherCase(text: string): string {
  const at = text.search(/(?<=^0x.*)[a-fA-F]/);
  const letter = text[at] ?? '';
  const turned = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
  return `${text.slice(0, at)}${turned}${text.slice(at + 1)}`;
}
