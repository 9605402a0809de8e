import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Locator, test } from '@playwright/test';
import type { Life } from './life.ts';

const sizes = { wide: [1280, 800], small: [900, 650] } as const;
/** What a picture needs of a running Hearth. */
type Scene = Pick<Life, 'app' | 'page'>;
export type Look = {
  readonly small?: boolean;
  readonly dark?: boolean;
  /** What the picture is about, where it is not at the top of its page. */
  readonly at?: Locator;
};

/** Every look a screen has. */
export const BOTH = { small: true, dark: true } as const;

/** The camera of a spec that ends well only where all its pictures can be read and fit. */
export function filming(name: string) {
  const shots = camera(join(import.meta.dirname, '../test-results/screens', name));
  test.setTimeout(300_000);
  test.afterAll(() => expect(shots.findings, 'what cannot be read or reached').toEqual([]));
  return shots;
}

/** Takes numbered pictures of every screen, and looks whether each can be read by everybody and fits. */
export function camera(folder: string) {
  let taken = 0;
  const findings: string[] = [];
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });

  async function dress({ app, page }: Scene, [width, height]: readonly [number, number], theme: 'light' | 'dark'): Promise<void> {
    await app.evaluate(
      ({ BrowserWindow, nativeTheme }, [w, h, source]) => {
        nativeTheme.themeSource = source;
        BrowserWindow.getAllWindows()[0]?.setContentSize(w, h);
      },
      [width, height, theme] as const,
    );
    const worn = () => page.evaluate(() => [innerWidth, innerHeight, matchMedia('(prefers-color-scheme: dark)').matches]);
    await expect.poll(worn, { timeout: 20_000 }).toEqual([width, height, theme === 'dark']);
  }

  async function picture({ page }: Scene, name: string, at: Locator | undefined): Promise<void> {
    const path = (more: string) => join(folder, `${name}${more}.png`);
    await page.evaluate(() => document.fonts.ready);
    await at?.evaluate((element) => element.scrollIntoView());
    await page.screenshot({ path: path(''), animations: 'disabled', timeout: 60_000 });
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (sideways > 0) findings.push(`${name} scrolls sideways by ${sideways} px`);
    const below = await page.evaluate(() => {
      const room = document.querySelector('main.room');
      if (room === null || room.scrollHeight - room.clientHeight < 8) return false;
      room.scrollTop = room.scrollHeight;
      return true;
    });
    if (!below) return;
    await page.screenshot({ path: path('-below'), animations: 'disabled', timeout: 60_000 });
    await page.evaluate(() => document.querySelector('main.room')?.scrollTo(0, 0));
  }

  async function readable({ page }: Scene, name: string): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    findings.push(...serious.map(({ id, nodes }) => `${name}: ${id} ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`));
  }

  return {
    /** What a person could not read or reach, by picture. */
    findings,
    taken: () => taken,
    async shoot(life: Scene, name: string, { small = false, dark = false, at }: Look = {}): Promise<void> {
      taken += 1;
      const numbered = `${String(taken).padStart(2, '0')}-${name}`;
      await dress(life, sizes.wide, 'light');
      await picture(life, numbered, at);
      await readable(life, numbered);
      if (dark) {
        await dress(life, sizes.wide, 'dark');
        await picture(life, `${numbered}-dark`, at);
        await readable(life, `${numbered}-dark`);
      }
      if (small) {
        await dress(life, sizes.small, 'light');
        await picture(life, `${numbered}-900`, at);
        await readable(life, `${numbered}-900`);
        if (dark) {
          await dress(life, sizes.small, 'dark');
          await picture(life, `${numbered}-900-dark`, at);
        }
      }
      if (dark || small) await dress(life, sizes.wide, 'light');
    },
  };
}
