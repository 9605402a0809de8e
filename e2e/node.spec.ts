import { BOTH, filming } from './camera.ts';
import { leftBehind } from './docker-world.ts';
import { expect, test } from './fixtures.ts';
import { tabTo } from './keyboard.ts';
import {
  afterUpdate,
  beside,
  checkpoint,
  copies,
  crashing,
  crashLog,
  exported,
  forks,
  moving,
  newer,
  none,
  notYet,
  pruning,
  resync,
  running,
  stackOf,
  starting,
  switching,
  tooSmall,
  updating,
} from './node-answers.ts';
import { host } from './pages/host.ts';
import { runNode } from './pages/run-node.ts';
import { choose, standIn } from './stand-in.ts';

const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';

const shots = filming('node');

test('network, clients and plan are looked at; a start without a registry says what to do; the node is removed', async ({
  hearth,
  page,
  frame,
  dataDir,
}) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  await frame.goTo('Node');
  await expect(run.enter).toBeVisible();
  await shots.shoot(scene, 'room-empty', BOTH);

  await run.enter.click();
  await shots.shoot(scene, 'network', BOTH);
  await run.forward('Continue').click();
  await expect(run.chosen).toHaveCount(2);
  await shots.shoot(scene, 'clients', BOTH);
  await run.sources.click();
  await run.client('Lighthouse').check();
  await expect(page.getByText(/run Lighthouse\./)).toBeVisible();
  await shots.shoot(scene, 'clients-third', BOTH);
  await run.more.click();
  await run.role('Serve validators').check();
  await run.fee.fill(ADDRESS.toLowerCase());
  await run.field('Graffiti').fill('from my kitchen');
  // What is said of the address moves all below it.
  await expect(page.getByText(/^This address has no checksum/)).toBeVisible();
  await run.role('At a block of a beacon node you trust').check();
  await run.field('QUIC').fill('9000');
  await expect(run.forward('Continue')).toBeDisabled();
  await shots.shoot(scene, 'options-wrong', BOTH);
  await run.field('QUIC').fill('9001');
  await run.fee.fill(ADDRESS);
  await expect(page.getByText(/^The checksum is right/)).toBeVisible();
  await run.role('At a block that others agree on').check();
  await expect(run.forward('Continue')).toBeEnabled();
  await shots.shoot(scene, 'options', BOTH);
  await standIn(hearth, { 'host.check': [tooSmall] });
  await run.forward('Continue').click();

  await expect(run.plan).toContainText('9001/udp');
  await expect(run.steps.getByRole('listitem').first()).toContainText('Image');
  await shots.shoot(scene, 'plan', BOTH);
  await run.exact.click();
  await shots.shoot(scene, 'plan-exact');
  expect(await leftBehind(dataDir), 'a plan makes nothing').toEqual([]);

  await run.forward('Start the node').click();
  await page.getByLabel(/to open the button$/).pressSequentially('start all the same');
  await shots.shoot(scene, 'start-anyway', BOTH);
  await run.act('Start all the same').click();
  await expect(run.work).toBeVisible();
  await expect(run.act('Load images from a file')).toBeVisible({ timeout: 120_000 });
  await shots.shoot(scene, 'unreachable', BOTH);
  await expect(run.of('Hoodi')).toContainText('Lighthouse');

  await run.of('Hoodi').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('radio', { name: /^The programs and the chain data/ }).check();
  await expect(page.getByRole('heading', { name: 'Goes for good' })).toBeVisible();
  await page.getByLabel(/to open the button$/).pressSequentially('remove node on Hoodi');
  await shots.shoot(scene, 'remove', BOTH);
  await run.act('Remove it').click();
  await expect(run.of('Hoodi')).toBeHidden({ timeout: 30_000 });
  expect(await leftBehind(dataDir)).toEqual([]);
});

