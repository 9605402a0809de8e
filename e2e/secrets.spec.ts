import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SecretKey } from '@chainsafe/blst';
import type { Page } from '@playwright/test';
import { mnemonicToSeedSync } from '@scure/bip39';
import type { Bridge } from '../src/shared/contract.ts';
import { filesWith } from './data-folder.ts';
import { expect, test } from './fixtures.ts';
import { fixtureCase } from './key-files.ts';
import { asSecret, asText, type Needles, scanMemory } from './memory.ts';
import { below, isAlive, keyProcessBelow, visibleOf } from './processes.ts';
import { startTerminal } from './terminal.ts';

const WORDS = `${'zoo '.repeat(23)}vote`;
const PASSWORD = ['unheard', 'of', 'password', String(process.pid)].join('-');
const COUNT = 2;
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
const staged = (folder: string): readonly string[] => {
  try {
    const runs = readdirSync(folder).filter((name) => name.startsWith('.hearth-run-'));
    return runs.flatMap((run) => readdirSync(join(folder, run)).filter((name) => name.startsWith('keystore')));
  } catch {
    return [];
  }
};

/** Holds the key process still while all its files are written and being checked, when it has held every secret, and looks. */
async function lookInside<T>(parent: number, folder: string, isOver: () => boolean, look: (keyProcess: number) => T): Promise<T> {
  while (staged(folder).length < COUNT) {
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

test.describe('secrets', () => {
  test.beforeEach(() => test.info().skip(process.platform !== 'linux', 'only Linux shows the memory of a process to its owner'));

  test('of a run in the terminal: seed and keys are in the key process alone, nothing in arguments, environment and files', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'hearth-secrets-'));
    const out = join(dir, 'made/validator_keys');
    for (const [name, secret] of Object.entries({ words: WORDS, password: PASSWORD })) writeFileSync(join(dir, name), secret);
    const key = ['--network', 'hoodi', '--count', String(COUNT), '--start', '0', '--withdrawal-address', address];
    const files = ['--mnemonic-file', join(dir, 'words'), '--password-file', join(dir, 'password'), '--out', join(dir, 'made')];
    const child = startTerminal(['keys', 'derive', ...key, ...files, '--data', join(dir, 'data'), '--json']);
    const ended = once(child, 'close');
    const main = child.pid ?? 0;
    const seen = await lookInside(
      main,
      out,
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
    for (const folder of ['made', 'data']) expect(await filesWith(join(dir, folder), ...secretTexts)).toEqual([]);
    rmSync(dir, { recursive: true, force: true });
  });

  test('of a run in the window: main and window hold no seed and no key, during the run and after it', async ({
    hearth,
    page,
    dataDir,
  }) => {
    const main = hearth.process().pid ?? 0;
    const running = makeKeys(page);
    let over = false;
    const settled = running.finally(() => {
      over = true;
    });
    const others = (keyProcess: number | null) => [main, ...below(main)].filter((pid) => pid !== keyProcess && isAlive(pid));
    const scanAll = (keyProcess: number | null) => others(keyProcess).flatMap((pid) => namesOf(scanMemory(pid, inner)));
    const seen = await lookInside(
      main,
      join(dataDir, 'keys/hoodi/validator_keys'),
      () => over,
      (keyProcess) => ({
        keyProcess,
        inside: namesOf(scanMemory(keyProcess, inner)),
        outside: scanAll(keyProcess),
        visible: [keyProcess, ...others(keyProcess)].map(visibleOf).filter((text) => secretTexts.some((secret) => text.includes(secret))),
      }),
    );
    expect(seen.inside).toContain('seed');
    expect({ outside: seen.outside, visible: seen.visible }).toEqual({ outside: [], visible: [] });
    expect(await settled).toBe(COUNT);
    await expect.poll(() => isAlive(seen.keyProcess)).toBe(false);
    expect(scanAll(null)).toEqual([]);
    // What was typed stays where it was typed until the program ends: in the window, and in main, which it passed through. Nowhere else.
    const window = await hearth.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
    const holding = others(null).filter((pid) => namesOf(scanMemory(pid, typed)).length > 0);
    expect(holding.filter((pid) => pid !== main && pid !== window)).toEqual([]);
    expect(await filesWith(dataDir, ...secretTexts)).toEqual([]);
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

/** Keys from words, asked for by the page itself. The secrets are put together there, so that no debugger's message carries them through main. */
const makeKeys = (page: Page): Promise<number> =>
  page.evaluate(
    async ([count, pid]) => {
      const { hearth } = window as unknown as { hearth: Bridge };
      const words = [...Array.from({ length: 23 }, () => 'zoo'), 'vote'].join(' ');
      const password = ['unheard', 'of', 'password', String(pid)].join('-');
      const read = await hearth.call('keys.read', { text: words });
      if (!read.ok) throw new Error(read.fault.code);
      const { session } = read.value as { readonly session: string };
      const made = await hearth.call('keys.make', { session, password, count, network: 'hoodi' });
      if (!made.ok) throw new Error(made.fault.code);
      return (made.value as readonly unknown[]).length;
    },
    [COUNT, process.pid],
  );
