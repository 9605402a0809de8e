import { test } from '@playwright/test';
import { containersOf } from '../chain-world.ts';
import { leftBehind } from '../docker-world.ts';
import { clients } from '../pages/clients.ts';
import { frame } from '../pages/frame.ts';
import { home } from '../pages/home.ts';
import { host } from '../pages/host.ts';
import { network } from '../pages/network.ts';
import { staking } from '../pages/staking.ts';
import { start } from '../pages/start.ts';
import { wizard } from '../pages/wizard.ts';
import { expect, type Journey, limit, SECONDS_PER_SLOT } from './journey.ts';

/** From the first start to a node in sync. */
export function settingUp(journey: Journey): void {
  const { on, sentence, shoot, cutPower, comeBackToSetup, expectStep } = journey;

  test('Home says that nothing runs, and leads into the setup', async () => {
    await expect(sentence()).toContainText('Nothing runs here yet.');
    await shoot('home-empty', { small: true, dark: true });
    await on(frame).goTo('Learn');
    await expect(sentence()).toContainText('You lock coins');
    await shoot('learn');
    await on(home).go();
    await on(home).begin.click();
    await expectStep('What staking is');
  });

  test('Staking is explained on three pages; killed on the second, the step begins again', async () => {
    const { pages } = on(staking);
    await expect(sentence()).toContainText(pages[0] ?? '');
    await shoot('staking-1', { small: true });
    await on(wizard).press('Next page');
    await expect(sentence()).toContainText(pages[1] ?? '');
    await shoot('staking-2', { small: true });
    await comeBackToSetup();
    await expectStep('What staking is');
    await on(wizard).press('Next page');
    await on(wizard).press('Next page');
    await expect(sentence()).toContainText(pages[2] ?? '');
    await shoot('staking-3', { small: true });
    await on(wizard).goOn();
    await expectStep('Network');
  });

  test('Network: practice with slots of two seconds; killed, the step is there again', async () => {
    await comeBackToSetup();
    await expectStep('Network');
    await expect(on(network).practice).toBeChecked();
    for (const closed of await on(network).closed.all()) await expect(closed).toBeDisabled();
    await shoot('network', { small: true });
    await on(network).unfoldSlots();
    await expect(on(network).seconds).toHaveValue(String(SECONDS_PER_SLOT));
    await shoot('network-slots');
    await on(wizard).goOn();
    await expectStep('Host check');
  });

  test('Host check finds this machine fit; killed, it looks again', async () => {
    await comeBackToSetup();
    await expectStep('Host check');
    await expect(on(host).lookedAt).toBeVisible();
    await expect(on(host).verdict('Docker')).toHaveText('Fine');
    await shoot('host', { small: true });
    await on(host).unfold();
    await on(host).check('Disk space').click();
    await shoot('host-check-open');
    await on(wizard).goOn();
    await expectStep('Clients');
  });

  test('Clients: classic is chosen; killed before Continue, it is asked again', async () => {
    await on(clients).pair('classic', 'Lodestar').check();
    await shoot('clients-classic', { small: true });
    await comeBackToSetup();
    await expectStep('Clients');
    await on(clients).pair('classic', 'Lodestar').check();
    await expect(on(clients).cannotShow).toBeVisible();
    await on(wizard).goOn();
    await expectStep('Start and sync');
  });

  test('Start: nothing is made before the plan is agreed to; killed in the middle, the start goes on; in sync, it stays so', async () => {
    await expect(on(start).plan).toBeVisible();
    await shoot('start-plan', { small: true });
    await comeBackToSetup();
    await expect(on(start).plan).toBeVisible();
    expect(await leftBehind(journey.life.dataDir), 'made before the person agreed').toEqual([]);

    await on(wizard).press('Start it');
    await expect(on(start).work).toBeVisible();
    await shoot('start-work', { small: true });
    await expect
      .poll(async () => (await containersOf(journey.life.dataDir)).length, { timeout: limit.up, intervals: [200] })
      .toBeGreaterThan(0);
    await cutPower();
    await expect(on(home).nextStep).toContainText('The practice network has stopped.');
    await shoot('home-start-interrupted');
    await on(home).act.click();
    await expect(on(home).nextStep).toContainText('Next in setup: Start and sync.', { timeout: limit.up });
    expect(await containersOf(journey.life.dataDir)).toHaveLength(6);
    await on(home).act.click();
    await expect(sentence()).toContainText(/Your node (runs|is in sync)\./);
    await shoot('start-syncing');
    await expect(sentence()).toContainText('Your node is in sync.', { timeout: limit.up });

    const made = await containersOf(journey.life.dataDir);
    await comeBackToSetup();
    await expectStep('Start and sync');
    await expect(sentence()).toContainText('Your node is in sync.');
    expect(await containersOf(journey.life.dataDir), 'started once').toEqual(made);
    await shoot('start-in-sync', { small: true });
    await on(wizard).goOn();
    await expectStep('Keys');
  });
}
