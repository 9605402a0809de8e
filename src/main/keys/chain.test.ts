import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { publicNetwork } from '../../shared/networks.ts';
import { beaconApi } from '../platform/beacon-api/beacon-api.ts';
import { factsAt } from '../protocol/network-now.ts';
import { type BeaconStage, beaconRoutes, beaconStage } from '../testing/beacon-stage.ts';
import { type HttpNeighbour, httpNeighbour, ok } from '../testing/http-neighbour.ts';
import { rootOn, validatorsOn } from './chain.ts';

const ephemery = publicNetwork.parse(
  JSON.parse(readFileSync(new URL('../../../resources/networks/ephemery.json', import.meta.url), 'utf8')),
);
const DAY_MS = 86_400_000;
const begun = (ephemery.resets?.genesisTime ?? 0) * 1000;
const root = `0x${'5a'.repeat(32)}`;
const genesis = (beganMs: number, version = ephemery.genesisForkVersion) =>
  ok({ genesis_time: String(beganMs / 1000), genesis_validators_root: root, genesis_fork_version: version });
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => 'accepted',
    (error: unknown) => (error as { code?: string }).code,
  );

let stage: BeaconStage;
let node: HttpNeighbour;
beforeEach(async () => {
  stage = beaconStage({ headSlot: 100 });
  node = await httpNeighbour(beaconRoutes(stage));
});
afterEach(() => node.close());

test('the root of a network that begins anew is taken from a node that follows its present life alone', async () => {
  const asked = (atMs: number) => code(rootOn(beaconApi(node.url), factsAt(ephemery, atMs)));
  node.change({ 'GET /eth/v1/beacon/genesis': genesis(begun + 600_000) });
  expect(await rootOn(beaconApi(node.url), factsAt(ephemery, begun + DAY_MS))).toBe(root);
  expect(await asked(begun + 29 * DAY_MS)).toBe('key.networkDiffers');
  expect(await asked(begun - DAY_MS)).toBe('key.networkDiffers');
  node.change({ 'GET /eth/v1/beacon/genesis': genesis(begun + 600_000, '0x00000000') });
  expect(await asked(begun + DAY_MS)).toBe('key.networkDiffers');
  node.change({ 'GET /eth/v1/beacon/genesis': 'hangUp' });
  expect(await asked(begun + DAY_MS)).toBe('beacon.unreachable');
});

test('a node tells of validators only on the chain that is meant and in sync', async () => {
  stage.validators = [{ index: 64, pubkey: `0x${'aa'.repeat(48)}`, status: 'active_ongoing' }];
  const there = `0x${'83'.repeat(32)}`;
  const told = (of: string) => validatorsOn(beaconApi(node.url), of, ['64']);
  expect((await told(there))?.map((v) => v.validatorIndex)).toEqual([64]);
  expect(await told(root)).toBeNull();
  stage.isSyncing = true;
  expect(await told(there)).toBeNull();
  stage.isSyncing = false;
  node.change({ 'GET /eth/v1/beacon/genesis': 'hangUp' });
  expect(await told(there)).toBeNull();
  const broken = {
    genesis: async () => Promise.reject(new TypeError('of ours')),
    syncing: beaconApi(node.url).syncing,
    validators: beaconApi(node.url).validators,
  };
  await expect(validatorsOn(broken, there, ['64'])).rejects.toThrow(TypeError);
});
