import type { Locator, Page } from '@playwright/test';
import { frame } from './frame.ts';

/** What runs, what is next, and the one clear next step. */
export const home = (page: Page) => {
  const main = page.getByRole('main');
  const nextStep = page.getByRole('region', { name: 'Next step' });
  return {
    go: (): Promise<void> => frame(page).goTo('Home'),
    /** The button of a first start. */
    begin: main.getByRole('button', { name: 'Set up a validator' }),
    nextStep,
    /** The one button of the next step. */
    act: nextStep.getByRole('button'),
    /** Into the wizard, from a first start or where one left it. */
    setup: main.getByRole('button', { name: /^(Set up a validator|Continue setup)$/ }),
    ring: main.getByRole('img', { name: /^Epoch \d/ }),
    /** The strip of attestations, by how many came in time. */
    attested: main.getByRole('img', { name: /: [1-9]\d* in time/ }),
    validator: (index: string): Locator => main.getByRole('heading', { name: `Validator ${index}` }),
  };
};
