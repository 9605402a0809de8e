import { test } from '@playwright/test';
import { keystoresOf } from '../data-folder.ts';
import { leftBehind } from '../docker-world.ts';
import { home } from '../pages/home.ts';
import { nodeRoom } from '../pages/node-room.ts';
import { start } from '../pages/start.ts';
import { validators } from '../pages/validators.ts';
import { wizard } from '../pages/wizard.ts';
import { expect, type Journey, limit, PASSWORD, reached } from './journey.ts';

/** From the wish to leave to an empty machine. */
export function leaving(journey: Journey): void {
  const { on, sentence, shoot, seen, cutPower } = journey;

  test('Exit: refused while the validator is young, then sent once by phrase and password; killed, it is on its way', async () => {
    const room = () => on(validators);
    await room().go();
    await expect(room().exitOf(seen.index)).toBeVisible();
    await shoot('validators', { small: true });
    await room().exitOf(seen.index).click();
    await expect(room().refused.or(room().phrase)).toBeVisible();
    if (await room().refused.isVisible()) await shoot('exit-refused', { small: true });
    await expect(room().phrase).toBeVisible({ timeout: limit.mayLeave });
    await shoot('exit', { small: true, dark: true });
    await room().phrase.fill(`exit validator ${seen.index}`);
    await expect(room().exit(seen.index)).toBeDisabled();
    await room().password.fill('not the right password');
    await room().exit(seen.index).click();
    await expect(room().complaint).toContainText('This password does not open the keystore.', { timeout: limit.keyWork });
    await shoot('exit-wrong-password', { small: true });
    await room().password.fill(PASSWORD);
    await room().exit(seen.index).click();
    await expect(room().leaving).toBeVisible({ timeout: limit.keyWork });
    await cutPower();
    await expect(on(home).nextStep).toContainText('Your validator is on its way out.');
    await shoot('home-leaving');
    await on(home).act.click();
    await expect(room().leaving).toBeVisible();
    await shoot('exit-on-its-way', { small: true, dark: true });
  });

  test('The coins are paid out, and Home says that a whole life was lived', async () => {
    const room = on(validators);
    await expect(room.station('Duties end')).toHaveClass(reached, { timeout: limit.withdrawn });
    await shoot('exit-duties-ended');
    await expect(room.lived).toBeVisible({ timeout: limit.withdrawn });
    await expect(sentence()).toContainText(/\d[\d.\s]*practice\sETH were paid out\./);
    await shoot('exit-paid-out', { small: true });
    await room.back();
    await expect(sentence()).toContainText('Your validator is paid out.');
    await shoot('validators-ended');
    await on(home).go();
    await expect(on(home).nextStep).toContainText('You lived through a validator’s whole life.');
    await shoot('home-lived', { small: true, dark: true });
  });

  test('Removed in the window, the practice network leaves nothing behind but keys, and the setup offers a fresh one', async () => {
    const keystores = await keystoresOf(journey.life.dataDir);
    const node = on(nodeRoom);
    await node.go();
    await node.remove.click();
    await expect(node.removeIt).toBeDisabled();
    await shoot('node-remove', { small: true });
    await node.removePhrase.fill('remove practice network');
    await node.removeIt.click();
    await expect(node.empty).toBeVisible({ timeout: limit.up });
    await shoot('node-empty');
    expect(await leftBehind(journey.life.dataDir), 'containers, volumes and networks').toEqual([]);
    expect(await keystoresOf(journey.life.dataDir)).toEqual(keystores);
    await on(home).go();
    await shoot('home-after-removal');
    await on(home).begin.click();
    await expect(sentence()).toContainText('This practice network has ended.');
    await shoot('setup-after-removal');
    await on(wizard).freshNetwork.click();
    await expect(on(start).plan).toBeVisible();
  });
}
