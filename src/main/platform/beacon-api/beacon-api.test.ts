import { afterEach, expect, test } from 'vitest';
import { AppError } from '../../../shared/app-error.ts';
import {
  type Answer,
  type HttpNeighbour,
  httpNeighbour,
  ok,
  type Routes,
  recorded,
  unknownToLodestar,
} from '../../testing/http-neighbour.ts';
import { beaconApi, beaconApiWithin } from './beacon-api.ts';

let neighbour: HttpNeighbour | null = null;
afterEach(async () => neighbour?.close());
const HEAD = '/eth/v1/beacon/states/head';
const KEY_A = '0x9051eb56e7d8900a89b781a5622cccae0a8bc875772c8aaf089cda176703628b2692c482df060f81c25dcc0bfcca4ce4';

async function asking(routes: Routes, otherwise?: Parameters<typeof httpNeighbour>[1]) {
  neighbour = await httpNeighbour(routes, otherwise);
  return beaconApi(neighbour.url);
}
const fault = async (promise: Promise<unknown>) => {
  const error = await promise.then(
    () => null,
    (e: unknown) => e,
  );
  return error instanceof AppError ? { code: error.code, what: error.params.what } : error;
};

test('reads what a Prysm node says of itself and of the chain', async () => {
  const beacon = await asking({
    'GET /eth/v1/node/syncing': recorded('node/syncing__syncing'),
    'GET /eth/v1/node/version': recorded('node/version'),
    'GET /eth/v1/node/peer_count': recorded('node/peer_count'),
    'GET /eth/v1/node/identity': recorded('node/identity'),
    'GET /eth/v1/beacon/genesis': recorded('beacon/genesis'),
    'GET /eth/v1/config/deposit_contract': recorded('beacon/config_deposit_contract'),
    'GET /eth/v1/beacon/headers/head': recorded('beacon/headers_head'),
    'GET /eth/v1/beacon/headers/263': recorded('beacon/headers_slot_without_block_future'),
    [`GET ${HEAD}/finality_checkpoints`]: recorded('beacon/states_finality_checkpoints'),
  });
  expect(await beacon.syncing()).toEqual({ headSlot: 56, syncDistance: 22, isSyncing: true, isOptimistic: true, elOffline: false });
  expect(await beacon.version()).toBe('Prysm/Unknown-Local b (linux amd64)');
  expect(await beacon.peerCount()).toEqual({ connected: 1 });
  expect((await beacon.identity()).p2pAddresses).toHaveLength(2);
  expect(await beacon.genesis()).toEqual({
    genesisTime: 1795356984,
    genesisValidatorsRoot: '0x83431ec7fcf92cfc44947fc0418e831c25e1d0806590231c439830db7ad54fda',
    genesisForkVersion: '0x10000038',
  });
  expect(await beacon.depositContract()).toEqual({ chainId: 3151908, address: '0x00000000219ab540356cBB839Cbe05303d7705Fa' });
  expect(await beacon.header('head')).toEqual({
    slot: 58,
    root: '0x922b3de52661ee750e2281266e7df03ea7364927580e1ed292ca441429cb5f10',
    proposerIndex: 9,
  });
  expect(await beacon.header(263)).toBeNull();
  expect(await beacon.finalityCheckpoints()).toEqual({ justifiedEpoch: 6, finalizedEpoch: 5 });
});

test('reads a finalized checkpoint, its block’s slot and what it knows of forks', async () => {
  const root = '0x54b6566f9bc0bec34fd8363b8876bf5478fde64c0704b6804b76b751720e69d7';
  const beacon = await asking({
    'GET /eth/v1/beacon/states/finalized/finality_checkpoints': recorded('beacon/states_finality_checkpoints'),
    [`GET /eth/v1/beacon/headers/${root}`]: recorded('beacon/headers_finalized'),
    'GET /eth/v1/beacon/blocks/58/root': recorded('beacon/blocks_head_root'),
    'GET /eth/v1/beacon/blocks/263/root': recorded('beacon/headers_slot_without_block_future'),
    'GET /eth/v1/config/spec': recorded('beacon/config_spec'),
    'GET /eth/v1/config/fork_schedule': recorded('beacon/config_fork_schedule'),
  });
  expect(await beacon.servedCheckpoint()).toEqual({ epoch: 5, root });
  expect([await beacon.blockSlot(root), await beacon.blockSlot(`0x${'00'.repeat(32)}`)]).toEqual([40, null]);
  expect([await beacon.blockRoot(58), await beacon.blockRoot(263)]).toEqual([expect.stringMatching(/^0x922b3de5/), null]);
  const plan = await beacon.forkPlan();
  expect([plan.slotsPerEpoch, plan.secondsPerSlot, plan.blobs, plan.scheduled]).toEqual([8, 2, [], [0, 0, 0, 0, 0, 0, 0]]);
  expect(plan.forks.find((f) => f.name === 'GLOAS')).toEqual({ name: 'GLOAS', epoch: null });
});

