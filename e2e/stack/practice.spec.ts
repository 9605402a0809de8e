import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { everything, expectBlocks, label, type OpenPractice, openPractice, times } from './practice-network.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'hearth-practice-'));
const first = folder();
const second = folder();
let app: OpenPractice;
let other: OpenPractice;

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => {
  app = openPractice(first);
  other = openPractice(second);
});
test.afterAll(async () => {
  for (const one of [app, other]) {
    await one.down();
    await one.close();
  }
});

test('classic comes up from nothing: both nodes run, blocks are made, the own node has caught up', async () => {
  const work = await app.up();
  expect(work).toMatchObject({ state: 'done', fault: null });
  test.info().annotations.push({ type: 'seconds', description: JSON.stringify(times(work)) });
  const status = await app.practice.status();
  expect(status).toMatchObject({ state: 'running', why: null, profile: 'classic', rules: 'Capella', chainId: 3151908, secondsPerSlot: 2 });
  expect(status.wallet?.balanceWei).toBe(10n ** 24n);
  await expect.poll(() => app.seen.at(-1)).toBe('running');
  await expectBlocks(app);
  const files = readdirSync(join(first, 'practice', status.instance ?? ''));
  expect(files.sort()).toEqual(['config.yaml', 'el-genesis.json', 'genesis.ssz', 'jwt.hex', 'wallet-password.txt']);
  for (const file of files) expect(statSync(join(first, 'practice', status.instance ?? '', file)).mode & 0o777).toBe(0o600);
});

test('up again finds it and changes nothing, from an app that was started anew too', async () => {
  const before = await everything(app);
  expect(await app.up()).toMatchObject({ state: 'done' });
  const again = openPractice(first);
  expect(await again.practice.status()).toMatchObject({ state: 'running', instance: (await app.practice.status()).instance });
  expect(await again.up({ profile: 'today', secondsPerSlot: 12 })).toMatchObject({ state: 'done' });
  await again.close();
  expect(await everything(app)).toEqual(before);
  expect(before.containers).toHaveLength(6);
});

test('the practice wallet’s deposit is mined', async () => {
  const { ssz } = await import('@lodestar/types');
  const bytes = (length: number, fill: number) => new Uint8Array(length).fill(fill);
  const hex = (b: Uint8Array) => `0x${Buffer.from(b).toString('hex')}`;
  const deposit = { pubkey: bytes(48, 1), withdrawalCredentials: bytes(32, 2), amount: 32_000_000_000, signature: bytes(96, 3) };
  const hash = await app.practice.sendDeposit({
    pubkey: hex(deposit.pubkey),
    withdrawalCredentials: hex(deposit.withdrawalCredentials),
    signature: hex(deposit.signature),
    depositDataRoot: hex(ssz.phase0.DepositData.hashTreeRoot(deposit)),
    amountGwei: 32_000_000_000n,
  });
  const endpoints = await app.node.endpoints();
  const rpc = app.execution(endpoints?.executionUrl ?? '');
  await expect.poll(async () => (await rpc.transactionReceipt(hash))?.succeeded, { timeout: 60_000 }).toBe(true);
  expect((await app.practice.status()).wallet?.balanceWei).toBeLessThan(10n ** 24n - 32n * 10n ** 18n + 1n);
});

test('the own beacon node is killed: the network goes on, and the node comes back and catches up', async () => {
  const [own] = await app.docker.list({ ...label(app.owner), 'org.hearth.side': 'own', 'org.hearth.role': 'beacon' });
  await app.docker.stop(own?.name ?? '', 0);
  expect(await app.practice.status()).toMatchObject({
    state: 'running',
    why: 'Your beacon client does not run. The network goes on without it.',
  });
  expect(await app.up()).toMatchObject({ state: 'done', fault: null });
  expect((await app.docker.inspect(own?.name ?? ''))?.id).toBe(own?.id);
  await expectBlocks(app);
});

test('paused for more than two epochs, it makes blocks again after resume', async () => {
  await app.practice.pause();
  expect(await app.practice.status()).toMatchObject({ state: 'paused' });
  await new Promise((resolve) => setTimeout(resolve, 40_000));
  await app.practice.resume();
  expect(await app.practice.status()).toMatchObject({ state: 'running' });
  await expectBlocks(app);
});

test('a second network of another data folder, its start cancelled halfway, comes up beside the first', async () => {
  const { workId } = await other.practice.up({ profile: 'classic', consensus: null, secondsPerSlot: 2 });
  await expect.poll(async () => (await everything(other)).containers.length, { timeout: 120_000 }).toBeGreaterThan(1);
  other.work.cancel(workId);
  expect(await other.work.ended(workId)).toMatchObject({ state: 'cancelled' });
  expect(await other.practice.status()).toMatchObject({ state: 'stopped', why: 'Its start was interrupted. Start it again to go on.' });
  expect(await other.up()).toMatchObject({ state: 'done', fault: null });
  await expectBlocks(other);
  await expectBlocks(app);
  const [a, b] = [await app.practice.status(), await other.practice.status()];
  expect(a.instance).not.toBe(b.instance);
});

test('down, cancelled and asked again, removes exactly its own', async () => {
  const before = await everything(app);
  const { workId } = await other.practice.down();
  other.work.cancel(workId);
  await other.work.ended(workId);
  expect(await other.down()).toMatchObject({ state: 'done', fault: null });
  expect(await everything(other)).toEqual({ containers: [], volumes: [], networks: [] });
  expect(readdirSync(join(second, 'practice'))).toEqual([]);
  expect(await other.practice.status()).toMatchObject({ state: 'none', instance: null });
  expect(await everything(app)).toEqual(before);
  await expectBlocks(app);
});

test('without the rest’s beacon node it is gone: up says so, and a fresh one needs down first', async () => {
  const [root] = await app.docker.list({ ...label(app.owner), 'org.hearth.side': 'rest', 'org.hearth.role': 'beacon' });
  await app.docker.stop(root?.name ?? '', 0);
  expect(await app.practice.status()).toMatchObject({ state: 'gone' });
  await app.docker.start(root?.name ?? '');
  expect(await app.practice.status()).toMatchObject({ state: 'gone' });
  expect(await app.up()).toMatchObject({ state: 'failed', fault: { code: 'practice.gone' } });
  expect(await app.down()).toMatchObject({ state: 'done' });
  expect(await everything(app)).toEqual({ containers: [], volumes: [], networks: [] });
});
