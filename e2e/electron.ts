import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from '@playwright/test';

const root = join(import.meta.dirname, '..');
const folders = [
  process.env['ELECTRON_OVERRIDE_DIST_PATH'],
  join(root, 'node_modules/electron/dist'),
  join(root, '.cache/electron-33.4.11'),
];
const inside = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' } as Readonly<Record<string, string>>;

/** The Electron that `npm start` made ready: the one named by the environment, the official one, or the fallback. */
export function electronPath(): string {
  const found = folders
    .filter((folder) => folder !== undefined)
    .map((folder) => join(folder, inside[process.platform] ?? 'electron'))
    .find(existsSync);
  if (!found) throw new Error('No Electron runtime on this machine. Run: npm start -- --check-only');
  return found;
}

/** Arguments of every start: Chromium refuses root without `--no-sandbox`; nobody else gets it. */
export const startArgs = (dataDir: string, extra: readonly string[] = []): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  `--user-data-dir=${dataDir}`,
  ...extra,
  root,
];

export type LaunchOptions = {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Receives what the main process writes to stdout and stderr. */
  readonly log?: string;
  /** Started instead of Electron, whose arguments it gets; such as a script that runs it under a tracer. */
  readonly executable?: string;
};

const LAUNCH_TIMEOUT_MS = 20_000;

/** Starts Hearth on a data folder under Playwright. About one start in a hundred Playwright waits in vain for Electron; that one is tried again. */
export async function launchHearth(
  dataDir: string,
  { args = [], env = {}, log, executable }: LaunchOptions = {},
): Promise<ElectronApplication> {
  const options = {
    executablePath: executable ?? electronPath(),
    args: startArgs(dataDir, args),
    cwd: root,
    // Playwright would else pretend a light system.
    colorScheme: null,
    env: { ...(process.env as Record<string, string>), ...env },
    timeout: LAUNCH_TIMEOUT_MS,
  };
  const app = await _electron.launch(options).catch(() => _electron.launch(options));
  if (log) {
    const file = createWriteStream(log, { flags: 'a' });
    app.process().stdout?.pipe(file);
    app.process().stderr?.pipe(file);
  }
  return app;
}

/** Starts Hearth as a person would, without Playwright inside. */
export function startHearth(dataDir: string, extra: readonly string[] = []): ChildProcess {
  return spawn(electronPath(), startArgs(dataDir, extra), { cwd: root, stdio: 'ignore' });
}
