import { test } from '@playwright/test';
import { killOwn } from '../chain-world.ts';
import { frame } from '../pages/frame.ts';
import { home } from '../pages/home.ts';
import { nodeRoom } from '../pages/node-room.ts';
import { settings } from '../pages/settings.ts';
import { expect, type Journey, limit } from './journey.ts';

/** A validator at work, and what each room shows of it. */
export function living(journey: Journey): void {
  const { on, sentence, shoot, seen } = journey;

  test('Home and every room show a validator at work', async () => {
    await expect(on(home).validator(seen.index)).toBeVisible();
    await expect(on(home).ring).toBeVisible();
    await expect(on(home).attested).toBeVisible({ timeout: limit.attested });
    await shoot('home-attesting', { small: true, dark: true });
    await on(nodeRoom).go();
    await expect(on(nodeRoom).containers).toBeVisible();
    await expect(on(nodeRoom).logStatus).toContainText('live');
    await shoot('node', { small: true, dark: true });
    await on(nodeRoom).findInLog.fill('slot');
    await shoot('node-log-search');
    await on(frame).goTo('Keys');
    await expect(sentence()).toContainText('You hold one key.');
    await shoot('keys', { small: true });
    await on(settings).go();
    await on(settings).collect.click();
    await expect(on(settings).diagnostics.last()).toBeVisible();
    await shoot('settings', { small: true });
  });

  test('A killed validator client is told on Node and started again from there', async () => {
    await on(nodeRoom).go();
    await killOwn(journey.life.dataDir, 'validator');
    const startAgain = on(nodeRoom).start('Lodestar validator');
    await expect(startAgain).toBeVisible();
    await shoot('node-client-killed', { small: true });
    await startAgain.click();
    await expect(on(nodeRoom).stop('Lodestar validator')).toBeVisible();
    await expect(sentence()).toContainText('All 6 containers run.');
  });
}
