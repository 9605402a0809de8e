import type { Locator, Page } from '@playwright/test';

/** The Keys room: the list, one key, and the ways to more. The ceremony's own screens are `keysStep`. */
export const keysRoom = (page: Page) => {
  const main = page.getByRole('main');
  const bar = page.getByRole('contentinfo');
  return {
    list: main.getByRole('region', { name: 'Your keys' }),
    rows: main.locator('.keytable tbody tr, .madetable tbody tr'),
    /** Public keys in full, top to bottom. */
    pubkeys: async (): Promise<readonly string[]> =>
      Promise.all((await main.locator('tbody .addr').all()).map(async (one) => (await one.getAttribute('title')) ?? '')),
    way: (name: string): Locator => main.getByRole('button', { name, exact: true }),
    details: main.getByRole('button', { name: /^Details of/ }),
    act: (name: string): Locator => main.getByRole('button', { name, exact: true }),
    network: (name: string): Locator => main.getByRole('radio', { name: new RegExp(`^${name}`) }),
    count: main.getByLabel('How many keys'),
    /** Choices that few need, folded away. */
    more: main.locator('#more-choices > summary'),
    salts: main.getByRole('checkbox', { name: /^A salt of its own/ }),
    language: main.getByLabel('Language of the words'),
    existing: main.getByLabel('Your words, in their order'),
    start: main.getByLabel('First number'),
    passphrase: main.getByText('I also have a 25th word'),
    complaint: main.getByRole('alert'),
    address: main.getByLabel('Withdrawal address', { exact: true }),
    block: (name: string): Locator => main.getByLabel(name, { exact: true }),
    filePassword: main.getByLabel('Password of the key file', { exact: true }),
    phrase: main.getByLabel(/^Type/),
    /** What the own node knows of an address. */
    facts: main.locator('.facts'),
    /** Where a signed file goes. */
    folder: main.getByRole('button', { name: 'Choose the folder', exact: true }),
    /** Key numbers that are in use already, each with what uses it. */
    used: main.locator('.usedkeys li'),
    /** The bar's primary button, by its words. */
    press: (name: string): Promise<void> => bar.getByRole('button', { name, exact: true }).click(),
  };
};
