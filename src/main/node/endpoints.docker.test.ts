import { createServer } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../platform/docker/testing/world.ts';
import { nodeWorld } from './testing/node-world.ts';

let world: Awaited<ReturnType<typeof nodeWorld>>;
beforeAll(async () => {
  world = await nodeWorld();
});
afterAll(() => world.clean());

const never = new AbortController().signal;
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : 0));
    });
  });

test('the own node’s addresses and token are found from labels alone, and a log is followed in batches', async () => {
  const { node, clientPlan, network, owner, published } = world;
  expect(await node.endpoints()).toBeNull();
  const [rpc, rest, keymanager] = [await freePort(), await freePort(), await freePort()];
  const plans = [
    clientPlan('rest', 'beacon', 'true'),
    clientPlan('own', 'execution', 'true', { ports: [{ use: 'rpc', container: 8545, host: rpc }] }),
    clientPlan('own', 'beacon', 'for i in $(seq 40); do echo line $i; sleep 0.05; done', {
      ports: [{ use: 'rest', container: 9596, host: rest }],
    }),
    clientPlan('own', 'validator', 'sleep 1; mkdir /data/validator-db; echo api-token-0x12 > /data/validator-db/api-token.txt', {
      ports: [{ use: 'keymanager', container: 5062, host: keymanager }],
    }),
  ];
  await node.apply(plans, network, never, () => undefined);
  const bare = {
    instance: 'practice-1',
    network: 'practice',
    client: { execution: 'geth', consensus: 'lodestar' },
    executionUrl: `http://127.0.0.1:${rpc}`,
    beaconUrl: `http://127.0.0.1:${rest}`,
  };
  expect(await node.endpoints()).toEqual({ ...bare, keymanager: null });
  const beacon = `${owner}-own-beacon`;
  await node.follow(beacon);
  await node.follow(beacon);
  const found = await until(async () => {
    const now = await node.endpoints();
    return now !== null && now.keymanager !== null && now;
  });
  expect(found).toEqual({ ...bare, keymanager: { url: `http://127.0.0.1:${keymanager}`, token: 'api-token-0x12', signsExits: true } });
  const batches = () => published['node.log'] ?? [];
  const lines = () => batches().flatMap((batch) => batch.lines.map(({ text }) => text));
  await until(() => lines().includes('line 40'));
  expect(new Set(lines()).size).toBe(lines().length);
  expect(batches().length).toBeLessThan(lines().length);
  node.unfollow(beacon);
});
