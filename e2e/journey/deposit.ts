import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { depositCount } from '../chain-world.ts';
import { check } from '../pages/check.ts';
import { deposit } from '../pages/deposit.ts';
import { home } from '../pages/home.ts';
import { waiting } from '../pages/waiting.ts';
import { wizard } from '../pages/wizard.ts';
import { expect, type Journey, limit, reached } from './journey.ts';

/** From the last look to an active validator. */
export function paying(journey: Journey): void {
  const { on, sentence, shoot, seen, cutPower, comeBackToSetup, expectStep } = journey;

  test('Check: everything is compared, and again after a kill', async () => {
    await expectStep('Check before deposit');
    await comeBackToSetup();
    await expectStep('Check before deposit');
    await expect(on(check).agrees).toBeVisible({ timeout: limit.gate });
    await shoot('check', { small: true });
    await on(wizard).goOn();
    await expectStep('Deposit');
  });

  test('Deposit: sent once, however often the power goes while it is sent', async () => {
    const pay = () => on(deposit);
    const before = await depositCount(journey.life.dataDir);
    await expect(pay().send).toBeDisabled();
    await shoot('deposit', { small: true });
    await pay().typePhrase();
    await expect(pay().send).toBeEnabled();
    await shoot('deposit-phrase-typed');
    await comeBackToSetup();
    await expectStep('Deposit');
    await expect(pay().phrase).toHaveValue('');
    expect(await depositCount(journey.life.dataDir), 'nothing is sent by typing').toBe(before);

    // Each try ends by a kill a little later; where the screen then says that nothing was sent, the person tries again.
    const evidence = join(journey.life.dataDir, 'evidence.json');
    const written = () => readFile(evidence, 'utf8').catch(() => '');
    const moments = [
      async () => undefined,
      () => expect.poll(written, { intervals: [5] }).toContain(seen.pubkey),
      () => expect.poll(written, { intervals: [5] }).toMatch(/"txHash": "0x/),
    ];
    for (const moment of moments) {
      if (!(await pay().phrase.isVisible())) continue;
      await pay().pay();
      await moment();
      await comeBackToSetup();
      await expect(pay().phrase.or(pay().sent).or(on(waiting).road)).toBeVisible({ timeout: limit.included });
    }
    // An intent of which nothing came is forgotten after half a minute; the screen then opens again.
    if (await pay().phrase.isVisible()) await pay().pay();
    else if (await pay().sent.isVisible()) {
      await shoot('deposit-sent', { small: true });
      await on(wizard).goOn();
    }
    await expectStep('Waiting');
    await expect(on(waiting).station('In a block')).toHaveClass(reached, { timeout: limit.included });
    expect(await depositCount(journey.life.dataDir)).toBe(before + 1n);
  });

  test('Waiting: the road goes on through a kill, and no second deposit can be sent', async () => {
    const before = await depositCount(journey.life.dataDir);
    await expect(on(waiting).accepted).toBeVisible({ timeout: limit.included });
    await shoot('waiting-in-a-block', { small: true, dark: true });
    await on(wizard).goTo('Deposit');
    await expect(on(deposit).sent).toBeVisible();
    await expect(on(deposit).send).toHaveCount(0);
    await shoot('deposit-sent-looked-at-again');
    await on(wizard).goOn();
    await expectStep('Waiting');
    await comeBackToSetup();
    await expectStep('Waiting');
    await expect(on(waiting).station('In a block')).toHaveClass(reached);
    await expect(on(waiting).station('Queued')).toHaveClass(reached, { timeout: limit.active });
    await shoot('waiting-queued', { small: true, dark: true });
    await expect(on(waiting).active).toBeVisible({ timeout: limit.active });
    await shoot('waiting-active', { small: true });
    expect(await depositCount(journey.life.dataDir)).toBe(before);
    await on(wizard).goOn();
    await expectStep('Active');
  });

  test('Active: the wizard says what now; killed there, the setup is over and Home takes its place', async () => {
    await expectStep('Active');
    await expect(sentence()).toContainText(/^Validator \d+ is active\./);
    seen.index = /Validator (\d+)/.exec((await sentence().textContent()) ?? '')?.[1] ?? '';
    await shoot('active', { small: true });
    await cutPower();
    await expect(on(home).nextStep).toContainText('Still to live through: leaving.');
  });
}
