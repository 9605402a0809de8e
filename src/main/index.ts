import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserWindow, clipboard, app as electron, session } from 'electron';
import type { Settings } from '../shared/settings.ts';
import { defaultCacheDir } from './folders.ts';
import { answerWindow, type Sender, tellWindow } from './shell/bridge.ts';
import { lockContents, lockSession } from './shell/locks.ts';
import { cannotStart, stopBeforeQuit } from './shell/quit.ts';
import { electronSafeStorage } from './shell/safe-storage.ts';
import { origin, registerScheme, serveScheme } from './shell/scheme.ts';
import { shortCopy } from './shell/short-copy.ts';
import { dataFolder, hasGraphics, refusedSwitch } from './shell/start-options.ts';
import { utilityWorker } from './shell/utility-worker.ts';
import { focusWindow, makeWindow, onLooking, pick, setMenu, wearTheme } from './shell/window.ts';

/** The old runtime that stands in where the pinned Electron can't be downloaded; the window says so. */
const FALLBACK_ELECTRON = '33.4.11';
const STOP_TIMEOUT_MS = 8_000;
const LOOKING_AFTER_MS = 1_000;
const COPY_HOLDS_MS = 30_000;

const copies = shortCopy(clipboard, COPY_HOLDS_MS);

const outDir = join(import.meta.dirname, '..');
const dev = electron.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);

const refused = refusedSwitch(electron.isPackaged, (name) => electron.commandLine.hasSwitch(name));
if (refused) {
  process.stderr.write(`Hearth does not start with --${refused}: it would run without its protection. Start it without that switch.\n`);
  electron.exit(2);
} else {
  placeFolders();
  if (electron.requestSingleInstanceLock()) begin();
  else electron.exit(0);
}

/** The data folder holds what is ours; what Chromium keeps for itself lies in `window/` below it. */
function placeFolders(): void {
  const chosen = dataFolder(process.argv, process.env);
  if (chosen && !electron.commandLine.hasSwitch('user-data-dir')) {
    mkdirSync(chosen, { recursive: true, mode: 0o700 });
    electron.setPath('userData', chosen);
  }
  const window = join(electron.getPath('userData'), 'window');
  mkdirSync(window, { recursive: true, mode: 0o700 });
  electron.setPath('sessionData', window);
}

function begin(): void {
  if (!hasGraphics(process.platform, existsSync)) electron.disableHardwareAcceleration();
  registerScheme();
  setMenu();
  if (electron.isPackaged) electron.enableSandbox();
  electron.on('web-contents-created', (_event, contents) => lockContents(contents));
  // Awaiting whenReady at the top level of an ES module hangs for ever.
  electron
    .whenReady()
    .then(open)
    .catch(async (error: unknown) => cannotStart((await import('../shared/app-error.ts')).toFault(error)));
}

async function open(): Promise<void> {
  lockSession(session.defaultSession, dev);
  serveScheme(join(outDir, 'renderer'), dev);
  const window = makeWindow(outDir);
  const painted = new Promise<void>((resolve) => {
    window.once('ready-to-show', resolve);
  });
  electron.on('second-instance', () => focusWindow(window));
  const loading = load(window);
  answerWindow(window, async (sender, message) => (await loading).answer(sender, message));
  stopBeforeQuit(async () => {
    await copies.end().catch(() => undefined);
    await (await loading).app.stop();
  }, STOP_TIMEOUT_MS);

  const { app } = await loading;
  app.on((name, payload) => {
    tellWindow(window, name, payload);
    if (name === 'settings.changed') wearTheme((payload as Settings).theme);
  });
  const reply = await app.call('settings.get', {});
  if (reply.ok) wearTheme((reply.value as Settings).theme);
  onLooking(window, LOOKING_AFTER_MS, app.watch);
  await painted;
  if (!window.isDestroyed()) window.show();
}

/** Rooms and contract are read while Chromium makes the page's process. */
async function load(window: BrowserWindow) {
  const [{ createApp }, { serveWindow }] = await Promise.all([import('./app.ts'), import('./ipc/serve.ts')]);
  const app = createApp({
    dataDir: electron.getPath('userData'),
    resourcesDir: join(outDir, '../resources'),
    cacheDir: defaultCacheDir(process.platform, process.env),
    version: electron.getVersion(),
    spawn: utilityWorker(import.meta.dirname),
    electron: { version: process.versions.electron, isFallback: process.versions.electron === FALLBACK_ELECTRON },
    safeStorage: electronSafeStorage,
    pickFolder: () => pick(window, 'openDirectory'),
    pickFile: () => pick(window, 'openFile'),
    copyText: copies.copy,
  });
  return { app, answer: (sender: Sender, message: unknown) => serveWindow(app.call, origin, sender, message) };
}
