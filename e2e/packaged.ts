import { type ChildProcessByStdio, execFile, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync, readSync, writeFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { chromium } from '@playwright/test';
import { electronPath } from './electron.ts';
import { lacks } from './system-calls.ts';

const root = join(import.meta.dirname, '..');
const isRoot = process.getuid?.() === 0;
/** Chromium has no sandbox for root, and a packaged Hearth does not start without one: somebody without any rights runs it instead. */
const NOBODY = 65_534;

/** Why no packaged Hearth can be tried here, or null. */
export const cannotPackage = (): string | null =>
  process.platform === 'linux' ? lacks('unshare', ...(isRoot ? ['--pid', '--net', '--fork'] : ['--user']), 'true') : 'tried on Linux alone';

/** Packages what is built, with the Electron that is here and without any network, into a folder. Answers the program's own folder. */
export async function makePackage(folder: string): Promise<string> {
  const electronDist = dirname(electronPath());
  const electronVersion = readFileSync(join(electronDist, 'version'), 'utf8').trim().replace(/^v/, '');
  const config = Object.entries({ electronDist, electronVersion, 'directories.output': folder }).map(
    ([name, value]) => `-c.${name}=${value}`,
  );
  await promisify(execFile)(process.execPath, [join(root, 'node_modules/electron-builder/cli.js'), '--linux', 'dir', ...config], {
    cwd: root,
  });
  const program = join(folder, 'linux-unpacked');
  // As its Debian package does it.
  if (isRoot) await chmod(join(program, 'chrome-sandbox'), 0o4755);
  return program;
}

type Entry = { readonly files?: Readonly<Record<string, Entry>> };

/** Paths of all files in the program's archive. Its head is JSON; how long that is stands in the last of four numbers before it. */
export function packedFiles(program: string): readonly string[] {
  const archive = openSync(join(program, 'resources/app.asar'), 'r');
  const numbers = Buffer.alloc(16);
  readSync(archive, numbers, 0, 16, 0);
  const head = Buffer.alloc(numbers.readUInt32LE(12));
  readSync(archive, head, 0, head.length, 16);
  closeSync(archive);
  const within = ({ files = {} }: Entry, path: string): string[] =>
    Object.entries(files).flatMap(([name, entry]) => (entry.files ? within(entry, `${path}${name}/`) : [path + name]));
  return within(JSON.parse(head.toString('utf8')) as Entry, '');
}

/** Runs the packaged program to its end and answers how it ended. */
export async function endOf(program: string, args: readonly string[], options: SpawnOptions): Promise<number | null> {
  const [code] = (await once(spawn(join(program, 'hearth'), args, { ...options, stdio: 'ignore' }), 'exit')) as [number | null];
  return code;
}

/** Where the debugger of the page listens, as Chromium says on stderr. */
function debuggerOf(child: ChildProcessByStdio<null, null, Readable>): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface(child.stderr).on('line', (line) => {
      const [, address] = /^DevTools listening on (ws:.+)/.exec(line) ?? [];
      if (address) resolve(address);
    });
    child.on('exit', (code) => reject(new Error(`the packaged program ended with ${code}`)));
  });
}

/**
 * Starts the packaged program as an ordinary person does, in a folder of theirs, which becomes their home. Its fuses shut the debugger of
 * its main process, by which Playwright would come in; what is left is that of the page.
 */
export async function startPackaged(program: string, home: string, env: Readonly<Record<string, string>>) {
  const xauthority = join(home, 'xauthority');
  mkdirSync(home);
  writeFileSync(xauthority, process.env['XAUTHORITY'] ? readFileSync(process.env['XAUTHORITY']) : '');
  if (isRoot) for (const path of [home, xauthority]) chownSync(path, NOBODY, NOBODY);
  const child = spawn(join(program, 'hearth'), ['--remote-debugging-port=0', '--data', 'data'], {
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
    cwd: home,
    // No test speaks to a keychain of this machine: nobody answers on that bus.
    env: { ...process.env, HOME: home, XAUTHORITY: xauthority, DBUS_SESSION_BUS_ADDRESS: 'disabled:', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill();
    await ended;
  };
  try {
    const browser = await chromium.connectOverCDP(await debuggerOf(child));
    const [context] = browser.contexts();
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (!page) throw new Error('the packaged program shows no page');
    return { page, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