test('every network has its plan', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  for (const network of ['Mainnet', 'Sepolia', 'Ephemery']) {
    await frame.goTo('Node');
    await run.enter.click();
    await run.network(network).check();
    await run.forward('Continue').click();
    await expect(run.chosen).toHaveCount(2);
    if (network !== 'Ephemery') await shots.shoot(scene, `clients-${network}`, BOTH);
    await run.forward('Continue').click();
    await expect(run.plan).toBeVisible();
    if (network === 'Mainnet') await shots.shoot(scene, `plan-${network}`, BOTH);
  }
});

test('relays are off without a tick, say what they leave out, and bring MEV-Boost into the plan', async ({ hearth, page, frame }) => {
  const run = runNode(page);
  await frame.goTo('Node');
  await run.enter.click();
  await run.forward('Continue').click();
  await expect(run.chosen).toHaveCount(2);
  await run.more.click();
  await run.role('Serve validators').check();
  await run.fee.fill(ADDRESS);
  await expect(run.relay('Titan')).not.toBeChecked();
  await run.relay('Titan').check();
  await shots.shoot({ app: hearth, page }, 'relays', { ...BOTH, at: run.relays });
  await run.forward('Continue').click();
  await expect(run.plan).toContainText('MEV-Boost');
  await expect(page.getByText(/Builders make your blocks, through Titan/)).toBeVisible();
});

test('a plan that something stops is loud, and mended by going back', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  await frame.goTo('Node');
  await run.enter.click();
  await run.forward('Continue').click();
  await expect(run.chosen).toHaveCount(2);
  await run.more.click();
  await page
    .getByRole('radio', { name: /^Use one that runs already/ })
    .last()
    .check();
  await run.field('Address of its beacon API').fill('http://192.168.1.20:5052');
  await shots.shoot(scene, 'remote', BOTH);
  await run.role('Run it here').last().check();
  await run.client('Prysm').check();
  await run.role('At the first block').check();
  await run.forward('Continue').click();
  await expect(run.stops).toBeVisible();
  await expect(run.forward('Start the node')).toBeDisabled();
  await shots.shoot(scene, 'plan-stopped', BOTH);
  await run.back.click();
  await run.role('At a block that others agree on').check();
  await run.forward('Continue').click();
  await expect(host(page).lookedAt).toBeVisible({ timeout: 60_000 });
  await expect(run.forward('Start the node')).toBeEnabled();
});

test('the chain of a new node goes to a folder that is chosen, and back to Docker’s place', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  const folder = test.info().outputPath('chain');
  await choose(hearth, folder);
  await frame.goTo('Node');
  await run.enter.click();
  await run.forward('Continue').click();
  await run.act('Store the chain data in another folder').click();
  await expect(page.getByText(/free in the folder below/)).toBeVisible();
  await shots.shoot(scene, 'data-folder', { ...BOTH, at: page.locator('#data-folder') });
  await run.forward('Continue').click();
  await expect(run.plan).toContainText(`In the folder that you chose, ${folder}.`);
  await shots.shoot(scene, 'plan-folder', BOTH);
  await run.back.click();
  await run.act('Back to Docker’s place').click();
  await run.forward('Continue').click();
  await expect(run.plan).toContainText('In Docker’s own store');
});

test('the keyboard alone reaches the plan', async ({ page, frame }) => {
  const run = runNode(page);
  await tabTo(page, frame.room('Node').first());
  await page.keyboard.press('Enter');
  await expect(run.enter).toBeVisible();
  await tabTo(page, run.enter);
  await page.keyboard.press('Enter');
  await tabTo(page, run.network('Hoodi'));
  await page.keyboard.press('ArrowDown');
  await expect(run.network('Ephemery')).toBeChecked();
  await tabTo(page, run.forward('Continue'));
  await page.keyboard.press('Enter');
  await expect(run.chosen).toHaveCount(2);
  await tabTo(page, run.more);
  await page.keyboard.press('Enter');
  await tabTo(page, run.field('QUIC'));
  await tabTo(page, run.forward('Continue'));
  await page.keyboard.press('Enter');
  await expect(run.plan).toBeVisible();
  await expect(host(page).lookedAt).toBeVisible({ timeout: 60_000 });
  await expect(run.forward('Start the node')).toBeEnabled();
  await tabTo(page, run.forward('Start the node'));
});

