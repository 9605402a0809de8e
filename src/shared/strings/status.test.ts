import { expect, test } from 'vitest';
import type { PracticeStatus } from '../practice.ts';
import type { SetupState } from '../setup.ts';
import type { LayerHealth, LayerStatus, Status } from '../status.ts';
import type { Validator, ValidatorStatus } from '../validators.ts';
import { statusSentence } from './status.ts';

const layer = (health: LayerHealth, change: Partial<LayerStatus> = {}): LayerStatus => ({
  health,
  clientName: null,
  version: null,
  head: null,
  behindSlots: 0,
  etaSeconds: null,
  peers: null,
  why: null,
  ...change,
});
const validator = (status: ValidatorStatus, change: Partial<Validator> = {}): Validator => ({
  pubkey: `0x${'aa'.repeat(48)}`,
  index: 64,
  status,
  balanceGwei: null,
  effectiveBalanceGwei: null,
  withdrawalCredentials: null,
  withdrawalAddress: null,
  intendedAddress: null,
  activationEpoch: null,
  exitEpoch: null,
  withdrawableEpoch: null,
  loaded: true,
  ...change,
});
const synced: Status = {
  at: 1_000_000,
  network: 'practice',
  clock: null,
  execution: layer('synced', { clientName: 'Geth' }),
  consensus: layer('synced', { clientName: 'Lodestar' }),
  validatorClient: layer('synced', { clientName: 'Lodestar' }),
  findings: [],
  ring: [],
  duties: { next: null, lastProposals: [], attestations: [] },
  validators: [],
  disk: null,
};
const with_ = (change: Partial<Status>): Status => ({ ...synced, ...change });
const attesting = with_({
  validators: [validator('active_ongoing')],
  duties: {
    next: { kind: 'attest', slot: 9, at: 1_004_000, validatorIndex: 64 },
    lastProposals: [],
    attestations: [{ epoch: 1, result: 'inTime' }],
  },
});
const all = (health: LayerHealth) => with_({ execution: layer(health), consensus: layer(health), validatorClient: layer(health) });
const practice = (state: PracticeStatus['state'], why: string | null = null): PracticeStatus => ({
  state,
  why,
  instance: 'practice-1',
  profile: 'classic',
  rules: 'Capella',
  chainId: 3_151_908,
  secondsPerSlot: 2,
  slotsPerEpoch: 8,
  genesisTime: 0,
  wallet: null,
});
const running = practice('running');
const setup: SetupState = {
  version: 1,
  step: 'clients',
  reached: 'clients',
  network: 'practice',
  profile: null,
  consensus: null,
  secondsPerSlot: 2,
  instance: null,
  pubkeys: [],
  gave: {},
  depositSent: false,
};

