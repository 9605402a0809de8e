import type { Locator, Page } from '@playwright/test';

/** What every screen has: the rail with the rooms and the sentence at the top. Page objects of rooms start from here. */
export const frame = (page: Page) => {
  const rail = page.getByRole('navigation').first();
  const entries = rail.getByRole('link').or(rail.getByRole('button'));
  return {
    rail,
    main: page.getByRole('main'),
    sentence: page.getByRole('heading', { level: 1 }),
    /** The entry of one room in the rail. */
    room: (name: string): Locator => entries.filter({ hasText: name }),
    goTo: (name: string): Promise<void> => entries.filter({ hasText: name }).click(),
    /** Opens the window anew, with what main answers now, and goes to one room. */
    reopen: async (name: string): Promise<void> => {
      await page.reload();
      await entries.filter({ hasText: name }).click();
    },
    /** Names of all rooms, top to bottom. */
    rooms: async (): Promise<readonly string[]> => (await entries.allInnerTexts()).map((text) => text.trim().split('\n')[0] ?? ''),
  };
};
