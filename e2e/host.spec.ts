import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BOTH, filming } from './camera.ts';
import { expect, test as plain } from './fixtures.ts';
import { beforeTheStart, liveIn } from './lived-in.ts';
import { home } from './pages/home.ts';
import { host } from './pages/host.ts';
import { wizard } from './pages/wizard.ts';

const network = process.env['HEARTH_FILM_NETWORK'] === 'hoodi' ? 'hoodi' : 'practice';
const shots = filming('host');
const test = plain.extend({
  dataDir: async ({ dataDir }, use) => {
    await liveIn(dataDir, { ...beforeTheStart, network });
    // The camera turns the system dark, and the window follows it.
    await writeFile(join(dataDir, 'settings.json'), JSON.stringify({ theme: 'system' }));
    await use(dataDir);
  },
});

test('the machine is looked at: folded, unfolded, one check again, and the disk is measured', async ({ hearth, page }) => {
  const scene = { app: hearth, page };
  await home(page).setup.click();
  await wizard(page).goTo('Host check');
  const { lookedAt, check, verdict, unfold } = host(page);
  await expect(lookedAt).toBeVisible({ timeout: 60_000 });
  await shots.shoot(scene, 'folded', BOTH);
  await unfold();
  await shots.shoot(scene, 'unfolded');

  await check('Disk speed').locator('summary').click();
  await check('Disk speed').getByRole('button', { name: 'Measure it' }).click();
  await expect(check('Disk speed').getByRole('button', { name: 'Cancel' })).toBeVisible();
  await check('Disk speed').scrollIntoViewIfNeeded();
  await shots.shoot(scene, 'measuring');
  await expect(check('Disk speed').locator('.found')).toContainText('reads', { timeout: 90_000 });
  await expect(verdict('Disk speed')).not.toHaveText('Could not look');
  if (network === 'practice') return;

  await check('Upload').locator('summary').click();
  await check('Upload').getByLabel('Upload in Mbit/s').fill('40');
  await check('Upload').scrollIntoViewIfNeeded();
  await shots.shoot(scene, 'upload');
  await check('Upload').getByRole('button', { name: 'Keep it' }).click();
  await expect(check('Upload').locator('.found')).toContainText('40 Mbit/s');
});
