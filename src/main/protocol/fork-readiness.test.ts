import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type ForkReadiness, forkReadiness } from '../../shared/forks.ts';
import { forkSentence } from '../../shared/strings/forks.ts';
import { beaconApi } from '../platform/beacon-api/beacon-api.ts';
import { executionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import { type HttpNeighbour, httpNeighbour } from '../testing/http-neighbour.ts';
import { judgeForks } from './fork-readiness.ts';

type Fields = Record<string, unknown>;
const recorded = (name: string): Fields =>
  JSON.parse(readFileSync(new URL(`../testing/recorded/${name}.json`, import.meta.url), 'utf8')).body;
const spec = recorded('beacon/config_spec')['data'] as Fields;
const schedule = recorded('beacon/config_fork_schedule')['data'] as Fields[];
const config = recorded('el/eth_config')['result'] as { current: Fields; next: null; last: null };

/** Mainnet’s clock with the recorded answers of both clients; epochs and times are changed by each test. */
const GENESIS = 1_606_824_023;
const timeOf = (epoch: number) => GENESIS + epoch * 32 * 12;
const mainnet = { SLOTS_PER_EPOCH: '32', SECONDS_PER_SLOT: '12' };
const past = { ...mainnet, DENEB_FORK_EPOCH: '269568', ELECTRA_FORK_EPOCH: '364032', FULU_FORK_EPOCH: '411392' };
const NOW = timeOf(450_000);
const AHEAD = 453_000;
const fork = (epoch: number) => ({ ...config.current, activationTime: timeOf(epoch) });
const holds = { current: fork(411_392), next: null, last: null };

const versions = { execution: 'Geth/v1.16.9', consensus: 'Prysm/v7.1.6', validator: null };
const nothingTold = { versions, lowest: { execution: {}, consensus: {} } };

const open: HttpNeighbour[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((n) => n.close()));
});
/** Both clients answer; their answers pass the API's own schemas. `execution` null: a client without `eth_config`. */
async function node(
  consensus: Fields,
  execution: Fields | null,
  genesisTime = GENESIS,
  more: readonly Fields[] = [],
  told: Pick<Parameters<typeof judgeForks>[0], 'versions' | 'lowest'> = nothingTold,
): Promise<ForkReadiness> {
  const beacon = await httpNeighbour({
    'GET /eth/v1/config/spec': { status: 200, body: { data: { ...spec, ...consensus } } },
    'GET /eth/v1/config/fork_schedule': { status: 200, body: { data: [...schedule, ...more] } },
  });
  const error = { code: -32601, message: 'the method eth_config does not exist/is not available' };
  const client = await httpNeighbour({
    'POST /': { status: 200, body: { jsonrpc: '2.0', id: 1, ...(execution === null ? { error } : { result: execution }) } },
  });
  open.push(beacon, client);
  const found = {
    genesisTime,
    consensus: await beaconApi(beacon.url).forkPlan(),
    execution: await executionRpc(client.url).forkTimes(),
    ...told,
  };
  return forkReadiness.parse(judgeForks(found, NOW));
}
const say = (readiness: ForkReadiness) => forkSentence(readiness, NOW * 1000);

test('the practice node, recorded, knows no fork ahead', async () => {
  const found = await node({}, config, 1_795_356_984);
  expect(found).toEqual({ state: 'none' });
  expect(say(found)).toBe('No change of the network’s rules is set, as far as your node knows.');
});

test('a node whose layers name the same time is ready', async () => {
  const next = { ...holds, next: fork(AHEAD), last: fork(AHEAD) };
  const found = await node({ ...past, GLOAS_FORK_EPOCH: String(AHEAD) }, next);
  expect(found).toEqual({ state: 'ready', fork: 'Glamsterdam', at: timeOf(AHEAD) });
  expect(say(found)).toBe('Your node is ready for Glamsterdam, in 13 days 8 h.');
});

test('a change of blobs alone counts as well', async () => {
  const blobs = { ...past, BLOB_SCHEDULE: [{ EPOCH: String(AHEAD), MAX_BLOBS_PER_BLOCK: '21' }] };
  expect(await node(blobs, { ...holds, next: fork(AHEAD), last: fork(AHEAD) })).toMatchObject({ state: 'ready' });
  const lacking = await node(blobs, holds);
  expect(say(lacking)).toBe(
    'Your node is not ready for the change to at most 21 blobs a block, in 13 days 8 h: your execution client (Geth/v1.16.9) does not know it. Update it before then.',
  );
});

test('a node of which one layer alone knows the next fork is not ready, and the other is named', async () => {
  const execution = await node({ ...past, GLOAS_FORK_EPOCH: String(AHEAD) }, holds);
  expect(execution).toEqual({
    state: 'notReady',
    fork: 'Glamsterdam',
    at: timeOf(AHEAD),
    lacks: 'execution',
    version: 'Geth/v1.16.9',
    needs: null,
  });
  const consensus = await node(past, { ...holds, next: fork(AHEAD), last: fork(AHEAD) });
  expect(consensus).toMatchObject({ state: 'notReady', at: timeOf(AHEAD), lacks: 'consensus', version: 'Prysm/v7.1.6' });
  expect(say(consensus)).toMatch(/^Your node is not ready for the next fork, in 13 days 8 h: your beacon node \(Prysm\/v7.1.6\)/);
});