test('reads the rules of blobs, with the most of all that is scheduled; a node that knows no Fulu is a fault', async () => {
  const { body } = recorded('beacon/config_spec') as { readonly body: { readonly data: Record<string, unknown> } };
  const { NUMBER_OF_COLUMNS: _, ...spec } = body.data;
  const BLOB_SCHEDULE = [15, 21].map((max) => ({ EPOCH: `${max}`, MAX_BLOBS_PER_BLOCK: `${max}` }));
  const rules = { columns: 128, groups: 128, nodeGroups: 4, validatorGroups: 8, gweiPerGroup: 32_000_000_000n, secondsPerSlot: 2 };
  expect(await (await asking({ 'GET /eth/v1/config/spec': recorded('beacon/config_spec') })).blobRules()).toEqual({
    ...rules,
    maxBlobs: 9,
  });
  expect(await (await asking({ 'GET /eth/v1/config/spec': ok({ ...spec, BLOB_SCHEDULE }) })).blobRules()).toEqual({
    ...rules,
    maxBlobs: 21,
  });
  const { CUSTODY_REQUIREMENT: __, ...older } = spec;
  await expect((await asking({ 'GET /eth/v1/config/spec': ok(older) })).blobRules()).rejects.toMatchObject({ code: 'beacon.answer' });
});

test('keeps the plain values of the spec and leaves its lists out', async () => {
  const beacon = await asking({ 'GET /eth/v1/config/spec': recorded('beacon/config_spec') });
  const spec = await beacon.spec();
  expect([spec['SLOTS_PER_EPOCH'], spec['SHARD_COMMITTEE_PERIOD'], spec['BLOB_SCHEDULE']]).toEqual(['8', '4', undefined]);
});

test('reads a block with its graffiti, attestations and payload', async () => {
  const beacon = await asking({ 'GET /eth/v2/beacon/blocks/113': recorded('beacon/blocks__own_proposal_slot113') });
  expect(await beacon.block(113)).toEqual({
    slot: 113,
    proposerIndex: 64,
    executionBlockNumber: 113,
    graffiti: 'my home validator GE0000PMLoca',
    withdrawals: [],
    eth1DepositCount: 0,
    attestations: [{ slot: 112, index: 0, aggregationBits: '0xff01', committeeBits: '0x03' }],
    exitedIndices: [],
  });
});

test('reads validators by one parameter per key, in pieces, with epochs that are not set as null', async () => {
  const beacon = await asking({ [`GET ${HEAD}/validators`]: recorded('beacon/states_validators__pending_queued') });
  expect(await beacon.validators([KEY_A])).toEqual([
    {
      index: 64,
      status: 'pending_queued',
      balanceGwei: 33000000000n,
      pubkey: KEY_A,
      withdrawalCredentials: '0x02000000000000000000000070997970c51812dc3a010c7d01b50e0d17dc79c8',
      effectiveBalanceGwei: 33000000000n,
      slashed: false,
      activationEligibilityEpoch: 6,
      activationEpoch: null,
      exitEpoch: null,
      withdrawableEpoch: null,
    },
  ]);
  await beacon.validators(Array.from({ length: 120 }, (_, i) => String(i)));
  expect(neighbour?.asked.map((a) => a.query.getAll('id').length)).toEqual([1, 50, 50, 20]);
});

