import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import type { KeyEntry } from '../../shared/keys.ts';
import { beaconApi } from '../platform/beacon-api/beacon-api.ts';
import { keymanagerApi } from '../platform/keymanager-api/keymanager-api.ts';
import { type BeaconStage, beaconRoutes, beaconStage } from '../testing/beacon-stage.ts';
import { handClock } from '../testing/hand-clock.ts';
import { type HttpNeighbour, httpNeighbour, ok, type Routes, recorded, unknownToLodestar } from '../testing/http-neighbour.ts';
import { practiceNetwork as network } from '../testing/practice-network.ts';
import type { RunningNetwork } from './deps.ts';
import { type ExitEvidence, noExits } from './evidence.ts';
import { validatorService } from './service.ts';

const CHANGES = '../keys/fixtures/btec/bls_to_execution_changes/bls_to_execution_change-1795324998.json';
const KEY = `0x${'aa'.repeat(48)}`;
const OTHER = `0x${'bb'.repeat(48)}`;
const OLD = `0x${'cc'.repeat(48)}`;
const entry = (pubkey: string, instance: string): KeyEntry => ({
  pubkey,
  path: 'm/12381/3600/0/0/0',
  file: `${pubkey.slice(0, 8)}.json`,
  madeAt: 1,
  network: 'practice',
  instance,
  deposit: {
    file: 'd.json',
    withdrawalAddress: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    compounding: false,
    amountGwei: 32_000_000_000n,
  },
});
const atSlot = (slot: number) => (network.genesisTime + slot * 2) * 1000;

let stage: BeaconStage;
let beacon: HttpNeighbour;
let keymanager: HttpNeighbour;
let evidence: ExitEvidence;
let signedEpochs: number[];
let published: string[];
let sentKeys: string[];
let running: RunningNetwork;
/** What the service was handed last. */
let passwords: Uint8Array[];
/** What stands in the file that the person chose. */
let file: string;
const clock = handClock(0);

async function start(
  routes: Routes = { 'GET /eth/v1/keystores': ok([]) },
  otherwise: Parameters<typeof httpNeighbour>[1] = unknownToLodestar,
) {
  keymanager = await httpNeighbour(routes, otherwise);
  return validatorService({
    beacon: async () => beaconApi(beacon.url),
    keymanager: async () => keymanagerApi(keymanager.url, 'token'),
    keys: {
      list: async () => [entry(KEY, 'practice-1'), entry(OLD, 'practice-0')],
      keystore: async (pubkey) => `{"pubkey":"${pubkey.slice(2)}"}`,
      passwordsOf: async (pubkeys, given) => {
        if (given === 'wrong') throw new AppError('key.passwordWrong');
        passwords = pubkeys.map((pubkey) => new TextEncoder().encode(typeof given === 'string' ? given : `kept for ${pubkey.slice(0, 4)}`));
        return passwords;
      },
      signExit: async ({ password, validatorIndex, epoch }) => {
        if (password === null) throw new AppError('keychain.empty');
        if (password !== 'long password') throw new AppError('key.passwordWrong');
        signedEpochs.push(epoch);
        return { epoch, validatorIndex, signature: `0x${'cc'.repeat(96)}` };
      },
    },
    facts: async () => running,
    depositsSent: ({ instance }) => (instance === 'practice-1' ? sentKeys : []),
    evidence: {
      get: () => evidence,
      set: async (value) => {
        evidence = value;
      },
    },
    readFile: async () => file,
    publish: (name) => published.push(name),
    clock,
  });
}

beforeEach(async () => {
  running = network;
  stage = beaconStage({ headSlot: 200 });
  beacon = await httpNeighbour(beaconRoutes(stage));
  evidence = noExits;
  signedEpochs = [];
  published = [];
  sentKeys = [];
  passwords = [];
  clock.set(atSlot(200));
});
afterEach(async () => {
  await Promise.all([beacon.close(), keymanager.close()]);
});

const active = { index: 64, pubkey: KEY, status: 'active_ongoing', eligibility: 4, activation: 10 };
const listing = (...keys: string[]) => ok(keys.map((k) => ({ validating_pubkey: k, derivation_path: '' })));
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (e: unknown) => (e instanceof AppError ? e.code : e),
  );

