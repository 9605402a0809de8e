import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { everything, expectBlocks, label, type OpenPractice, openPractice, times } from './practice-network.ts';

let app: OpenPractice;
test.describe.configure({ mode: 'serial' });
test.beforeAll(() => {
  app = openPractice(mkdtempSync(join(tmpdir(), 'hearth-today-')));
});
test.afterAll(async () => {
  await app.down();
  await app.close();
});
test.beforeEach(async () => {
  const { options } = await app.practice.options();
  const here = options.some((o) => o.profile === 'today' && o.source === 'present');
  test.info().skip(!here, 'no image with the rules of today is on this machine');
});
const ownOf = async (role: string) => {
  const [found] = await app.docker.list({ ...label(app.owner), 'org.hearth.side': 'own', 'org.hearth.role': role });
  return found?.name ?? '';
};

test('the best option is today, and it comes up: rules of Fulu, both nodes on the same head', async () => {
  const { options, chosen } = await app.practice.options();
  expect(options[chosen]).toMatchObject({ profile: 'today', rules: 'Fulu', source: 'present', cannotShow: [] });
  const work = await app.up({ profile: null });
  expect(work).toMatchObject({ state: 'done', fault: null });
  test.info().annotations.push({ type: 'seconds', description: JSON.stringify(times(work)) });
  expect(await app.practice.status()).toMatchObject({ state: 'running', profile: 'today', rules: 'Fulu' });
  await expectBlocks(app);
});

test('paused for more than two epochs, it makes blocks again after resume', async () => {
  await app.practice.pause();
  await new Promise((resolve) => setTimeout(resolve, 40_000));
  await app.practice.resume();
  await expectBlocks(app);
});

test('its own clients are killed, execution and consensus, and catch up', async () => {
  await app.docker.stop(await ownOf('execution'), 0);
  await app.docker.stop(await ownOf('beacon'), 0);
  expect(await app.up()).toMatchObject({ state: 'done', fault: null });
  await expectBlocks(app);
});

test('down removes all of it', async () => {
  expect(await app.down()).toMatchObject({ state: 'done' });
  expect(await everything(app)).toEqual({ containers: [], volumes: [], networks: [] });
});
