import { expect, test } from 'vitest';
import type { HostCheck } from '../../../shared/host.ts';
import type { NodeContainer } from '../../../shared/node.ts';
import type { PracticeStatus } from '../../../shared/practice.ts';
import type { LayerStatus, Status } from '../../../shared/status.ts';
import { nodeTexts } from '../../../shared/strings/cli.ts';
import type { Validator } from '../../../shared/validators.ts';
import { times } from '../face/format.ts';
import { checkLines } from './check.ts';
import { meant } from './logs.ts';
import { nodeLines } from './node.ts';
import { practiceLines } from './practice.ts';
import { statusLines } from './status.ts';
import { find, validatorLines } from './validators.ts';

const utc = times('UTC');
const genesisTime = Date.UTC(2026, 10, 22, 12, 30, 0);
const address = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';

const container = (side: 'own' | 'rest', role: NodeContainer['role'], client: NodeContainer['client']): NodeContainer => ({
  id: `${side}${role}`,
  name: `hearth-practice-3fa9-${side}-${role}`,
  side,
  role,
  client,
  clientName: client === 'geth' ? 'Geth' : 'Lodestar',
  image: client === 'geth' ? 'practice/geth:1.16.9' : 'practice/lodestar:1.5.1',
  state: side === 'own' && role === 'validator' ? 'exited' : 'running',
  startedAt: genesisTime,
  exitCode: null,
  why: side === 'own' && role === 'validator' ? 'it ended with code 1' : null,
  ports: side === 'own' && role === 'beacon' ? [{ use: 'rest', host: 32768 }] : [],
});
const list = [
  container('own', 'execution', 'geth'),
  container('own', 'beacon', 'lodestar'),
  container('own', 'validator', 'lodestar'),
  container('rest', 'execution', 'geth'),
];

const validator: Validator = {
  pubkey: `0x${'ab'.repeat(48)}`,
  index: 64,
  status: 'active_ongoing',
  balanceGwei: 32_000_012_000n,
  effectiveBalanceGwei: 32_000_000_000n,
  withdrawalCredentials: null,
  withdrawalAddress: address,
  intendedAddress: address,
  activationEpoch: 11,
  exitEpoch: null,
  withdrawableEpoch: null,
  loaded: true,
};

const running: PracticeStatus = {
  state: 'running',
  why: null,
  instance: 'practice-3fa9',
  profile: 'classic',
  rules: 'Capella',
  chainId: 3151908,
  secondsPerSlot: 2,
  slotsPerEpoch: 8,
  genesisTime,
  wallet: { address, balanceWei: 999_968n * 10n ** 18n },
};

test('the host check opens with its sentence and ends with what to do', () => {
  const check = (id: string, verdict: HostCheck['verdict'], todo: string | null): HostCheck => ({
    id,
    title: id,
    verdict,
    found: `${id} as it is`,
    needed: `${id} as it should be`,
    why: 'Because of reasons.',
    todo,
    command: verdict === 'stops' ? 'sudo mend' : null,
  });
  expect(checkLines([check('Docker', 'stops', 'Mend it.'), check('Clock', 'fine', null)], 'a practice network')).toMatchInlineSnapshot(`
    [
      "This machine cannot run a practice network until this is mended: Docker.",
      "1 of 2 checks are fine.",
      "",
      "  check   found                                         needed                          verdict",
      "  Docker  Docker as it is                               Docker as it should be          Stops you",
      "  Clock   Clock as it is                                Clock as it should be           Fine",
      "",
      "  Docker",
      "    Why   Because of reasons.",
      "    Do    Mend it.",
      "    Run   sudo mend",
    ]
  `);
});

test('the practice network says its state and the numbers that matter', () => {
  expect(practiceLines(running, utc)).toMatchInlineSnapshot(`
    [
      "The practice network runs.",
      "",
      "  Profile           classic, rules Capella",
      "  Slots             2 s, 8 slots per epoch",
      "  Genesis           Sun 22 Nov 12:30:00",
      "  Chain id          3151908",
      "  Instance          practice-3fa9",
      "  Practice wallet   0x71C7656EC7ab88b098defB751B7401B5f6d8976F, 999,968 practice ETH",
    ]
  `);
  const none = { profile: null, rules: null, chainId: null, secondsPerSlot: null, slotsPerEpoch: null, genesisTime: null, wallet: null };
  expect(practiceLines({ ...running, ...none, state: 'none', instance: null }, utc)).toEqual([
    'No practice network runs.',
    'Start one: hearth practice up',
  ]);
});

