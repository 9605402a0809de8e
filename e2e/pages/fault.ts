import type { Locator, Page } from '@playwright/test';

/** A fault as a person reads it: what happened, what it means for coins, what to do. */
export const fault = (page: Page) => {
  const notice = page.locator('section.error');
  return {
    notice,
    what: notice.getByRole('heading', { level: 2 }),
    /** The two answers: coins, what to do. */
    answers: notice.getByRole('definition'),
    button: (name: string): Locator => notice.getByRole('button', { name }),
  };
};
