import type { Locator, Page } from '@playwright/test';

/** The road of a deposit. */
export const waiting = (page: Page) => {
  const road = page.getByRole('list', { name: 'The road of your deposit' });
  return {
    road,
    station: (name: string): Locator => road.getByRole('listitem').filter({ hasText: name }),
    /** The station where the deposit is now. */
    here: road.locator('[aria-current="step"]'),
    accepted: page.getByRole('heading', { level: 1, name: /^Your deposit is accepted\./ }),
    active: page.getByRole('heading', { level: 1, name: /^Your validator is active\./ }),
  };
};
