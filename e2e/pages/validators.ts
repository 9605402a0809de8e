import type { Locator, Page } from '@playwright/test';
import { frame } from './frame.ts';

/** What you run; about one of them: how it ends. */
export const validators = (page: Page) => {
  const main = page.getByRole('main');
  const way = page.getByRole('list', { name: 'The way out' });
  return {
    go: (): Promise<void> => frame(page).goTo('Validators'),
    back: (): Promise<void> => main.getByRole('button', { name: 'Validators', exact: true }).click(),
    /** Opens what an exit would do. */
    exitOf: (index: string): Locator => main.getByRole('button', { name: `Exit Validator ${index}`, exact: true }),
    /** The irreversible button itself. */
    exit: (index: string): Locator => main.getByRole('button', { name: `Exit validator ${index}`, exact: true }),
    phrase: page.getByLabel(/to open the button$/),
    password: page.getByLabel('Password of this key’s file', { exact: true }),
    complaint: main.getByRole('alert'),
    refused: page.getByRole('heading', { level: 1, name: /cannot leave now\./ }),
    leaving: page.getByRole('heading', { level: 1, name: /is on its way out\./ }),
    lived: page.getByRole('heading', { level: 1, name: /has lived its life\./ }),
    way,
    station: (name: string): Locator => way.getByRole('listitem').filter({ hasText: name }),
  };
};
