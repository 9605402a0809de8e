import type { Page } from '@playwright/test';

/** The withdrawal address: typed, compared, signed. */
export const address = (page: Page) => ({
  field: page.getByLabel('Withdrawal address', { exact: true }),
  useWallet: page.getByRole('button', { name: 'Use the practice wallet’s address' }),
  first: page.getByLabel('Block 1', { exact: true }),
  last: page.getByLabel('Block 10', { exact: true }),
  password: page.getByLabel('Password of the key file', { exact: true }),
  complaint: page.getByRole('alert'),
  change: page.getByRole('button', { name: 'Choose another address' }),
});
