import { afterEach, expect, test } from 'vitest';
import { type PublicNetwork, publicNetwork } from '../shared/networks.ts';
import { type AroundHost, aroundHost } from './app-around.ts';
import { beaconApi } from './platform/beacon-api/beacon-api.ts';
import { readJsonResource } from './platform/files/resource.ts';
import { type HttpNeighbour, httpNeighbour, ok, recorded } from './testing/http-neighbour.ts';

let neighbour: HttpNeighbour | null = null;
afterEach(async () => neighbour?.close());

const network = (name: PublicNetwork['name']) =>
  readJsonResource(new URL(`../../resources/networks/${name}.json`, import.meta.url).pathname, publicNetwork);
const around = (endpoints: () => Promise<unknown>, more: Partial<AroundHost> = {}) =>
  aroundHost({
    node: { endpoints } as AroundHost['node'],
    ...{ beacon: beaconApi, network, validators: async () => [], now: () => Date.UTC(2026, 10, 23) },
    ...more,
  });
/** A node on hoodi whose rules say so many blobs, and have builders in the protocol from an epoch on. */
async function onHoodi(max: number, gloasEpoch: string) {
  const { body } = recorded('beacon/config_spec') as { readonly body: { readonly data: object } };
  const BLOB_SCHEDULE = [{ EPOCH: '1', MAX_BLOBS_PER_BLOCK: String(max) }];
  neighbour = await httpNeighbour({
    'GET /eth/v1/config/spec': ok({ ...body.data, BLOB_SCHEDULE, GLOAS_FORK_EPOCH: gloasEpoch }),
    'GET /eth/v1/config/fork_schedule': ok([]),
    'GET /eth/v1/beacon/genesis': recorded('beacon/genesis'),
  });
  const { url } = neighbour;
  return async () => ({ network: 'hoodi', beaconUrl: url });
}

test('before a node runs, or while Docker does not answer, the network’s file tells how many blobs blocks have', async () => {
  const gone = () => Promise.reject(new Error('Docker is gone'));
  for (const endpoints of [async () => null, gone, async () => ({ network: 'hoodi', beaconUrl: 'http://127.0.0.1:1' })]) {
    expect(await around(endpoints).blobs('hoodi')).toMatchObject({
      rules: { maxBlobs: 21, columns: 128, secondsPerSlot: 12 },
      hasRelays: true,
    });
  }
  expect(await around(async () => null).blobs('ephemery')).toBeNull();
  expect(await around(async () => null).blobs('practice')).toBeNull();
});

test('a node that runs on the network is believed, and has no relays from the fork on that has builders in the protocol', async () => {
  const far = around(await onHoodi(48, '18446744073709551615'));
  expect(await far.blobs('hoodi')).toMatchObject({ rules: { maxBlobs: 48 }, hasRelays: true });
  expect(await far.blobs('mainnet')).toMatchObject({ rules: { maxBlobs: 21 } });
  await neighbour?.close();
  expect(await around(await onHoodi(48, '1')).blobs('hoodi')).toMatchObject({ hasRelays: false });
});

test('the validators of the own node count by their effective balances, on its own network alone', async () => {
  const one = { loaded: true, effectiveBalanceGwei: 32_000_000_000n };
  const validators = async () => [one, { ...one, loaded: false }, { ...one, effectiveBalanceGwei: null }] as never;
  const host = around(await onHoodi(21, '1'), { validators });
  expect(await host.stake('hoodi')).toEqual([32_000_000_000n]);
  expect(await host.stake('mainnet')).toBeNull();
  expect([host.isClosed('sepolia'), host.isClosed('hoodi'), host.isClosed('practice')]).toEqual([true, false, false]);
});
