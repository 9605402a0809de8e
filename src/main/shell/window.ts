import { join } from 'node:path';
import { app, BrowserWindow, dialog, Menu, nativeTheme } from 'electron';
import type { Settings } from '../../shared/settings.ts';
import { origin } from './scheme.ts';

/** A page process that dies is started again; main owns the truth, so nothing is lost. One that keeps dying is left alone. */
const MOST_RELOADS = 3;

const paper = () => (nativeTheme.shouldUseDarkColors ? '#191613' : '#FAF6EF');

/** Before Electron is ready, which would build its own menu otherwise. Without an Edit menu macOS has no copy and paste keys. */
export function setMenu(): void {
  Menu.setApplicationMenu(process.platform === 'darwin' ? Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }]) : null);
}

/** Makes Hearth's one window and starts loading it, unseen until it is shown. */
export function makeWindow(outDir: string): BrowserWindow {
  const window = new BrowserWindow({
    title: 'Hearth',
    width: 1280,
    height: 800,
    minWidth: 880,
    minHeight: 620,
    show: false,
    backgroundColor: paper(),
    webPreferences: {
      preload: join(outDir, 'preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
      v8CacheOptions: 'bypassHeatCheck',
    },
  });
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(paper());
  });
  const load = () => window.loadURL(`${origin}/`).catch((error: unknown) => process.emitWarning(String(error)));
  let reloads = 0;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && reloads++ < MOST_RELOADS) window.reload();
  });
  // about:blank is the one address that asks no one before it navigates.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!url.startsWith(`${origin}/`)) void load();
  });
  void load();
  return window;
}

/** Makes the window's ground and colour scheme follow the person's choice. */
export function wearTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}

/** Tells whether someone looks at the window: it has been shown for `afterMs` and is not put away. A page that opens asks for itself. */
export function onLooking(window: BrowserWindow, afterMs: number, tell: (looking: boolean) => void): void {
  let soon: NodeJS.Timeout | undefined;
  const looking = () => {
    clearTimeout(soon);
    soon = setTimeout(() => tell(true), afterMs);
  };
  const away = () => {
    clearTimeout(soon);
    tell(false);
  };
  window.on('show', looking);
  window.on('restore', looking);
  window.on('hide', away);
  window.on('minimize', away);
  window.on('closed', away);
}

/** Brings the window to the person: out of the dock, onto the screen, to the front. */
export function focusWindow(window: BrowserWindow | null): void {
  if (!window || window.isDestroyed()) return;
  if (window.isMinimized()) window.restore();
  if (!window.isVisible()) window.show();
  window.focus();
}

/** The system's picker for one folder or one file; null when the person chose nothing. */
export async function pick(window: BrowserWindow, what: 'openDirectory' | 'openFile'): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, { properties: what === 'openFile' ? [what] : [what, 'createDirectory'] });
  return filePaths[0] ?? null;
}
