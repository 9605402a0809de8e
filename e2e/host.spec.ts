import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { BOTH, filming } from './camera.ts';
import { expect, test as plain } from './fixtures.ts';
import { beforeTheStart, liveIn } from './lived-in.ts';
import { home } from './pages/home.ts';
import { host } from './pages/host.ts';
import { runNode } from './pages/run-node.ts';
import { wizard } from './pages/wizard.ts';

const shots = filming('host');
const test = plain.extend({
  dataDir: async ({ dataDir }, use) => {
    await liveIn(dataDir, beforeTheStart);
    // The camera turns the system dark, and the window follows it.
    await writeFile(join(dataDir, 'settings.json'), JSON.stringify({ theme: 'system' }));
    await use(dataDir);
  },
});

/** A server that takes uploads, and at `/refuses` none. */
async function speedServer() {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.resume().on('end', () => response.writeHead(request.url === '/refuses' ? 413 : 204).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => server.close() };
}

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
});

test('the machine is judged for the pair that is chosen, and its upload as it is typed in', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const server = await speedServer();
  const run = runNode(page);
  await frame.goTo('Node');
  await run.enter.click();
  await run.network('Mainnet').check();
  await run.forward('Continue').click();
  await expect(run.chosen).toHaveCount(2);
  await run.client('Geth').check();
  await run.client('Lodestar').check();
  await run.more.click();
  await run.role('Serve validators').check();
  await run.fee.fill('0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed');
  await run.field('QUIC').fill('9105');
  await run.forward('Continue').click();
  const { lookedAt, check, unfold } = host(page);
  await expect(lookedAt).toBeVisible({ timeout: 60_000 });
  await expect(check('Disk space').locator('.need')).toContainText('for Geth + Lodestar');
  await shots.shoot(scene, 'pair', { ...BOTH, at: run.machine });
  await unfold();
  await expect(check('Ports')).toContainText('9105');
  await shots.shoot(scene, 'pair-unfolded', { ...BOTH, at: run.machine });

  await check('Upload').locator('summary').click();
  await check('Upload').getByLabel('Upload in Mbit/s').fill('40');
  await shots.shoot(scene, 'upload', { at: check('Upload') });
  await check('Upload').getByRole('button', { name: 'Keep it' }).click();
  await expect(check('Upload').locator('.found')).toContainText('40 Mbit/s, enough to vote; own blocks of 8 of 21 blobs');
  await expect(check('Upload')).toContainText('With 1 validator your node keeps 8 of them');
  await check('Upload').getByLabel('Or measure it with a server you trust').fill(`${server.url}/refuses`);
  await shots.shoot(scene, 'upload-judged', { ...BOTH, at: check('Upload') });
  expect(server.asked).toEqual([]);
  await check('Upload').getByRole('button', { name: 'Send and measure' }).click();
  await expect(check('Upload')).toContainText('answer 413');
  await shots.shoot(scene, 'upload-refused', { at: check('Upload') });
  await check('Upload').getByLabel('Or measure it with a server you trust').fill(`${server.url}/takes`);
  await check('Upload').getByRole('button', { name: 'Send and measure' }).click();
  await expect(check('Upload').locator('.found')).toContainText('own blocks of 21 of 21 blobs');
  expect(server.asked).toEqual(['/refuses', '/takes']);
  server.close();
});
