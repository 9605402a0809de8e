import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import type { Bridge } from '../src/shared/contract.ts';
import { filesWith } from './data-folder.ts';
import { launchHearth } from './electron.ts';
import { type Keyring, type KeyringKind, missingForKeyring, startKeyring } from './keyring.ts';
import { settings } from './pages/settings.ts';

const missing = missingForKeyring();
const PASSWORD = 'correct horse battery';
const cli = join(import.meta.dirname, '../out/main/cli.js');

let dir: string;
let dataDir: string;
let keyring: Keyring | null = null;
test.beforeEach(async () => {
  test.info().skip(missing.length > 0, `a real keyring needs ${missing.join(', ')}`);
  dir = await mkdtemp(join(tmpdir(), 'hearth-keychain-'));
  dataDir = join(dir, 'data');
  await mkdir(dataDir, { mode: 0o700 });
});
test.afterEach(async () => {
  await keyring?.stop();
  keyring = null;
  if (dir) await rm(dir, { recursive: true, force: true });
});
async function session(kind: KeyringKind): Promise<Keyring> {
  keyring = await startKeyring(dir, kind);
  return keyring;
}

/** The built terminal face; the password goes to its standard input. */
async function hearth(env: Readonly<Record<string, string>>, args: readonly string[], input = '') {
  const child = spawn(process.execPath, [cli, ...args, '--data', dataDir, '--json'], { stdio: 'pipe', env: { ...process.env, ...env } });
  child.stdin.end(input);
  const read = async (stream: AsyncIterable<Buffer>) => {
    let text = '';
    for await (const chunk of stream) text += chunk;
    return text;
  };
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)));
  const [code, stdout, stderr] = await Promise.all([ended, read(child.stdout), read(child.stderr)]);
  return { code, stdout, value: JSON.parse(stdout || 'null'), fault: code === 1 ? JSON.parse(stderr) : null };
}

/** Processes in whose arguments or environment a text shows while some work goes on. */
async function shownWhile(secret: string, work: Promise<unknown>): Promise<readonly string[]> {
  const found = new Set<string>();
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  while (!isOver) {
    for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name)))
      for (const file of ['cmdline', 'environ'])
        if ((await readFile(`/proc/${pid}/${file}`, 'latin1').catch(() => '')).includes(secret)) found.add(`${pid} ${file}`);
  }
  await over;
  return [...found];
}

/** One key in the data folder, made from known words. */
async function aKey(env: Readonly<Record<string, string>>): Promise<string> {
  const [words, password] = [join(dir, 'words'), join(dir, 'password')];
  await writeFile(words, `${'abandon '.repeat(23)}art`, { mode: 0o600 });
  await writeFile(password, PASSWORD, { mode: 0o600 });
  const address = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
  const made = await hearth(env, [
    ...['keys', 'derive', '--network', 'hoodi', '--mnemonic-file', words, '--password-file', password, '--start', '0', '--count', '1'],
    ...['--withdrawal-address', address, '--out', join(dataDir, 'keys/hoodi')],
  ]);
  return made.value.pubkeys[0];
}

test('a password is kept in a real keyring only if it opens the key, is found again, and is forgotten; no file of ours holds it', async () => {
  const { env, files } = await session('unlocked');
  expect((await hearth(env, ['keychain', 'state'])).value).toEqual({ state: { kind: 'keychain', name: 'the keyring “Login”' }, kept: [] });
  const key = await aKey(env);

  expect((await hearth(env, ['keychain', 'save', key, '--password-file', '-'], 'wrong horse battery')).fault).toMatchObject({
    code: 'key.passwordWrong',
  });
  expect((await hearth(env, ['keychain', 'state'])).value.kept).toEqual([]);
  const saving = hearth(env, ['keychain', 'save', key, '--password-file', '-'], `${PASSWORD}\n`);
  expect(await shownWhile(PASSWORD, saving)).toEqual([]);
  expect((await saving).value.kept).toEqual([key]);
  expect(await filesWith(dataDir, PASSWORD, Buffer.from(PASSWORD).toString('base64'))).toEqual([]);
  expect(await files()).not.toContain(PASSWORD);

  expect((await hearth(env, ['check', '--network', 'hoodi'])).value.find(({ id }: { id: string }) => id === 'keychain')).toMatchObject({
    verdict: 'fine',
    found: 'the keyring “Login”',
  });
  expect((await hearth(env, ['keychain', 'forget', key])).value.kept).toEqual([]);
});

