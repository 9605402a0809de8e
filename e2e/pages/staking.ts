import type { Page } from '@playwright/test';

/** What staking is: three pages to read. */
export const staking = (page: Page) => ({
  pages: ['You lock coins, do small duties, and earn a little.', 'You can lose coins.', 'Staking is not a bank deposit.'],
  whichPage: page.getByRole('contentinfo').getByText(/^Page \d of 3$/),
});