test('the containers are listed with their ports and with why one does not run', () => {
  expect(nodeLines(list)).toMatchInlineSnapshot(`
    [
      "  node      role       client    state    ports on 127.0.0.1  image",
      "  yours     execution  Geth      running  –                   practice/geth:1.16.9",
      "  yours     beacon     Lodestar  running  rest 32768          practice/lodestar:1.5.1",
      "  yours     validator  Lodestar  exited   –                   practice/lodestar:1.5.1",
      "  the rest  execution  Geth      running  –                   practice/geth:1.16.9",
      "",
      "  yours, validator (Lodestar): it ended with code 1",
    ]
  `);
  expect(nodeLines([])).toEqual([nodeTexts.none]);
});

test('a log is named by client, role or container, own side first', () => {
  const names = (word: string) => meant(list, word).map(({ name }) => name);
  expect([names('geth'), names('rest-geth'), names('lodestar'), names('nobody')]).toEqual([
    ['hearth-practice-3fa9-own-execution'],
    ['hearth-practice-3fa9-rest-execution'],
    ['hearth-practice-3fa9-own-beacon', 'hearth-practice-3fa9-own-validator'],
    [],
  ]);
  expect(names('hearth-practice-3fa9-rest-execution')).toHaveLength(1);
});

test('a validator is found by its index or its key', () => {
  expect([find([validator], '64'), find([validator], 'AB'.repeat(48))]).toEqual([validator, validator]);
  expect(() => find([validator], '65')).toThrow('No validator of yours is “65”. Look with “hearth validators list”.');
  expect(validatorLines([validator], 'practice ETH')).toMatchInlineSnapshot(`
    [
      "  index  key          state                   balance  pays out to                                 loaded",
      "     64  0xabab…abab  active  32.000 012 practice ETH  0x71C7656EC7ab88b098defB751B7401B5f6d8976F  yes",
    ]
  `);
});

test('the status reads from layers to validators', () => {
  const layer: LayerStatus = {
    health: 'synced',
    clientName: 'Geth',
    version: '1.16.9',
    head: 120,
    behindSlots: 0,
    etaSeconds: null,
    peers: 1,
    why: null,
  };
  const now: Status = {
    at: genesisTime + 240_000,
    network: 'practice',
    clock: { slot: 120, epoch: 15, slotsPerEpoch: 8, secondsPerSlot: 2, genesisTime, finalizedEpoch: 13 },
    execution: layer,
    consensus: { ...layer, clientName: 'Lodestar' },
    validatorClient: { ...layer, clientName: 'Lodestar', head: null, behindSlots: null, peers: null },
    findings: [],
    ring: [],
    duties: {
      next: { kind: 'attest', slot: 123, at: genesisTime + 246_000, validatorIndex: 64 },
      lastProposals: [],
      attestations: [{ epoch: 14, result: 'inTime' }],
    },
    validators: [validator],
    disk: {
      where: '/mnt/chain',
      freeBytes: 74e9,
      totalBytes: 250e9,
      nodeBytes: 12e6,
      bytesPerDay: null,
      docker: { where: '/var/lib/docker', freeBytes: 9e9, totalBytes: 20e9 },
    },
  };
  expect(statusLines(now, running, utc)).toMatchInlineSnapshot(`
    [
      "Both clients are in sync and your validator attests.",
      "Next duty in 6 s.",
      "",
      "  Slot               120, epoch 15; final up to epoch 13",
      "  Execution          Geth, in sync, block 120, 0 slots behind the clock, 1 peer",
      "  Consensus          Lodestar, in sync, slot 120, 0 slots behind the clock, 1 peer",
      "  Validator client   Lodestar, runs",
      "  Next duty          validator 64 attests in slot 123, 12:34:06",
      "  Attestations       epoch 14: in time",
      "  Disk               74 GB free in /mnt/chain, the clients take 12 MB, 9 GB free on Docker’s own disk",
      "",
      "  index  key          state                   balance  pays out to                                 loaded",
      "     64  0xabab…abab  active  32.000 012 practice ETH  0x71C7656EC7ab88b098defB751B7401B5f6d8976F  yes",
    ]
  `);
});
