import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BeaconValidator } from '../platform/beacon-api/validators.ts';
import { capellaRules as rules } from '../protocol/testing/practice-rules.ts';
import { type ExitFacts, exitEpochNow, previewExit } from './preflight.ts';

const time = { genesisTimeMs: 1_800_000_000_000, secondsPerSlot: 2, slotsPerEpoch: 8 };
const at = (slot: number) => time.genesisTimeMs + slot * 2_000;
const active: BeaconValidator = {
  index: 64,
  status: 'active_ongoing',
  balanceGwei: 32_001_912_000n,
  pubkey: `0x${'ab'.repeat(48)}`,
  withdrawalCredentials: `0x01${'00'.repeat(11)}71c7656ec7ab88b098defb751b7401b5f6d8976f`,
  effectiveBalanceGwei: 32_000_000_000n,
  slashed: false,
  activationEligibilityEpoch: 4,
  activationEpoch: 10,
  exitEpoch: null,
  withdrawableEpoch: null,
};
const facts = (change: Partial<ExitFacts> = {}): ExitFacts => ({
  validator: active,
  rules,
  time,
  now: at(200),
  headSlot: 200,
  signer: 'keystore',
  ...change,
});

test('an exit sent now is shown with the dates the rules give', () => {
  expect(previewExit(facts())).toEqual({
    pubkey: active.pubkey,
    index: 64,
    phrase: 'exit validator 64',
    earliestEpoch: null,
    // Slot 201 is in epoch 25: exit 25 + 1 + 4, withdrawable 4 epochs later, the sweep passes 65 validators in 5 blocks.
    exitedAt: at(240),
    withdrawableAt: at(272),
    paidAt: at(276),
    balanceGwei: 32_001_912_000n,
    withdrawalAddress: '0x71C7656EC7ab88b098defB751B7401B5f6d8976F',
    signer: 'keystore',
    refused: null,
  });
});

test.each<[string, Partial<ExitFacts>, string]>([
  [
    'not active yet',
    { validator: { ...active, activationEpoch: 30 } },
    'Validator 64 is not active yet. It can exit once it has worked for a while.',
  ],
  [
    'too young',
    { validator: { ...active, activationEpoch: 23 } },
    'Validator 64 has not worked long enough. It can exit from epoch 27 on, in 32 s.',
  ],
  [
    'leaving',
    { validator: { ...active, exitEpoch: 30, withdrawableEpoch: 34 } },
    'Validator 64 is leaving already; its duties end with epoch 30.',
  ],
  ['gone', { validator: { ...active, exitEpoch: 20, withdrawableEpoch: 24 } }, 'Validator 64 has left already.'],
  ['slashed', { validator: { ...active, slashed: true, exitEpoch: 30 } }, 'Validator 64 was slashed; the chain removes it by itself.'],
  [
    'without an address',
    { validator: { ...active, withdrawalCredentials: `0x00${'11'.repeat(31)}` } },
    'Validator 64 has no withdrawal address yet, so its coins could not be paid out. Set one first.',
  ],
  ['without a signer', { signer: null }, 'Neither your validator client nor this folder holds the key of validator 64.'],
  ['judged by an old head', { headSlot: 180 }, 'Your node is 20 slots behind the clock. Wait until it is in sync.'],
])('a validator that is %s cannot exit, and the reason is said', (_name, change, refused) => {
  expect(previewExit(facts(change)).refused).toBe(refused);
});

test('too young says the first epoch in which the chain accepts', () => {
  expect(previewExit(facts({ validator: { ...active, activationEpoch: 23 } }))).toMatchObject({ earliestEpoch: 27, exitedAt: at(32 * 8) });
});

const anyFacts = fc
  .record({
    clockSlot: fc.nat(2_000),
    lag: fc.nat(60),
    activationEpoch: fc.option(fc.nat(250)),
    exits: fc.option(fc.nat(300)),
    slashed: fc.boolean(),
    signer: fc.constantFrom('keymanager' as const, 'keystore' as const, null),
  })
  .map((r) => {
    const exitEpoch = r.activationEpoch === null || r.exits === null ? null : r.activationEpoch + r.exits;
    const validator = {
      ...active,
      slashed: r.slashed,
      activationEpoch: r.activationEpoch,
      exitEpoch,
      withdrawableEpoch: exitEpoch && exitEpoch + 4,
    };
    return facts({ validator, now: at(r.clockSlot), headSlot: Math.max(0, r.clockSlot - r.lag), signer: r.signer });
  });

test('never signs for a future epoch, and lets through only what process_voluntary_exit takes', () => {
  fc.assert(
    fc.property(anyFacts, (f) => {
      const epoch = exitEpochNow(f);
      const clockEpoch = Math.floor((f.now - time.genesisTimeMs) / 16_000);
      expect(epoch).toBeLessThanOrEqual(Math.min(clockEpoch, Math.floor(f.headSlot / 8)));
      const preview = previewExit(f);
      const v = f.validator;
      if (preview.refused === null) {
        expect(v.activationEpoch !== null && v.activationEpoch + rules.shardCommitteePeriod <= epoch).toBe(true);
        expect([v.exitEpoch, v.slashed, f.signer === null]).toEqual([null, false, false]);
      }
      expect(preview.exitedAt).toBeLessThanOrEqual(preview.withdrawableAt);
      expect(preview.withdrawableAt).toBeLessThanOrEqual(preview.paidAt);
    }),
  );
});
