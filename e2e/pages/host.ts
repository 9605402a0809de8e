import type { Locator, Page } from '@playwright/test';

/** The look at this machine. */
export const host = (page: Page) => {
  const check = (title: string): Locator =>
    page.locator('details.check', { has: page.locator('.name', { hasText: new RegExp(`^${title}$`) }) });
  return {
    /** One check by its title; unfolds on a click. */
    check,
    verdict: (title: string): Locator => check(title).locator('.verdict'),
    /** Unfolds what could not be looked at and what is fine. */
    unfold: async (): Promise<void> => {
      const closed = page.locator('details.checks-fold:not([open]) > summary');
      while ((await closed.count()) > 0) await closed.first().click();
    },
    lookedAt: page.getByRole('status').filter({ hasText: /^Looked on / }),
    again: page.getByRole('button', { name: 'Look at all again' }),
  };
};