test('lists keys of this network and loaded keys, with those that only wait in the deposit queue', async () => {
  const validators = await start({ 'GET /eth/v1/keystores': listing(OTHER) });
  stage.pending = [{ pubkey: KEY, gwei: 32_000_000_000n, slot: 190 }];
  stage.validators = [{ ...active, pubkey: OTHER }];
  expect((await validators.list()).map((v) => [v.pubkey, v.index, v.status, v.loaded, v.withdrawalAddress, v.intendedAddress])).toEqual([
    [KEY, null, 'deposited', false, null, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'],
    [OTHER, 64, 'active_ongoing', true, '0x70997970C51812dc3A010C7d01b50e0d17dc79C8', null],
  ]);
});

test('an address that was set by a change counts before the one of a deposit file', async () => {
  const validators = await start();
  const withdrawalAddress = '0x3434343434343434343434343434343434343434';
  evidence = { ...noExits, changes: [{ pubkey: KEY, instance: 'practice-1', withdrawalAddress, sentAt: atSlot(190) }] };
  stage.validators = [active];
  expect(await validators.list()).toMatchObject([{ pubkey: KEY, intendedAddress: withdrawalAddress }]);
  evidence = { ...noExits, changes: [{ pubkey: KEY, instance: 'practice-0', withdrawalAddress, sentAt: atSlot(190) }] };
  expect(await validators.list()).toMatchObject([{ pubkey: KEY, intendedAddress: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' }]);
});

test('where the chain has no queue, what was sent from here is deposited', async () => {
  const validators = await start();
  stage.pending = null;
  sentKeys = [KEY];
  expect(await validators.list()).toMatchObject([{ pubkey: KEY, status: 'deposited' }]);
});

test('a validator client that cannot be asked leaves open what is loaded; a node without a queue has no deposited keys', async () => {
  const validators = await start({ 'GET /eth/v1/keystores': recorded('keymanager/keystores_list__vc_started_while_bn_down') });
  stage.pending = null;
  expect(await validators.list()).toMatchObject([{ pubkey: KEY, status: 'unknown', loaded: null }]);
});

const importing = (status: string, message = ''): Routes => {
  let loaded: string[] = [];
  return {
    'GET /eth/v1/keystores': () => listing(...loaded),
    'POST /eth/v1/keystores': () => {
      if (status === 'imported') loaded = [KEY];
      return ok([{ status, message }]);
    },
  };
};

test('a fresh key is imported without waiting and read back', async () => {
  const validators = await start(importing('imported'));
  expect(await validators.import({ pubkeys: [KEY], password: 'p' })).toEqual([{ pubkey: KEY, status: 'imported', message: null }]);
  expect([clock.now(), published]).toEqual([atSlot(200), ['validators.changed']]);
  expect(keymanager.asked.find((a) => a.method === 'POST')?.body).toEqual({
    keystores: [`{"pubkey":"${KEY.slice(2)}"}`],
    passwords: ['p'],
  });
  expect(passwords.map((bytes) => [...bytes])).toEqual([[0]]);
});

test('a password that opens no keystore is refused before anything is watched or sent, and one is wiped whatever happens', async () => {
  const validators = await start(importing('imported'));
  expect(await code(validators.import({ pubkeys: [KEY], password: 'wrong' }))).toBe('key.passwordWrong');
  expect(keymanager.asked).toEqual([]);
  stage.validators = [active];
  stage.alive = () => [64];
  expect(await code(validators.import({ pubkeys: [KEY], password: 'p' }))).toBe('validator.alive');
  expect(passwords.map((bytes) => [...bytes])).toEqual([[0]]);
});

test('an import that fails says why, also when the client only claims to hold the key', async () => {
  let validators = await start(importing('error', 'incorrect password for key 0xaa'));
  expect(await validators.import({ pubkeys: [KEY], password: 'p' })).toEqual([
    { pubkey: KEY, status: 'error', message: 'This password does not open the keystore.' },
  ]);
  await keymanager.close();
  validators = await start(importing('duplicate'));
  expect((await validators.import({ pubkeys: [KEY], password: 'p' }))[0]).toMatchObject({ status: 'error' });
});

test.each([
  ['in the epoch before', 24],
  ['in the present epoch', 25],
  ['in the epoch after', 26],
])('a key that signs elsewhere %s is refused and nothing is imported', async (_name, epoch) => {
  const validators = await start(importing('imported'));
  stage.validators = [active];
  stage.alive = (e) => (e === epoch ? [64] : []);
  expect(await code(validators.import({ pubkeys: [KEY], password: 'p' }))).toBe('validator.alive');
  expect(keymanager.asked.every((a) => a.method === 'GET')).toBe(true);
});

test.each([
  ['of a node that has no record of who signs', () => (stage.alive = null), 200],
  ['of a node that is behind', () => (stage.validators = []), 209],
])('a key is not imported on the word %s', async (_name, change, slot) => {
  const validators = await start(importing('imported'));
  stage.validators = [active];
  change();
  clock.set(atSlot(slot));
  expect(await code(validators.import({ pubkeys: [KEY], password: 'p' }))).toBe('validator.unwatched');
  expect(keymanager.asked.every((a) => a.method === 'GET')).toBe(true);
});

test('a working key that is quiet for two whole epochs is imported', async () => {
  const validators = await start(importing('imported'));
  stage.validators = [active];
  expect(await validators.import({ pubkeys: [KEY], password: 'p' })).toMatchObject([{ status: 'imported' }]);
  expect(clock.now()).toBe(atSlot(27 * 8 + 1));
});

test('an exit is signed by the keystore for the present epoch, sent once, and read back', async () => {
  const validators = await start();
  stage.validators = [active];
  expect(await validators.exitPreview({ pubkey: KEY })).toMatchObject({ signer: 'keystore', refused: null, phrase: 'exit validator 64' });
  const exit = { pubkey: KEY, phrase: 'exit validator 64', password: 'long password' };
  await Promise.all([validators.exit(exit), validators.exit(exit), validators.exit(exit)]);
  await validators.exit(exit);
  expect([signedEpochs, stage.pool]).toEqual([[25], [{ epoch: '25', index: '64', signature: `0x${'cc'.repeat(96)}` }]]);
  expect(evidence.exits).toMatchObject([{ pubkey: KEY, instance: 'practice-1', validatorIndex: 64, epoch: 25, signedAt: atSlot(200) }]);
});

test('the keymanager signs where it can', async () => {
  const exitRoute = `POST /eth/v1/validator/${KEY}/voluntary_exit`;
  const validators = await start({
    'GET /eth/v1/keystores': listing(KEY),
    'POST /eth/v1/validator/0xc0*/voluntary_exit': recorded('keymanager/voluntary_exit__before_validator_exists'),
    [exitRoute]: ({ query }) => ok({ message: { epoch: query.get('epoch'), validator_index: '64' }, signature: `0x${'dd'.repeat(96)}` }),
  });
  stage.validators = [active];
  expect((await validators.exitPreview({ pubkey: KEY })).signer).toBe('keymanager');
  await validators.exit({ pubkey: KEY, phrase: 'exit validator 64', password: null });
  expect([signedEpochs, stage.pool[0]?.epoch]).toEqual([[], '25']);
});

test.each([
  ['a wrong phrase', { phrase: 'exit validator 65', password: 'long password' }, 'validator.phrase'],
  ['a wrong password', { phrase: 'exit validator 64', password: 'other password' }, 'key.passwordWrong'],
  ['no password', { phrase: 'exit validator 64', password: null }, 'keychain.empty'],
])('%s signs and sends nothing', async (_name, input, expected) => {
  const validators = await start();
  stage.validators = [active];
  expect(await code(validators.exit({ pubkey: KEY, ...input }))).toBe(expected);
  expect([signedEpochs, stage.pool, evidence]).toEqual([[], [], noExits]);
});

test('an exit that the node refuses leaves no trace, and one for a key without validator is refused', async () => {
  const validators = await start();
  stage.validators = [active];
  beacon.change({ 'POST /eth/v1/beacon/pool/voluntary_exits': recorded('beacon/pool_voluntary_exits__error_wrong_signature') });
  expect(await code(validators.exit({ pubkey: KEY, phrase: 'exit validator 64', password: 'long password' }))).toBe('beacon.refused');
  expect(evidence).toEqual(noExits);
  stage.validators = [];
  expect(await code(validators.exitPreview({ pubkey: KEY }))).toBe('validator.exitRefused');
});

const exitFile = (epoch: string) => JSON.stringify({ message: { epoch, validator_index: '64' }, signature: `0x${'ee'.repeat(96)}` });

test('an exit that was signed long ago is told, then sent once as it is', async () => {
  const validators = await start();
  stage.validators = [active];
  file = exitFile('0');
  const { kind, phrase, validators: rows } = await validators.filePreview({ file: '/x/exit.json' });
  expect([kind, phrase, rows.map((v) => [v.validatorIndex, v.pubkey, v.refusal])]).toEqual([
    'exit',
    'exit validator 64',
    [[64, KEY, null]],
  ]);
  expect(await code(validators.sendFile({ file: '/x/exit.json', phrase: 'exit validator 65' }))).toBe('validator.phrase');
  expect([stage.pool, evidence]).toEqual([[], noExits]);
  await validators.sendFile({ file: '/x/exit.json', phrase });
  await validators.sendFile({ file: '/x/exit.json', phrase });
  expect(stage.pool).toEqual([{ epoch: '0', index: '64', signature: `0x${'ee'.repeat(96)}` }]);
  expect(evidence.exits).toMatchObject([{ pubkey: KEY, instance: 'practice-1', validatorIndex: 64, epoch: 0, signedAt: atSlot(200) }]);
});

test('an exit file that the chain cannot take now is told and never sent', async () => {
  const validators = await start();
  const refusal = async () => {
    const { phrase, validators: rows } = await validators.filePreview({ file: 'f' });
    return [rows[0]?.refusal, await code(validators.sendFile({ file: 'f', phrase }))];
  };
  stage.validators = [active];
  file = exitFile('26');
  expect(await refusal()).toEqual([
    'This exit of validator 64 counts from epoch 26 on. Send it then; sent now it is never used.',
    'validator.exitRefused',
  ]);
  file = exitFile('25');
  stage.validators = [{ ...active, status: 'pending_queued', activation: 30 }];
  expect(await refusal()).toEqual(['Validator 64 is not active yet. It can exit once it has worked for a while.', 'validator.exitRefused']);
  stage.validators = [];
  expect(await code(validators.filePreview({ file: 'f' }))).toBe('validator.exitRefused');
  expect([stage.pool, evidence]).toEqual([[], noExits]);
});

test('a signed file that is damaged, or none, is refused', async () => {
  const validators = await start();
  stage.validators = [active];
  const exit = exitFile('0');
  const changes = readFileSync(new URL(CHANGES, import.meta.url), 'utf8');
  const [first] = JSON.parse(changes);
  const mixed = JSON.stringify([first, { ...first, metadata: { ...first.metadata, network_name: 'hoodi' } }]);
  const damaged = [changes.slice(0, -3), changes.replace('"1"', '1'), changes.replace('"1"', '"01"'), mixed];
  for (const text of ['', '[]', '{}', 'null', exit.slice(0, -3), exit.replace('"64"', '64'), exit.replace('ee', 'e'), ...damaged]) {
    file = text;
    expect(await code(validators.sendFile({ file: 'f', phrase: 'exit validator 64' })), text).toBe('key.changeFile');
  }
  expect([stage.pool, evidence]).toEqual([[], noExits]);
});

test('an exit of a key on one public network says nothing of the same key on another', async () => {
  const validators = await start();
  stage.validators = [active];
  const sent = { pubkey: KEY, validatorIndex: 64, epoch: 25, signedAt: atSlot(200), includedSlot: null, paid: null };
  evidence = { ...noExits, exits: [{ ...sent, instance: 'hoodi' }] };
  const roads = [];
  for (const name of ['hoodi', 'mainnet'] as const) {
    running = { ...network, name, instance: null };
    roads.push((await validators.exitRoad({ pubkey: KEY })).status);
  }
  expect(roads).toEqual(['sent', 'none']);
});

test('the road of an exit follows the chain to the block that paid, each block asked once', async () => {
  const validators = await start();
  const road = () => validators.exitRoad({ pubkey: KEY });
  const go = (slot: number, change: Partial<typeof active> & { exit?: number; withdrawable?: number; balanceGwei?: bigint }) => {
    clock.set(atSlot(slot));
    stage.headSlot = slot;
    stage.validators = [{ ...active, ...change }];
  };
  go(200, {});
  expect((await road()).status).toBe('none');
  await validators.exit({ pubkey: KEY, phrase: 'exit validator 64', password: 'long password' });
  expect(await road()).toMatchObject({
    status: 'sent',
    stations: [{ id: 'signed', state: 'done', at: atSlot(200) }, { id: 'included', state: 'here' }, {}, {}, {}],
  });

  stage.blocks = { 202: { exits: [64] }, 274: { withdrawals: [{ index: 64, gwei: 32_001_000_000n }] } };
  go(203, { exit: 30, withdrawable: 34 });
  expect(await road()).toMatchObject({
    status: 'exiting',
    stations: [
      {},
      { id: 'included', state: 'done', at: atSlot(202), detail: 'slot 202' },
      { id: 'exited', state: 'here', at: atSlot(240) },
      { at: atSlot(272) },
      { at: atSlot(276) },
    ],
  });
  go(241, { exit: 30, withdrawable: 34 });
  expect((await road()).status).toBe('exited');
  go(273, { exit: 30, withdrawable: 34 });
  expect((await road()).status).toBe('withdrawable');
  // A seat in the sync committee earns on.
  go(275, { exit: 30, withdrawable: 34, balanceGwei: 3_021n });
  const paid = { status: 'withdrawn', paidAt: atSlot(274), paidGwei: 32_001_000_000n };
  expect(await road()).toMatchObject(paid);
  const before = beacon.asked.length;
  expect(await road()).toMatchObject(paid);
  expect(beacon.asked.slice(before).some((a) => a.path.includes('/blocks/'))).toBe(false);
});
