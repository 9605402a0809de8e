import type { Locator, Page } from '@playwright/test';
import { frame } from './frame.ts';

/** The machine room: practice network, readings, containers, logs. */
export const nodeRoom = (page: Page) => {
  const main = page.getByRole('main');
  const practice = page.getByRole('region', { name: 'Practice network' });
  return {
    go: (): Promise<void> => frame(page).goTo('Node'),
    practice,
    status: page.getByRole('region', { name: 'Status' }),
    containers: page.getByRole('region', { name: 'Containers' }),
    start: (title: string): Locator => main.getByRole('button', { name: `Start ${title}`, exact: true }),
    stop: (title: string): Locator => main.getByRole('button', { name: `Stop ${title}`, exact: true }).first(),
    log: (title: string): Locator => main.getByRole('button', { name: `Show the log of ${title}`, exact: true }).first(),
    findInLog: page.getByLabel('Search this log'),
    /** How many lines are shown, and whether it is live. */
    logStatus: page.locator('#log').getByRole('status').first(),
    remove: practice.getByRole('button', { name: 'Remove', exact: true }),
    removePhrase: practice.getByLabel(/to open the button$/),
    removeIt: practice.getByRole('button', { name: 'Remove it' }),
    empty: page.getByRole('heading', { level: 1, name: /^No client runs here yet\./ }),
  };
};
