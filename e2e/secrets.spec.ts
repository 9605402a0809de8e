import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecretKey } from '@chainsafe/blst';
import type { ElectronApplication } from '@playwright/test';
import { mnemonicToSeedSync } from '@scure/bip39';
import type { Bridge } from '../src/shared/contract.ts';
import { filesWith } from './data-folder.ts';
import { expect, test } from './fixtures.ts';
import { fixtureCase } from './key-files.ts';
import { asSecret, asText, type Needles, scanMemory } from './memory.ts';
import { keysRoom } from './pages/keys-room.ts';
import { keysStep } from './pages/keys-step.ts';
import { below, isAlive, keyProcessBelow, visibleOf } from './processes.ts';
import { startTerminal } from './terminal.ts';

const WORDS = fixtureCase('a00').mnemonic;
const PASSWORD = ['unheard', 'of', 'password', String(process.pid)].join('-');
const COUNT = 2;
const EXITS = 200;
const { address } = fixtureCase('a01');

const seed = mnemonicToSeedSync(WORDS);
const signingKey = (index: number): Uint8Array => {
  let key = SecretKey.deriveMasterEip2333(seed);
  for (const number of [12381, 3600, index, 0, 0]) key = key.deriveChildEip2333(number);
  return key.toBytes();
};
const keys = Array.from({ length: COUNT }, (_, i) => signingKey(i));
/** What only the key process may ever hold. */
const inner: Needles = Object.assign(asSecret('seed', seed), ...keys.map((key, i) => asSecret(`key ${i}`, key)));
/** What a person types, or a file holds, and what therefore passes through other processes. */
const typed: Needles = { ...asText('words', WORDS.slice(0, 40)), ...asText('password', PASSWORD) };
const secretTexts = [WORDS.slice(0, 40), PASSWORD, ...[seed, ...keys].map((bytes) => Buffer.from(bytes).toString('hex'))];
const namesOf = (found: Readonly<Record<string, number>>) => Object.keys(found).sort();

/** Files of the runs that work, before they get their names. */
type Staged = { readonly folder: string; readonly names: string; readonly count: number };
const staged = ({ folder, names }: Staged): readonly string[] => {
  try {
    const runs = readdirSync(folder).filter((name) => name.startsWith('.hearth-run-'));
    return runs.flatMap((run) => readdirSync(join(folder, run)).filter((name) => name.startsWith(names)));
  } catch {
    return [];
  }
};

/** Holds the key process still when so many files are written and being checked, and looks. */
async function lookInside<T>(parent: number, files: Staged, isOver: () => boolean, look: (keyProcess: number) => T): Promise<T> {
  while (staged(files).length < files.count) {
    if (isOver()) throw new Error('the run was over before it could be looked at');
    await sleep(1);
  }
  const keyProcess = keyProcessBelow(parent);
  if (keyProcess === null) throw new Error('there is no key process');
  process.kill(keyProcess, 'SIGSTOP');
  try {
    return look(keyProcess);
  } finally {
    process.kill(keyProcess, 'SIGCONT');
  }
}

