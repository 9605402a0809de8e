import type { Locator, Page } from '@playwright/test';

/** The way to a node on a public network: network, clients, plan. */
export const runNode = (page: Page) => {
  const main = page.getByRole('main');
  const bar = page.getByRole('contentinfo');
  return {
    enter: main.getByRole('button', { name: /^Run a node/ }),
    network: (name: string): Locator => main.getByRole('radio', { name: new RegExp(`^${name}`) }),
    client: (name: string): Locator => main.getByRole('radio', { name: new RegExp(`^${name}`) }),
    chosen: main.locator('.clientlist input:checked'),
    more: main.locator('#more-choices > summary'),
    role: (name: string): Locator => main.getByRole('radio', { name: new RegExp(`^${name}`) }),
    fee: main.getByLabel('Fee recipient', { exact: true }),
    field: (name: string): Locator => main.getByLabel(name, { exact: true }),
    relays: main.getByRole('group', { name: /^Blocks that builders make/ }),
    relay: (name: string): Locator => main.getByRole('checkbox', { name: new RegExp(`^${name}`) }),
    sources: main.locator('.counted > summary'),
    plan: main.getByRole('region', { name: 'The plan' }),
    steps: main.getByRole('region', { name: 'Steps' }),
    exact: main.locator('.exact > summary'),
    machine: main.getByRole('region', { name: /^This machine/ }),
    stops: main.getByRole('alert', { name: 'What stops it' }),
    forward: (name: string): Locator => bar.getByRole('button', { name, exact: true }),
    back: bar.getByRole('button', { name: 'Back' }),
    work: main.getByRole('region', { name: 'Work on the node' }),
    of: (network: string): Locator => main.getByRole('region', { name: `Node on ${network}` }),
    parts: main.getByRole('region', { name: 'What your node runs' }),
    wayBack: main.getByRole('region', { name: 'The way back' }),
    upkeep: main.getByRole('region', { name: 'Upkeep of the node' }),
    act: (name: string): Locator => main.getByRole('button', { name, exact: true }),
  };
};
