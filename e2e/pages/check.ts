import type { Page } from '@playwright/test';

/** The check before deposit. */
export const check = (page: Page) => ({
  agrees: page.getByRole('heading', { level: 1, name: /^Everything agrees\./ }),
  again: page.getByRole('button', { name: 'Look again' }),
  rows: page.locator('details.check'),
});
