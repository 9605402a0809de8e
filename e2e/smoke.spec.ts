import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { ElectronApplication, Page } from '@playwright/test';
import type { Bridge } from '../src/shared/contract.ts';
import { expect, test } from './fixtures.ts';

const screens = join(import.meta.dirname, '../test-results/screens');
const sizes = { wide: [1280, 800], small: [900, 650] } as const;

/** Dresses the window: the person's theme, and an inner size. */
async function dress(
  hearth: ElectronApplication,
  page: Page,
  theme: 'light' | 'dark',
  [width, height]: readonly [number, number],
): Promise<void> {
  await page.evaluate((t) => (window as unknown as { hearth: Bridge }).hearth.call('settings.set', { theme: t }), theme);
  await hearth.evaluate(({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h), [width, height] as const);
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height]);
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(theme === 'dark');
}

test('the window opens on Home, in its size, with its name', async ({ hearth, page, frame }) => {
  await expect(frame.sentence).toBeVisible();
  const window = await hearth.evaluate(({ BrowserWindow }) => {
    const first = BrowserWindow.getAllWindows()[0];
    return { visible: first?.isVisible(), title: first?.getTitle(), size: first?.getSize(), least: first?.getMinimumSize() };
  });
  expect(window).toEqual({ visible: true, title: 'Hearth', size: [1280, 800], least: [880, 620] });
  expect(page.url()).toBe('app://hearth/');
});

test('the rail leads to every room', async ({ frame }) => {
  expect(await frame.rooms()).toEqual(['Home', 'Node', 'Keys', 'Validators', 'Learn', 'Settings']);
  for (const room of await frame.rooms()) {
    await frame.goTo(room);
    await expect(frame.room(room)).toHaveAttribute('aria-current', 'page');
    await expect(frame.sentence).not.toBeEmpty();
  }
});

for (const theme of ['light', 'dark'] as const) {
  for (const [name, size] of Object.entries(sizes)) {
    test(`every room is readable and accessible in the ${theme} theme, ${name}`, async ({ hearth, page, frame }) => {
      await mkdir(screens, { recursive: true });
      await dress(hearth, page, theme, size);
      for (const room of await frame.rooms()) {
        await frame.goTo(room);
        await expect(frame.sentence).not.toBeEmpty();
        await page.evaluate(() => document.fonts.ready);
        await page.screenshot({ path: join(screens, `${room.toLowerCase()}-${theme}-${name}.png`) });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        expect(serious.map(({ id, nodes }) => `${room}: ${id} ${nodes.map((n) => n.html).join(' | ')}`)).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          `${room} scrolls sideways`,
        ).toBeLessThanOrEqual(0);
      }
    });
  }
}
