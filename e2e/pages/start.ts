import type { Page } from '@playwright/test';

/** The plan of a start, its work, and the way into sync. */
export const start = (page: Page) => ({
  plan: page.getByRole('region', { name: 'The plan' }),
  work: page.getByRole('region', { name: 'Work' }),
  tryAgain: page.getByRole('contentinfo').getByRole('button', { name: 'Try again' }),
  load: page.getByRole('button', { name: 'Load images from a file' }),
  buildClassic: page.getByRole('button', { name: 'Build classic instead' }),
});