test.use({ traced: false });
test.describe('secrets', () => {
  test.setTimeout(180_000);
  test.beforeEach(() => test.info().skip(process.platform !== 'linux', 'only Linux shows the memory of a process to its owner'));

  for (const { run, args, files, counted } of [
    {
      run: 'that makes keys',
      args: ['derive', '--count', String(COUNT), '--withdrawal-address', address],
      files: 'validator_keys/keystore',
      counted: COUNT,
    },
    // So many that threads of the key process compute them again meanwhile.
    {
      run: 'that signs many exits',
      args: ['exit', '--validator-index', Array.from({ length: EXITS }, (_, i) => i).join(), '--epoch', '0'],
      files: 'exit_transactions/signed_exit_transaction',
      counted: EXITS / 2,
    },
  ])
    test(`of a run in the terminal ${run}: seed and keys are in the key process alone, nothing in arguments, environment and files`, async () => {
      const dir = mkdtempSync(join(tmpdir(), 'hearth-secrets-'));
      for (const [name, secret] of Object.entries({ words: WORDS, password: PASSWORD })) writeFileSync(join(dir, name), secret);
      const common = ['--network', 'hoodi', '--start', '0', '--mnemonic-file', join(dir, 'words'), '--out', join(dir, 'made')];
      const password = args[0] === 'derive' ? ['--password-file', join(dir, 'password')] : [];
      const child = startTerminal(['keys', ...args, ...common, ...password, '--data', join(dir, 'data'), '--json']);
      const ended = once(child, 'close');
      const main = child.pid ?? 0;
      const [folder = '', names = ''] = files.split('/');
      const seen = await lookInside(
        main,
        { folder: join(dir, 'made', folder), names, count: counted },
        () => child.exitCode !== null,
        (keyProcess) => ({
          keyProcess,
          inside: namesOf(scanMemory(keyProcess, inner)),
          outside: namesOf(scanMemory(main, inner)),
          visible: [main, ...below(main)].map(visibleOf).filter((text) => secretTexts.some((secret) => text.includes(secret))),
        }),
      );
      // The scan finds what is there to be found.
      expect(seen.inside).toContain('seed');
      expect({ outside: seen.outside, visible: seen.visible }).toEqual({ outside: [], visible: [] });
      expect(await ended).toEqual([0, null]);
      expect(isAlive(seen.keyProcess)).toBe(false);
      for (const made of ['made', 'data']) expect(await filesWith(join(dir, made), ...secretTexts)).toEqual([]);
      rmSync(dir, { recursive: true, force: true });
    });

  test('of a run in the window: typed words and password are in the window alone, seed and keys nowhere but in the key process', async ({
    hearth,
    page,
    frame,
    dataDir,
  }) => {
    const main = hearth.process().pid ?? 0;
    const room = keysRoom(page);
    const step = keysStep(page);
    await frame.goTo('Keys');
    await room.way('I have words already').click();
    await room.network('Hoodi').check();
    await room.count.fill(String(COUNT));
    await room.press('Continue to the words');
    // Key by key: what a test fills in passes main as one text, and so do the pictures of the page that its expectations take.
    await room.existing.focus();
    await page.keyboard.type(WORDS);
    await room.press('Read the words');
    await room.start.waitFor();
    await room.press('Continue');
    for (const field of [step.password, step.again]) {
      await field.focus();
      await page.keyboard.type(PASSWORD);
    }
    await room.press('Make the key');
    const others = (keyProcess: number | null) => [main, ...below(main)].filter((pid) => pid !== keyProcess && isAlive(pid));
    const scanAll = (keyProcess: number | null) => others(keyProcess).flatMap((pid) => namesOf(scanMemory(pid, inner)));
    const seen = await lookInside(
      main,
      { folder: join(dataDir, 'keys/hoodi/validator_keys'), names: 'keystore', count: COUNT },
      () => false,
      (keyProcess) => ({
        keyProcess,
        inside: namesOf(scanMemory(keyProcess, inner)),
        outside: scanAll(keyProcess),
        visible: [keyProcess, ...others(keyProcess)].map(visibleOf).filter((text) => secretTexts.some((secret) => text.includes(secret))),
      }),
    );
    expect(seen.inside).toContain('seed');
    expect({ outside: seen.outside, visible: seen.visible }).toEqual({ outside: [], visible: [] });
    await room.rows.nth(COUNT - 1).waitFor({ timeout: 60_000 });
    await expect.poll(() => isAlive(seen.keyProcess)).toBe(false);
    expect(scanAll(null)).toEqual([]);
    // What was typed stays in the window, until the program ends. Chromium itself tells main what stands in the field that has the keyboard,
    // always as UTF-16 and never of a password field; Hearth hands on what is sealed.
    const window = await windowOf(hearth);
    const holding = (pid: number) => namesOf(scanMemory(pid, typed));
    expect(holding(main).filter((name) => name !== 'words, UTF-16')).toEqual([]);
    expect(others(null).filter((pid) => pid !== main && pid !== window && holding(pid).length > 0)).toEqual([]);
    expect(await filesWith(dataDir, ...secretTexts)).toEqual([]);
  });

  test('of new words: what the window shows is in the window alone', async ({ hearth, page, frame }) => {
    const main = hearth.process().pid ?? 0;
    const room = keysRoom(page);
    const step = keysStep(page);
    await frame.goTo('Keys');
    await room.way('Make keys').click();
    await room.network('Hoodi').check();
    await room.press('Continue to the words');
    await step.show.click();
    await step.shown.nth(23).waitFor();
    // Each letter moves on by one, so that the answer on its way through main is not what is searched for there.
    const moved = await step.shown.evaluateAll((all) =>
      all.map((one) => [...(one.textContent ?? '').trim()].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 1)).join('')),
    );
    const words = moved.map((word) => [...word].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) - 1)).join(''));
    await room.press('I have written all 24');
    await step.type(words);
    await room.press('Check my words');
    await step.password.waitFor();
    // As the key process makes them, and as an array of them lies in a message of Electron.
    const serialised = words.slice(0, 6).map((word) => `"${String.fromCharCode(word.length)}${word}`);
    const shown: Needles = { ...asText('in a row', words.slice(0, 6).join(' ')), ...asText('in a message', serialised.join('')) };
    const window = await windowOf(hearth);
    const pids = [main, ...below(main)].filter(isAlive);
    const holding = pids.filter((pid) => namesOf(scanMemory(pid, shown)).length > 0);
    expect(holding.filter((pid) => pid !== window && pid !== keyProcessBelow(main))).toEqual([]);
  });

  test('stay out of crash reports: a key process that crashes leaves no file', async ({ hearth, page, dataDir }) => {
    await page.evaluate(async () => (await (window as unknown as { hearth: Bridge }).hearth.call('keys.begin', {})).ok);
    const keyProcess = keyProcessBelow(hearth.process().pid ?? 0);
    if (keyProcess === null) throw new Error('there is no key process');
    expect(below(hearth.process().pid ?? 0).filter((pid) => visibleOf(pid).split('\0')[0]?.includes('crashpad'))).toEqual([]);
    process.kill(keyProcess, 'SIGSEGV');
    await expect.poll(() => isAlive(keyProcess)).toBe(false);
    const dumps = readdirSync(dataDir, { recursive: true, encoding: 'utf8' }).filter((path) => /\.dmp$|(^|[/\\])core(\.\d+)?$/.test(path));
    expect(dumps).toEqual([]);
  });
});

/** The process that draws the window. */
const windowOf = (hearth: ElectronApplication): Promise<number> =>
  hearth.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
