import type { Locator, Page } from '@playwright/test';
import { frame } from './frame.ts';

/** Choices, places, versions, and what was found at the start. */
export const settings = (page: Page) => ({
  go: (): Promise<void> => frame(page).goTo('Settings'),
  theme: (name: string): Locator => page.getByRole('radio', { name: new RegExp(`^${name}`) }),
  notices: page.getByRole('region', { name: 'Found at the start' }),
  collect: page.getByRole('button', { name: 'Collect' }),
  forget: (pubkey: string): Locator =>
    page.getByRole('button', { name: `Forget the password of key ${pubkey.slice(0, 6)}…${pubkey.slice(-4)}` }),
  nothingKept: page.getByText('It keeps no password of Hearth’s'),
  diagnostics: page.getByRole('region', { name: 'Diagnostics' }),
});
