import type { Locator, Page } from '@playwright/test';

/** Words, typed back, password, and the key that was made. */
export const keysStep = (page: Page) => {
  const main = page.getByRole('main');
  return {
    show: main.getByRole('button', { name: 'Show the words' }),
    shown: main.locator('ol li .w:not(.veiled)'),
    /** Reads the words from the screen, in their order. */
    read: async (): Promise<readonly string[]> => (await main.locator('ol li .w:not(.veiled)').allInnerTexts()).map((word) => word.trim()),
    word: (n: number): Locator => page.getByLabel(`Word ${n}`, { exact: true }),
    /** Types words (or their beginnings) as a person does: Space goes on to the next field. */
    async type(words: readonly string[]): Promise<void> {
      await page.getByLabel('Word 1', { exact: true }).focus();
      await page.keyboard.type(words.map((word) => word.slice(0, 4)).join(' '));
    },
    password: page.getByLabel('Password', { exact: true }),
    again: page.getByLabel('The password again', { exact: true }),
    complaint: main.locator('.complaint'),
    loadPassword: page.getByLabel('Password of the key file', { exact: true }),
    load: page.getByRole('contentinfo').getByRole('button', { name: 'Load the key' }),
    pubkey: main.locator('.addr').first(),
  };
};