type Row = [string, string, string, Status, PracticeStatus, SetupState?];
const rows: Row[] = [
  ['empty', 'Nothing runs yet.', 'Start with a practice network: real clients, coins that cost nothing.', all('absent'), practice('none')],
  ['empty, set-up begun', 'Nothing runs yet.', 'Continue the setup where you left it.', all('absent'), practice('none'), setup],
  [
    'starting',
    'Your practice network is starting.',
    'Its first block comes in about a minute. Nothing is left for you to do.',
    all('starting'),
    practice('starting'),
  ],
  ['paused', 'Your practice network is paused.', 'Resume it, and the chain goes on where it stopped.', all('paused'), practice('paused')],
  ['gone', 'The rest of this practice network has stopped for good.', 'Start a fresh one. Your files stay.', attesting, practice('gone')],
  ['offline', 'Your node is stopped.', 'Start it again.', all('stopped'), running],
  [
    'one client down with duties',
    'Geth stopped because the disk is full.',
    'Start it again under Node. Your coins are safe; duties are missed meanwhile.',
    { ...attesting, execution: layer('stopped', { why: 'Geth stopped because the disk is full.' }) },
    running,
  ],
  [
    'silent',
    'Your beacon node runs but does not answer.',
    'Look at its log; if it stays silent, restart it.',
    with_({ consensus: layer('silent') }),
    running,
  ],
  [
    'client starting',
    'Geth is starting.',
    'This takes a moment. Nothing is left for you to do.',
    with_({ execution: layer('starting', { clientName: 'Geth' }) }),
    running,
  ],
  [
    'syncing',
    'Waiting for the beacon node: 1,204 slots behind, about 9 min.',
    'Nothing is left for you to do meanwhile.',
    with_({ consensus: layer('syncing', { behindSlots: 1_204, etaSeconds: 540 }), execution: layer('syncing', { behindSlots: 1_204 }) }),
    running,
  ],
  [
    'stalled',
    'Your beacon node stands still 27 slots behind the clock.',
    'Look at the logs of both clients under Node. Your coins are safe; duties are missed meanwhile.',
    { ...attesting, consensus: layer('stalled', { behindSlots: 27 }) },
    running,
  ],
  ['healthy, no key', 'Both clients are in sync.', 'Next come the keys of your validator.', synced, running],
  [
    'healthy, key',
    'Both clients are in sync and your key waits.',
    'Check everything once more, then deposit.',
    with_({ validators: [validator('unknown')] }),
    running,
  ],
  [
    'deposited',
    'Both clients are in sync and your deposit is on its way.',
    'It becomes a validator by itself. Leave this machine on.',
    with_({ validators: [validator('deposited')] }),
    running,
  ],
  ['healthy', 'Both clients are in sync and your validator attests.', 'Next duty in 4 s.', attesting, running],
  [
    'two validators',
    'Both clients are in sync and your 2 validators attest.',
    'The next duty is known when the next epoch begins.',
    with_({ validators: [validator('active_ongoing'), validator('active_ongoing')] }),
    running,
  ],
  [
    'missed',
    'Both clients are in sync, but your validator missed the last attestation.',
    'One costs next to nothing. If more follow, look at the log of the validator client.',
    {
      ...attesting,
      duties: {
        ...attesting.duties,
        attestations: [
          { epoch: 1, result: 'missed' },
          { epoch: 2, result: 'waiting' },
        ],
      },
    },
    running,
  ],
  [
    'not loaded',
    'Both clients are in sync, but a validator of yours is not loaded.',
    'Import its key under Keys, if no other machine signs with it.',
    with_({ validators: [validator('active_ongoing', { loaded: false })] }),
    running,
  ],
  [
    'leaving',
    'Both clients are in sync and your validator is leaving.',
    'Keep everything running until its duties end.',
    with_({ validators: [validator('active_exiting')] }),
    running,
  ],
  [
    'left',
    'Your validator has left; its duties are over.',
    'Its coins wait until they may be paid out.',
    with_({ validators: [validator('exited_unslashed')] }),
    running,
  ],
  [
    'withdrawable',
    'Your validator may be paid out.',
    'The next sweep brings its coins to your withdrawal address.',
    with_({ validators: [validator('withdrawal_possible')] }),
    running,
  ],
  [
    'paid out',
    'Your validator is paid out.',
    'You have lived through its whole life. To stake again, make a new key.',
    with_({ validators: [validator('withdrawal_done')] }),
    running,
  ],
  [
    'slashed',
    'Your validator was slashed.',
    'It signed two things that exclude each other. Never run its key again; the rest is paid out later.',
    with_({ validators: [validator('active_slashed')] }),
    running,
  ],
];

test.each(rows)('%s: “%s %s”', (_name, is, next, status, practiceNow, setupNow) => {
  expect(statusSentence(status, practiceNow, setupNow)).toEqual({ is, next });
});

test('every mix of healths has two sentences, without shouting', () => {
  const healths: LayerHealth[] = ['absent', 'stopped', 'paused', 'starting', 'syncing', 'synced', 'stalled', 'silent'];
  for (const execution of healths)
    for (const consensus of healths)
      for (const validatorClient of healths) {
        const { is, next } = statusSentence(
          { ...attesting, execution: layer(execution), consensus: layer(consensus), validatorClient: layer(validatorClient) },
          running,
        );
        expect([is.endsWith('.'), next.endsWith('.'), /!|undefined|null|NaN/.test(is + next)]).toEqual([true, true, false]);
      }
});