test('reads duties, liveness, the deposit queue and rewards of a Fulu client', async () => {
  const beacon = await asking({
    'POST /eth/v1/validator/duties/attester/7': recorded('validator/duties_attester'),
    'GET /eth/v1/validator/duties/proposer/7': recorded('validator/duties_proposer'),
    'POST /eth/v1/validator/liveness/21': recorded('validator/liveness__own'),
    [`GET ${HEAD}/pending_deposits`]: recorded('beacon/states_pending_deposits'),
    'POST /eth/v1/beacon/rewards/attestations/20': recorded('beacon/rewards_attestations__own'),
    'POST /eth/v1/beacon/rewards/attestations/7': recorded('beacon/rewards_attestations__too_recent'),
  });
  expect((await beacon.attesterDuties(7, [0, 1, 2]))[0]).toEqual({
    validatorIndex: 0,
    slot: 56,
    committeeIndex: 0,
    committeeLength: 4,
    position: 0,
  });
  expect((await beacon.proposerDuties(7))[2]).toEqual({ validatorIndex: 9, slot: 58 });
  expect((await beacon.liveness(21, [64, 68]))?.map((l) => l.isLive)).toEqual([true, true, true, true, false]);
  expect((await beacon.pendingDeposits())?.map((d) => [d.amountGwei, d.slot])).toEqual([
    [33000000000n, 15],
    [32000000000n, 16],
  ]);
  expect(await beacon.attestationRewards(20, [64])).toHaveLength(3);
  expect(await beacon.attestationRewards(7, [0])).toBe('notYet');
});

test('answers null for the routes that Lodestar 1.5.1 lacks, and finds its older form of liveness', async () => {
  const beacon = await asking(
    {
      'GET /eth/v1/validator/liveness': ({ query }) =>
        ok(query.getAll('indices').map((index) => ({ index: Number(index), epoch: 5, is_live: index === '1' }))),
    },
    unknownToLodestar,
  );
  expect([await beacon.pendingDeposits(), await beacon.attestationRewards(20, [1])]).toEqual([null, null]);
  expect(await beacon.liveness(5, [1, 2])).toEqual([
    { index: 1, isLive: true },
    { index: 2, isLive: false },
  ]);
  neighbour?.change({ 'GET /eth/v1/validator/liveness': unknownToLodestar });
  expect(await beacon.liveness(5, [1])).toBeNull();
});

test('publishes an exit as the standard writes it and passes the node’s reason on', async () => {
  const path = 'POST /eth/v1/beacon/pool/voluntary_exits';
  const beacon = await asking({ [path]: recorded('beacon/pool_voluntary_exits__ok_submitted') });
  const signed = { epoch: 33, validatorIndex: 64, signature: '0xb573' };
  await beacon.submitVoluntaryExit(signed);
  expect(neighbour?.asked[0]?.body).toEqual({ message: { epoch: '33', validator_index: '64' }, signature: '0xb573' });
  neighbour?.change({ [path]: recorded('beacon/pool_voluntary_exits__error_active_too_early_valid_signature') });
  expect(await fault(beacon.submitVoluntaryExit(signed))).toEqual({
    code: 'beacon.refused',
    what: 'Invalid exit: validator has not been active long enough to exit: 2 of 4 epochs. Validator will be eligible for exit at epoch 15',
  });
});

const version = (answer: Answer): Routes => ({ 'GET /eth/v1/node/version': answer });
test.each<[string, Answer, string]>([
  ['hangs up, as docker-proxy does before the program listens', 'hangUp', 'beacon.unreachable'],
  ['answers 200 with an empty body', { status: 200, body: '' }, 'beacon.answer'],
  ['answers 206 with an empty body', recorded('node/health__syncing'), 'beacon.answer'],
  ['answers with other JSON', { status: 200, body: { data: { name: 'x' } } }, 'beacon.answer'],
  ['answers no JSON', { status: 200, body: '<html>' }, 'beacon.answer'],
  ['answers 503 while it syncs', { status: 503, body: { message: 'Node is syncing - headSlot 3' } }, 'beacon.refused'],
  ['answers 500 just after its start', { status: 500, body: { message: 'nil head', code: 500 } }, 'beacon.refused'],
])('a node that %s is a coded fault', async (_name, answer, code) => {
  const beacon = await asking(version(answer));
  expect(await fault(beacon.version())).toMatchObject({ code });
});

test('a node that accepts and stays silent is a fault of its own', async () => {
  await asking(version('silent'));
  expect(await fault(beaconApiWithin(100, neighbour?.url ?? '').version())).toMatchObject({ code: 'beacon.timeout' });
});

test('a port where nobody listens is unreachable', async () => {
  const beacon = await asking({});
  await neighbour?.close();
  expect(await fault(beacon.version())).toMatchObject({ code: 'beacon.unreachable' });
});
