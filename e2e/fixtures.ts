import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type ElectronApplication, type Page } from '@playwright/test';
import { type LaunchOptions, launchHearth } from './electron.ts';
import { frame } from './pages/frame.ts';

export type Fixtures = {
  /** How Hearth is started; set with `test.use({ launch: … })`. */
  launch: LaunchOptions;
  /** Whether pictures of every step are kept. They hold what is typed, and reach the test through the main process. */
  traced: boolean;
  /** A data folder of its own, removed afterwards. */
  dataDir: string;
  hearth: ElectronApplication;
  page: Page;
  frame: ReturnType<typeof frame>;
};

/** Every test has its own data folder and its own Hearth; a failed one leaves trace, screenshot and the main process' log. */
export const test = base.extend<Fixtures>({
  launch: [{}, { option: true }],
  traced: [true, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: the first fixture needs no other, and Playwright refuses any parameter that is no pattern
  dataDir: async ({}, use) => {
    const dir = await mkdtemp(join(tmpdir(), 'hearth-e2e-'));
    await use(dir);
    await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  },
  hearth: async ({ dataDir, launch, traced }, use, info) => {
    const log = info.outputPath('main.log');
    const hearth = await launchHearth(dataDir, { ...launch, log });
    const tracing = hearth.context().tracing;
    if (traced) await tracing.start({ screenshots: true, snapshots: true });
    await use(hearth);
    const failed = info.status !== info.expectedStatus;
    const page = hearth.windows()[0];
    if (failed && page) await page.screenshot({ path: info.outputPath('at-failure.png') }).catch(() => undefined);
    if (traced) await tracing.stop(failed ? { path: info.outputPath('trace.zip') } : {}).catch(() => undefined);
    await hearth.close().catch(() => undefined);
    if (failed) await info.attach('main process', { path: log });
    else await rm(log, { force: true });
  },
  page: async ({ hearth }, use) => {
    const page = await hearth.firstWindow();
    await page.waitForLoadState('load');
    await use(page);
  },
  frame: async ({ page }, use) => use(frame(page)),
});
export { expect } from '@playwright/test';
