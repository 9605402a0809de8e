import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { NodeContainer, Role } from '../../shared/node.ts';
import type { NodeChoice } from '../../shared/node-life.ts';
import { beaconApi } from '../platform/beacon-api/beacon-api.ts';
import { executionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import { type Asked, type HttpNeighbour, httpNeighbour, recorded } from '../testing/http-neighbour.ts';
import { forkLooker } from './fork-looker.ts';
import { newlyHeld, noVersions } from './held-images.ts';
import { choice } from './testing/life-world.ts';

type Fields = Record<string, unknown>;
const body = (name: string): Fields => JSON.parse(readFileSync(new URL(`../testing/recorded/${name}.json`, import.meta.url), 'utf8')).body;
const spec = body('beacon/config_spec')['data'] as Fields;
const current = (body('el/eth_config')['result'] as { current: Fields }).current;
const genesis = Number((body('beacon/genesis')['data'] as Fields)['genesis_time']);
const AHEAD = 1_000;
const at = genesis + AHEAD * Number(spec['SLOTS_PER_EPOCH']) * Number(spec['SECONDS_PER_SLOT']);
const twelveDaysBefore = (at - 12 * 86_400) * 1000;
const knows = { current, next: { ...current, activationTime: at }, last: { ...current, activationTime: at } };

const open: HttpNeighbour[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((n) => n.close()));
});
const rpc = (answers: Fields) => ({
  'POST /': ({ body: asked }: Asked) => {
    const { id, method } = asked as { id: number; method: string };
    return { status: 200, body: { jsonrpc: '2.0', id, ...(answers[method] as Fields) } };
  },
});
/** A node of both layers over HTTP, with answers that real clients gave; the fork ahead and what the execution client knows are changed. */
async function node(change: {
  readonly config?: Fields;
  readonly down?: Role;
  readonly choice?: Partial<NodeChoice>;
  readonly tag?: string;
}) {
  const { config = { result: knows } } = change;
  const beacon = await httpNeighbour({
    'GET /eth/v1/config/spec': { status: 200, body: { data: { ...spec, GLOAS_FORK_EPOCH: String(AHEAD) } } },
    'GET /eth/v1/config/fork_schedule': recorded('beacon/config_fork_schedule'),
    'GET /eth/v1/beacon/genesis': recorded('beacon/genesis'),
    'GET /eth/v1/node/version': recorded('node/version'),
  });
  const execution = await httpNeighbour(rpc({ eth_config: config, web3_clientVersion: { result: 'Geth/v1.16.9' } }));
  open.push(beacon, execution);
  const container = (role: Role, use: 'rpc' | 'rest', url: string): NodeContainer => ({
    ...{ id: role, name: `hoodi-3fa9-own-${role}`, side: 'own', role, client: 'geth', clientName: 'Geth', image: 'geth:1' },
    ...{ state: change.down === role ? 'exited' : 'running', startedAt: 1, exitCode: null, why: null },
    ports: [{ use, host: Number(new URL(url).port) }],
  });
  const chosen = choice({ execution: { kind: 'run', client: 'geth' }, ...change.choice });
  const kept = {
    instance: 'hoodi-3fa9',
    choice: chosen,
    hostPorts: { rpc: 1, rest: 2, keymanager: 3 },
    old: [],
    checkpoint: null,
    hasBegun: true,
  };
  const versions = change.tag === undefined ? noVersions : { ...noVersions, held: { validator: newlyHeld('lodestar', change.tag, null) } };
  const look = forkLooker({
    store: { get: () => ({ node: kept }) },
    versions: { get: () => versions },
    list: async () => [container('execution', 'rpc', execution.url), container('beacon', 'rest', beacon.url)],
    beacon: beaconApi,
    execution: executionRpc,
    clock: { now: () => twelveDaysBefore },
  });
  return { look, beacon, execution };
}

test('a running node of which both layers know the next fork is ready for it', async () => {
  expect(await (await node({})).look()).toEqual({ state: 'ready', fork: 'Glamsterdam', at });
});

test('the part that does not know the fork is named with what it says of itself', async () => {
  const found = await node({ config: { result: { current, next: null, last: null } } });
  expect(await found.look()).toEqual({
    ...{ state: 'notReady', fork: 'Glamsterdam', at, lacks: 'execution', version: 'Geth/v1.16.9', needs: null },
  });
});

test('lowest versions are those of the node’s own network, and count there alone', async () => {
  const unknown = { error: { code: -32601, message: 'the method eth_config does not exist/is not available' } };
  expect(await (await node({ config: unknown, tag: 'chainsafe/lodestar:v1.30.0' })).look()).toMatchObject({ state: 'unsure' });
  const mainnet = await node({ config: unknown, choice: { network: 'mainnet' } });
  mainnet.beacon.change({ 'GET /eth/v1/config/spec': { status: 200, body: { data: { ...spec, FULU_FORK_EPOCH: String(AHEAD) } } } });
  mainnet.execution.change(rpc({ eth_config: unknown, web3_clientVersion: { result: 'Geth/v1.16.6-stable' } }));
  expect(await mainnet.look()).toMatchObject({ state: 'notReady', fork: 'Fusaka', lacks: 'execution', needs: '1.16.7' });
  const sepolia = await node({ config: unknown, choice: { network: 'sepolia', execution: { kind: 'run', client: 'reth' } } });
  sepolia.execution.change(rpc({ eth_config: unknown, web3_clientVersion: { result: 'reth/v2.5.1' } }));
  expect(await sepolia.look()).toMatchObject({ state: 'notReady', fork: 'Glamsterdam', lacks: 'execution', needs: '2.7.0' });
});

test('a node that cannot be asked is said to be so, with the reason, and is never called ready', async () => {
  expect(await (await node({ down: 'beacon' })).look()).toEqual({ state: 'unseen', why: 'your beacon node does not run' });
  const silent = await node({});
  await silent.beacon.close();
  expect(await silent.look()).toMatchObject({ state: 'unseen', why: expect.stringMatching(/^the beacon node does not answer at 127/) });
  const broken = await node({ config: { result: { current: 'soon' } } });
  expect(await broken.look()).toMatchObject({ state: 'unseen', why: expect.stringMatching(/^the execution client/) });
});

test('parts that run elsewhere are asked where they are', async () => {
  const here = await node({});
  const { look } = await node({
    choice: {
      execution: { kind: 'remote', rpcUrl: here.execution.url, engineUrl: null, jwtFile: null },
      consensus: { kind: 'remote', url: here.beacon.url, validatorClient: 'lodestar' },
    },
  });
  expect(await look()).toMatchObject({ state: 'ready' });
  expect(here.beacon.asked.length).toBeGreaterThan(0);
});
