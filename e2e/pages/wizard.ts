import type { Page } from '@playwright/test';

/** The wizard's frame: its list of steps, its bar, and the page between them. */
export const wizard = (page: Page) => {
  const steps = page.getByRole('navigation', { name: 'Steps' });
  const bar = page.getByRole('contentinfo');
  return {
    steps,
    bar,
    /** The name of the step one stands on. */
    here: steps.locator('[aria-current="step"] b'),
    /** The primary button, whatever it says now. */
    forward: bar.locator('.btn.primary'),
    /** The primary button by its words. */
    press: (name: string): Promise<void> => bar.getByRole('button', { name, exact: true }).click(),
    goOn: (): Promise<void> => bar.getByRole('button', { name: 'Continue', exact: true }).click(),
    /** Where the network of the setup was removed: another one, with the same choices. */
    freshNetwork: page.getByRole('main').getByRole('button', { name: 'Start a fresh one' }),
    back: (): Promise<void> => bar.getByRole('button', { name: 'Back', exact: true }).click(),
    leave: (): Promise<void> => bar.getByRole('button', { name: 'Leave setup' }).click(),
    /** Goes back to a step by the list. */
    goTo: (step: string): Promise<void> =>
      steps
        .getByRole('button')
        .filter({ has: page.getByText(step, { exact: true }) })
        .click(),
  };
};