/** Its images are not reachable here, so what main would answer while it starts and runs is stood in for. */
test('a node is looked at while it starts, runs and follows another chain', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  await standIn(hearth, {
    'work.list': [starting],
    'node.list': [],
    'node.stack': stackOf({ containers: [], checkpoint: null, next: 'wait' }),
  });
  await frame.reopen('Node');
  await expect(run.work).toBeVisible();
  await shots.shoot(scene, 'starting', BOTH);
  await standIn(hearth, {
    'work.list': [],
    'node.list': running,
    'node.stack': stackOf({ checkpoint: notYet }),
    'node.forks': forks.ready,
  });
  await frame.reopen('Node');
  await page.getByText('Where it began').click();
  await shots.shoot(scene, 'running', BOTH);
  await standIn(hearth, { 'settings.pickFolder': { path: '/mnt/stick/hoodi-node' }, 'node.export': exported });
  await page.getByText('Take it out of Hearth').click();
  await run.act('Choose a folder').click();
  await shots.shoot(scene, 'export', { ...BOTH, at: run.upkeep });
  await run.act('Write it').click();
  await expect(page.getByText(/^Written to/)).toBeVisible();
  await shots.shoot(scene, 'exported', { ...BOTH, at: run.upkeep });
  await standIn(hearth, { 'node.upkeep': resync });
  await page.getByText('Sync anew').click();
  await run.upkeep.getByRole('radio', { name: /^Besu/ }).check();
  await run.upkeep.getByLabel(/to open the button$/).pressSequentially('sync Besu anew');
  await shots.shoot(scene, 'resync', { ...BOTH, at: run.upkeep });
  await standIn(hearth, { 'work.list': [pruning] });
  await frame.reopen('Node');
  await expect(run.work).toContainText('lets go of old data');
  await shots.shoot(scene, 'pruning', BOTH);
  await standIn(hearth, { 'work.list': [] });
  const other = { state: 'differs', slot: checkpoint.slot, expected: checkpoint.root, found: `0x${'5e'.repeat(32)}` };
  await standIn(hearth, { 'node.stack': stackOf({ checkpoint: { ...checkpoint, confirmation: other }, next: 'stop' }) });
  await frame.reopen('Node');
  await expect(run.act('Stop the node now')).toBeVisible();
  await shots.shoot(scene, 'another-chain', BOTH);
  await standIn(hearth, { 'node.list': beside.list, 'node.stack': none, 'practice.status': beside.practice });
  await frame.reopen('Node');
  await expect(run.enter).toBeVisible();
  await shots.shoot(scene, 'beside-practice', BOTH);
});

test('a switch of a client says what is lost, how long it takes and what duties do meanwhile', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  await standIn(hearth, {
    ...{ 'node.list': running, 'node.stack': stackOf({ checkpoint }), 'node.forks': forks.ready },
    ...{ 'node.preview': switching, 'host.check': [] },
  });
  await frame.reopen('Node');
  await page.getByText('Change a client').click();
  await shots.shoot(scene, 'change-client', { ...BOTH, at: run.upkeep });
  await run.act('Choose other clients').click();
  await run.forward('Continue').click();
  await run.client('Nethermind').check();
  await run.forward('Continue').click();
  await expect(page.getByText(/Nethermind takes the place of Besu/)).toBeVisible();
  await expect(run.forward('Change the client')).toBeEnabled();
  await shots.shoot(scene, 'switch', BOTH);
  await run.forward('Change the client').click();
  await page.getByLabel(/to open the button$/).pressSequentially('replace Besu');
  await shots.shoot(scene, 'switch-asked', BOTH);
});