test('the window signs with a kept password that nobody types, keeps and forgets it', async () => {
  const { env } = await session('unlocked');
  const key = await aKey(env);
  const log = join(dir, 'output');
  const app = await launchHearth(dataDir, { env, log });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    const call = (name: string, input: object) =>
      page.evaluate(
        async ([n, i]) => {
          const reply = await (window as unknown as { hearth: Bridge }).hearth.call(n as string, i);
          return reply.ok ? JSON.parse(JSON.stringify(reply.value, (_, v) => (typeof v === 'bigint' ? String(v) : v))) : reply.fault.code;
        },
        [name, input] as const,
      );
    const deposit = {
      network: 'hoodi',
      pubkeys: [key],
      password: null,
      withdrawalAddress: '0x71C7656EC7ab88b098defB751B7401B5f6d8976F',
      compounding: false,
      amountGwei: 32_000_000_000n,
    };
    expect(await call('keychain.state', {})).toEqual({ state: { kind: 'keychain', name: 'the keyring “Login”' }, kept: [] });
    expect(await call('keys.deposit', deposit)).toBe('keychain.empty');
    expect(await call('keychain.save', { pubkeys: [key], password: PASSWORD })).toEqual({});
    expect(await call('keys.deposit', deposit)).toMatchObject([{ pubkey: key, deposit: { amountGwei: '32000000000' } }]);
    const room = settings(page);
    await room.go();
    await expect(room.forget(key)).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id)).toEqual([]);
    await room.forget(key).click();
    await expect(room.nothingKept).toBeVisible();
    expect(await call('keys.deposit', deposit)).toBe('keychain.empty');
  } finally {
    await app.close();
  }
  expect(await filesWith(dir, PASSWORD)).toEqual([join(dir, 'password')]);
});

test('a locked keyring is a coded fault at once, and keeps nothing', async () => {
  const { env, lock } = await session('unlocked');
  const key = await aKey(env);
  await hearth(env, ['keychain', 'save', key, '--password-file', '-'], PASSWORD);
  lock();
  expect((await hearth(env, ['keychain', 'state'])).value).toMatchObject({ state: { kind: 'none', why: 'locked' }, kept: [] });
  expect((await hearth(env, ['keychain', 'forget', key])).fault).toMatchObject({ code: 'keychain.unavailable' });
});

test('a keyring without a password is refused, for it would keep plain text', async () => {
  const { env } = await session('plain');
  const key = await aKey(env);
  expect((await hearth(env, ['keychain', 'state'])).value).toMatchObject({ state: { kind: 'none', why: 'plain' }, kept: [] });
  expect((await hearth(env, ['keychain', 'save', key, '--password-file', '-'], PASSWORD)).fault).toMatchObject({
    code: 'keychain.unavailable',
  });
});

test('a keyring that hangs costs its time-out, not the program', async () => {
  const { env, freeze } = await session('unlocked');
  const key = await aKey(env);
  freeze();
  const since = Date.now();
  const { fault } = await hearth(env, ['keychain', 'save', key, '--password-file', '-'], PASSWORD);
  expect(fault).toMatchObject({ code: 'keychain.unavailable' });
  expect(Date.now() - since).toBeLessThan(15_000);
});

test('without a keyring nothing is kept, and an Electron that would keep plain text is refused', async () => {
  const { env } = await session('none');
  expect((await hearth(env, ['keychain', 'state'])).value).toMatchObject({ state: { kind: 'none', why: 'absent' }, kept: [] });
  const app = await launchHearth(dataDir, { env, args: ['--password-store=basic'] });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState('load');
    const reply = await page.evaluate(() => (window as unknown as { hearth: Bridge }).hearth.call('keychain.state', {}));
    expect(reply).toMatchObject({ ok: true, value: { state: { kind: 'none', why: 'absent' }, kept: [] } });
    expect(await app.evaluate(({ safeStorage }) => safeStorage.getSelectedStorageBackend())).toBe('basic_text');
  } finally {
    await app.close();
  }
});