test('where the layers name different times, the one that misses the earlier is not ready', async () => {
  const later = { ...holds, next: fork(AHEAD + 1), last: fork(AHEAD + 1) };
  expect(await node({ ...past, GLOAS_FORK_EPOCH: String(AHEAD) }, later)).toMatchObject({ state: 'notReady', lacks: 'execution' });
  const earlier = { ...holds, next: fork(AHEAD - 1), last: fork(AHEAD - 1) };
  expect(await node({ ...past, GLOAS_FORK_EPOCH: String(AHEAD) }, earlier)).toMatchObject({ state: 'notReady', lacks: 'consensus' });
});

test('a fork that is past and unknown to one layer is said at once', async () => {
  const found = await node(past, { ...holds, current: fork(364_032) });
  expect(found).toMatchObject({ state: 'notReady', fork: 'Fusaka', lacks: 'execution' });
  expect(say(found)).toMatch(/^Your node cannot follow the chain: .* does not know Fusaka, which holds since 171 days/);
  expect(await node({ ...past, FULU_FORK_EPOCH: '18446744073709551615' }, holds)).toMatchObject({ state: 'notReady', lacks: 'consensus' });
});

test('an execution client that still syncs counts from its own head and is not blamed', async () => {
  const syncing = { current: { ...config.current, activationTime: 1_600_000_000 }, next: fork(194_048), last: fork(AHEAD) };
  const known = { ...past, CAPELLA_FORK_EPOCH: '194048', GLOAS_FORK_EPOCH: String(AHEAD) };
  expect(await node(known, syncing)).toMatchObject({ state: 'ready', fork: 'Glamsterdam' });
  expect(await node({ ...known, GLOAS_FORK_EPOCH: '18446744073709551615' }, { ...syncing, last: fork(411_392) })).toEqual({
    state: 'none',
  });
});

test('an execution client without eth_config cannot say, a fork without a name is told by its time', async () => {
  const found = await node({ ...past, GLOAS_FORK_EPOCH: String(AHEAD) }, null);
  expect(found).toMatchObject({ state: 'unsure', fork: 'Glamsterdam' });
  expect(say(found)).toMatch(/^Glamsterdam comes in 13 days 8 h\. Your execution client \(Geth\/v1\.16\.9\) cannot say/);
  expect(await node(past, null)).toEqual({ state: 'none' });
  const unnamed = { previous_version: '0x70000038', current_version: '0x90000038', epoch: String(AHEAD) };
  const both = { ...holds, next: fork(AHEAD), last: fork(AHEAD) };
  expect(await node(past, both, GENESIS, [unnamed])).toMatchObject({ state: 'ready', fork: 'the next fork' });
});

test('what a fresh Geth 1.16.9 says of mainnet and Hoodi, its head at the genesis, fits their forks', async () => {
  const times = (current: number | null, next: number, last: number) => ({
    current: current === null ? null : { activationTime: current },
    next: { activationTime: next },
    last: { activationTime: last },
  });
  const blobs = (...epochs: readonly number[]) => epochs.map((epoch) => ({ EPOCH: String(epoch), MAX_BLOBS_PER_BLOCK: String(epoch) }));
  const old = { ALTAIR_FORK_EPOCH: '74240', BELLATRIX_FORK_EPOCH: '144896', CAPELLA_FORK_EPOCH: '194048' };
  const geth = times(null, 1_681_338_455, 1_767_747_671);
  const forks = { ...old, ...past, BLOB_SCHEDULE: blobs(412_672, 419_072) };
  expect(await node(forks, geth)).toEqual({ state: 'none' });
  expect(await node({ ...forks, GLOAS_FORK_EPOCH: String(AHEAD) }, geth)).toMatchObject({ state: 'notReady', lacks: 'execution' });
  expect(await node({ ...forks, GLOAS_FORK_EPOCH: String(AHEAD) }, { current: null, next: null, last: null })).toMatchObject({
    state: 'unsure',
  });
  const hoodi = { ...mainnet, ELECTRA_FORK_EPOCH: '2048', FULU_FORK_EPOCH: '50688', BLOB_SCHEDULE: blobs(52_480, 54_016) };
  expect(await node(hoodi, times(0, 1_742_999_832, 1_762_955_544), 1_742_213_400)).toEqual({ state: 'none' });
});

test('where the execution client cannot say, the lowest version for the fork does, as far as it is known', async () => {
  const ahead = { ...past, GLOAS_FORK_EPOCH: String(AHEAD) };
  const withLowest = (execution: string) =>
    node(ahead, null, GENESIS, [], { versions, lowest: { execution: { GLOAS: execution }, consensus: {} } });
  expect(await withLowest('1.16.9')).toMatchObject({ state: 'ready', fork: 'Glamsterdam' });
  const old = await withLowest('1.17.0');
  expect(old).toMatchObject({ state: 'notReady', lacks: 'execution', needs: '1.17.0' });
  expect(say(old)).toMatch(/\(Geth\/v1\.16\.9\) does not know it\. Update it to 1\.17\.0 or newer before then\.$/);
});

test('a validator client that is too old for the fork is named, also where both layers are ready', async () => {
  const both = { ...holds, next: fork(AHEAD), last: fork(AHEAD) };
  const withTag = (validator: string) =>
    node({ ...past, GLOAS_FORK_EPOCH: String(AHEAD) }, both, GENESIS, [], {
      versions: { ...versions, validator },
      lowest: { execution: {}, consensus: { GLOAS: '7.2.0' } },
    });
  expect(await withTag('prysm/validator:v7.10.0')).toMatchObject({ state: 'ready' });
  expect(await withTag('prysm/validator:stable')).toMatchObject({ state: 'ready' });
  const old = await withTag('prysm/validator:v7.1.8');
  expect(old).toMatchObject({ state: 'notReady', lacks: 'validator', needs: '7.2.0' });
  expect(say(old)).toContain('your validator client (prysm/validator:v7.1.8) does not know it');
});