test('whether the node knows the next change of the rules is looked at', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  await standIn(hearth, { 'node.list': running, 'node.stack': stackOf({ checkpoint: notYet }) });
  for (const name of ['ready', 'notReady', 'unseen'] as const) {
    await standIn(hearth, { 'node.forks': forks[name] });
    await frame.reopen('Node');
    await expect(run.of('Hoodi')).toContainText('besu/v26.10.0');
    await shots.shoot(scene, `forks-${name}`, BOTH);
  }
});

test('newer versions, the way back and an update under way are looked at', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  const answers = { 'node.list': running, 'node.stack': stackOf({ checkpoint: notYet }), 'node.forks': forks.notReady, 'work.list': [] };
  await standIn(hearth, { ...answers, 'node.updates': newer, 'node.dataCopies': copies.fits });
  await frame.reopen('Node');
  await run.act('Versions and updates').click();
  await expect(run.parts).toContainText('The first version that knows Glamsterdam.');
  await expect(run.forward('Update the node')).toBeEnabled();
  await shots.shoot(scene, 'update', BOTH);
  const tick = page.getByRole('checkbox', { name: /^Keep a copy/ });
  await tick.check();
  await shots.shoot(scene, 'update-copy', { ...BOTH, at: page.getByRole('region', { name: 'A copy first' }) });
  for (const [name, updates, found] of [
    ['update-too-large', newer, copies.tooLarge],
    ['rollback-copy', afterUpdate.copied, copies.kept],
  ] as const) {
    await standIn(hearth, { 'node.updates': updates, 'node.dataCopies': found });
    await run.back.click();
    await run.act('Versions and updates').click();
    await expect(page.getByText(/^(A copy takes 535.GB|On the copy of its data)/).first()).toBeVisible();
    await expect(tick).toHaveCount(0);
    await shots.shoot(scene, name, BOTH);
  }
  await run.act('Remove the copy').click();
  await shots.shoot(scene, 'remove-copy', { ...BOTH, at: page.getByRole('region', { name: 'A copy that is kept' }) });
  await standIn(hearth, { 'node.dataCopies': copies.none });
  for (const name of ['free', 'refused', 'risk'] as const) {
    await standIn(hearth, { 'node.updates': afterUpdate[name] });
    await run.back.click();
    await run.act('Versions and updates').click();
    await expect(run.wayBack).toBeVisible();
    await expect(run.forward('Update the node')).toBeDisabled();
    await shots.shoot(scene, `rollback-${name}`, BOTH);
  }
  await expect(run.act('Go back')).toBeDisabled();
  await page.getByRole('checkbox', { name: 'I take this risk.' }).check();
  await expect(run.act('Go back')).toBeEnabled();
  await standIn(hearth, { 'work.list': [updating] });
  await frame.reopen('Node');
  await expect(run.work).toBeVisible();
  await shots.shoot(scene, 'updating', BOTH);
});

test('a client that keeps ending, and data that are to move, are looked at', async ({ hearth, page, frame }) => {
  const scene = { app: hearth, page };
  const run = runNode(page);
  await standIn(hearth, {
    ...{ 'node.list': crashing(), 'node.stack': stackOf({ containers: crashing(), checkpoint, next: 'look' }) },
    ...{ 'node.forks': forks.unseen, 'node.logs': crashLog, 'node.follow': {}, 'node.unfollow': {} },
  });
  await frame.reopen('Node');
  await expect(page.getByText(/A port that it needs is used by another program/)).toBeVisible();
  await shots.shoot(scene, 'crash-loop', BOTH);
  await standIn(hearth, {
    ...{ 'node.list': running, 'node.stack': stackOf({ checkpoint }), 'node.forks': forks.ready },
    ...{ 'settings.pickFolder': { path: '/mnt/big/node' }, 'node.movePlan': moving.plan, 'node.oldData': moving.old },
  });
  await frame.reopen('Node');
  await page.getByText('Move the data to another disk').click();
  await run.act('Choose a folder').click();
  await expect(run.act('Move the data')).toBeEnabled();
  await shots.shoot(scene, 'move', { ...BOTH, at: run.upkeep });
});
