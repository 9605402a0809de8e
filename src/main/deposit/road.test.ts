import { expect, test } from 'vitest';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { capellaRules, fuluRules } from '../protocol/testing/practice-rules.ts';
import { depositRoad, type RoadFacts } from './road.ts';

const KEY = `0x${'aa'.repeat(48)}`;
const time = { genesisTimeMs: 1_800_000_000_000, secondsPerSlot: 2, slotsPerEpoch: 8 };
const at = (slot: number) => time.genesisTimeMs + slot * 2_000;
const validator: BeaconValidator = {
  index: 64,
  status: 'pending_initialized',
  balanceGwei: 32_000_000_000n,
  pubkey: KEY,
  withdrawalCredentials: `0x01${'00'.repeat(31)}`,
  effectiveBalanceGwei: 32_000_000_000n,
  slashed: false,
  activationEligibilityEpoch: null,
  activationEpoch: null,
  exitEpoch: null,
  withdrawableEpoch: null,
};
const sent = { txHash: `0x${'11'.repeat(32)}`, at: at(42) };
const mined = { slot: 43, succeeded: true };
const facts = (slot: number, change: Partial<RoadFacts> = {}): RoadFacts => ({
  pubkey: KEY,
  rules: fuluRules,
  time,
  now: at(slot),
  finalizedEpoch: Math.max(0, Math.floor(slot / 8) - 2),
  sent: null,
  mined: null,
  validator: null,
  pending: [],
  activeBalanceGwei: 64n * 32_000_000_000n,
  amount: '32 practice ETH',
  ...change,
});
const short = (f: RoadFacts) => {
  const road = depositRoad(f);
  return [
    road.status,
    ...road.stations.map((s) => `${s.id} ${s.state} ${s.at === null ? '-' : (s.at - time.genesisTimeMs) / 2_000} ${s.detail}`.trim()),
  ];
};
const pending = [{ pubkey: KEY, amountGwei: 32_000_000_000n, slot: 43 }];

test('nothing sent: no station is reached and no time is promised', () => {
  expect(short(facts(42))).toEqual(['none', 'sent next -', 'included next -', 'queued next -', 'finalized next -', 'active next -']);
});

// Slot 43 is in epoch 5; seen on Prysm with Fulu rules: queued 29 and active 77 slots after the deposit was mined, at best.
test.each<[string, RoadFacts, string[]]>([
  [
    'sent',
    facts(42, { sent }),
    [
      'sent',
      'sent done 42 32 practice ETH',
      'included here 43 slot 43',
      'queued next 72',
      'finalized next 88 epoch 11',
      'active next 120 epoch 15',
    ],
  ],
  [
    'mined',
    facts(44, { sent, mined, pending }),
    [
      'included',
      'sent done 42 32 practice ETH',
      'included done 43 slot 43',
      'queued here 72',
      'finalized next 88 epoch 11',
      'active next 120 epoch 15',
    ],
  ],
  [
    'credited',
    facts(66, { sent, mined, validator }),
    [
      'included',
      'sent done 42 32 practice ETH',
      'included done 43 slot 43',
      'queued here 72 validator 64',
      'finalized next 88 epoch 11',
      'active next 120 epoch 15',
    ],
  ],
  [
    'queued',
    facts(73, { sent, mined, validator: { ...validator, activationEligibilityEpoch: 9 } }),
    [
      'queued',
      'sent done 42 32 practice ETH',
      'included done 43 slot 43',
      'queued done 72 validator 64',
      'finalized here 88 epoch 11',
      'active next 120 epoch 15',
    ],
  ],
  [
    'finalized',
    facts(89, { sent, mined, validator: { ...validator, activationEligibilityEpoch: 9, activationEpoch: 15 } }),
    [
      'finalized',
      'sent done 42 32 practice ETH',
      'included done 43 slot 43',
      'queued done 72 validator 64',
      'finalized done 88 epoch 11',
      'active here 120 epoch 15',
    ],
  ],
  [
    'active',
    facts(121, { sent, mined, validator: { ...validator, status: 'active_ongoing', activationEligibilityEpoch: 9, activationEpoch: 15 } }),
    [
      'active',
      'sent done 42 32 practice ETH',
      'included done 43 slot 43',
      'queued done 72 validator 64',
      'finalized done 88 epoch 11',
      'active done 120 epoch 15',
    ],
  ],
])('a deposit under Fulu that is %s', (_name, f, expected) => {
  expect(short(f)).toEqual(expected);
});

test('what is late moves the rest along, never into the past', () => {
  const road = depositRoad(facts(100, { sent, mined, pending }));
  expect(road.stations.slice(2).map((s) => (s.at ?? 0) >= at(104))).toEqual([true, true, true]);
  expect(road.activeAt).toBe(road.stations[4]?.at);
});

test('under Capella the road passes eth1 voting, and has no queue to show', () => {
  const road = depositRoad(facts(44, { rules: capellaRules, sent, mined, pending: null }));
  expect([road.status, road.queue]).toEqual(['included', null]);
  // Old enough for the voting period at slot 96, a majority 16 blocks later, then the queue and six epochs.
  expect(road.stations[4]?.at).toBe(at(168));
});

test('the queue before a deposit is said and costs epochs', () => {
  const before = Array.from({ length: 8 }, (_, i) => ({ pubkey: `0x${String(i).repeat(96)}`, amountGwei: 32_000_000_000n, slot: 40 }));
  const waiting = depositRoad(facts(44, { sent, mined, pending: [...before, ...pending] }));
  expect(waiting.queue).toEqual({ beforeGwei: 256_000_000_000n, perEpochGwei: 128_000_000_000n, secondsPerEpoch: 16 });
  expect(waiting.activeAt).toBe(at(120 + 2 * 8));
});

test('a deposit that was mined and refused has failed', () => {
  const road = depositRoad(facts(44, { sent, mined: { slot: 43, succeeded: false } }));
  expect([road.status, road.activeAt, road.stations.map((s) => s.state)]).toEqual([
    'failed',
    null,
    ['done', 'next', 'next', 'next', 'next'],
  ]);
});
