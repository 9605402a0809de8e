import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ElectronApplication, expect, type Page, test } from '@playwright/test';
import { launchHearth } from './electron.ts';

/** Processes of a Hearth on this data folder: the main one and whatever it started. Only Linux tells. */
async function processesOf(dataDir: string): Promise<readonly string[]> {
  if (process.platform !== 'linux') return [];
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(join('/proc', id, 'cmdline'), 'utf8').catch(() => '')));
  return ids.filter((_, i) => lines[i]?.split('\0').includes(`--user-data-dir=${dataDir}`));
}

/** One person's Hearth over many starts: always the same data folder, ended by a power cut rather than by its own will. */
export function openLife(dataDir: string, log: string) {
  let app: ElectronApplication | null = null;
  let page: Page | null = null;
  let starts = 0;
  const wrong: string[] = [];

  return {
    dataDir,
    /** What a page threw that nobody caught, over all starts. */
    wrong,
    starts: () => starts,
    get app(): ElectronApplication {
      if (!app) throw new Error('Hearth does not run');
      return app;
    },
    get page(): Page {
      if (!page) throw new Error('Hearth does not run');
      return page;
    },
    async start(): Promise<void> {
      app = await launchHearth(dataDir, { log });
      starts += 1;
      page = await app.firstWindow();
      page.on('pageerror', (error) => wrong.push(`start ${starts}: ${error.message}`));
      await page.waitForLoadState('load');
    },
    /** Ends the main process without a word; nothing it started may outlive it for long. */
    async kill(): Promise<void> {
      const main = app?.process();
      if (!main || main.exitCode !== null || main.signalCode !== null) return;
      const ended = once(main, 'exit');
      main.kill('SIGKILL');
      await ended;
      [app, page] = [null, null];
      await expect.poll(() => processesOf(dataDir), { message: 'nothing outlives the main process', timeout: 20_000 }).toEqual([]);
    },
    /** For the end of a test: the screen it failed on. */
    async pictureFailure(): Promise<void> {
      const info = test.info();
      if (info.status === info.expectedStatus) return;
      await page?.screenshot({ path: info.outputPath('at-failure.png') }).catch(() => undefined);
    },
    async close(): Promise<void> {
      await app?.close().catch(() => undefined);
      [app, page] = [null, null];
    },
  };
}
export type Life = ReturnType<typeof openLife>;
