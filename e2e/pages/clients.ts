import type { Locator, Page } from '@playwright/test';

/** Which pair of clients makes the practice network. */
export const clients = (page: Page) => ({
  pair: (profile: 'classic' | 'today', consensus: string): Locator =>
    page.getByRole('radio', { name: new RegExp(`${consensus}\\s+${profile}`) }),
  images: page.getByRole('heading', { name: 'Images' }),
  cannotShow: page.getByRole('heading', { name: 'What it cannot show' }),
  load: page.getByRole('button', { name: 'Load images from a file' }),
});
