import type { Locator, Page } from '@playwright/test';

/** The look at this machine. */
export const host = (page: Page) => ({
  /** One check by its title; unfolds on a click. */
  check: (title: string): Locator => page.locator('details.check', { has: page.locator('.name', { hasText: title }) }),
  verdict: (title: string): Locator =>
    page.locator('details.check', { has: page.locator('.name', { hasText: title }) }).locator('.verdict'),
  lookedAt: page.getByRole('status').filter({ hasText: /^Looked on / }),
  again: page.getByRole('button', { name: 'Look at all again' }),
});
