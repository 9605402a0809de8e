import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type GateFacts, type GateKey, gateItems, gateOpens } from './gate.ts';

const CREDENTIALS = `0x01${'00'.repeat(11)}70997970c51812dc3a010c7d01b50e0d17dc79c8`;
const ADDRESS = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8';
const nothing = { sentHere: false, validatorIndex: null, inQueue: false, inLogs: false };
const key: GateKey = {
  pubkey: `0x${'aa'.repeat(48)}`,
  keystoreReadable: true,
  loaded: true,
  intendedAddress: ADDRESS,
  damaged: false,
  deposit: {
    withdrawalCredentials: CREDENTIALS,
    amountGwei: 32_000_000_000n,
    forkVersion: '0x10000038',
    rootsAgree: true,
    signatureVerified: true,
  },
  earlier: nothing,
};
const good: GateFacts = {
  network: {
    title: 'Practice network',
    chainId: 3_151_908,
    depositContract: '0x00000000219ab540356cBB839Cbe05303d7705Fa',
    genesisForkVersion: '0x10000038',
  },
  unit: 'practice ETH',
  toleratedSlots: 4,
  consensus: { behindSlots: 0, optimistic: false },
  execution: { behindSlots: 1, optimistic: false },
  chainIds: { execution: 3_151_908, consensus: 3_151_908 },
  contract: { address: '0x00000000219ab540356cbb839cbe05303d7705fa', hasCode: true },
  keys: [key],
  wallet: { balanceWei: 1_000_000n * 10n ** 18n },
};
const withKey = (change: Partial<GateKey>): GateFacts => ({ ...good, keys: [{ ...key, ...change }] });
const withDeposit = (change: Partial<NonNullable<GateKey['deposit']>>): GateFacts =>
  withKey({ deposit: key.deposit && { ...key.deposit, ...change } });
const closedBy = (f: GateFacts) => gateItems(f).flatMap((i) => (i.verdict === 'stops' ? [[i.id, i.found]] : []));

test('thirteen things agree before practice coins may move, and each says what was found', () => {
  const items = gateItems(good);
  expect(items.map((i) => [i.id, i.verdict, i.found])).toEqual([
    ['consensus', 'fine', 'at the head'],
    ['execution', 'fine', '1 slot behind the clock'],
    ['chain', 'fine', 'chain id 3151908'],
    ['contract', 'fine', '0x0000…05Fa, agreed by both clients'],
    ['keystore', 'fine', 'there and readable'],
    ['loaded', 'fine', 'loaded'],
    ['network', 'fine', 'signed for Practice network'],
    ['amount', 'fine', '32 practice ETH'],
    ['roots', 'fine', 'both roots agree'],
    ['signature', 'fine', 'signature verified'],
    ['credentials', 'fine', 'to 0x7099…79C8'],
    ['once', 'fine', 'none found'],
    ['wallet', 'fine', '1,000,000 practice ETH'],
  ]);
  expect(gateOpens(items)).toBe(true);
});

test.each<[string, GateFacts, [string, string][]]>([
  [
    'the beacon node is behind',
    { ...good, consensus: { behindSlots: 20, optimistic: false } },
    [['consensus', '20 slots behind the clock']],
  ],
  ['its head is unchecked', { ...good, consensus: { behindSlots: 0, optimistic: true } }, [['consensus', 'newest blocks not checked yet']]],
  ['the execution client is silent', { ...good, execution: null }, [['execution', 'could not look']]],
  ['the chain is another', { ...good, chainIds: { execution: 1, consensus: 1 } }, [['chain', 'chain id 1']]],
  [
    'the clients follow different chains',
    { ...good, chainIds: { execution: 1, consensus: 3_151_908 } },
    [['chain', 'execution client 1, beacon node 3151908']],
  ],
  [
    'the contract is another',
    { ...good, contract: { address: `0x${'42'.repeat(20)}`, hasCode: true } },
    [['contract', 'the beacon node names 0x4242…4242']],
  ],
  ['no contract is there', { ...good, contract: { ...good.contract, hasCode: false } }, [['contract', 'no contract there']]],
  ['the keystore is gone', withKey({ keystoreReadable: false }), [['keystore', 'missing']]],
  ['the key is not loaded', withKey({ loaded: false }), [['loaded', 'not loaded']]],
  ['nobody knows whether it is loaded', withKey({ loaded: null }), [['loaded', 'could not look']]],
  ['it is signed for another network', withDeposit({ forkVersion: '0x00000000' }), [['network', 'signed for another network']]],
  ['the amount is too small to start', withDeposit({ amountGwei: 1_000_000_000n }), [['amount', '1 practice ETH']]],
  ['a root is wrong', withDeposit({ rootsAgree: false }), [['roots', 'its roots do not agree']]],
  ['the signature is wrong', withDeposit({ signatureVerified: false }), [['signature', 'the signature is wrong']]],
  [
    'the coins would go elsewhere',
    withKey({ intendedAddress: `0x${'9d'.repeat(20)}` }),
    [['credentials', 'to 0x7099…79C8, but you set 0x9d9d…9d9d']],
  ],
  ['it was sent before', withKey({ earlier: { ...nothing, sentHere: true } }), [['once', 'you have sent one']]],
  ['it is a validator', withKey({ earlier: { ...nothing, validatorIndex: 64, sentHere: true } }), [['once', 'it is validator 64']]],
  ['it waits in the queue', withKey({ earlier: { ...nothing, inQueue: true } }), [['once', 'one waits in the queue']]],
  ['it is in a block', withKey({ earlier: { ...nothing, inLogs: true } }), [['once', 'one is in a block']]],
  ['the wallet is empty', { ...good, wallet: { balanceWei: 32n * 10n ** 18n } }, [['wallet', '32 practice ETH']]],
])('the gate is closed when %s', (_name, facts, expected) => {
  expect(closedBy(facts)).toEqual(expected);
});

test('without deposit data five things cannot agree, and a real network has no wallet', () => {
  expect(closedBy(withKey({ deposit: null })).map(([id]) => id)).toEqual(['network', 'amount', 'roots', 'signature', 'credentials']);
  expect(gateItems({ ...good, wallet: null })).toHaveLength(12);
});

test('damaged deposit data is told from missing data', () => {
  expect(closedBy(withKey({ deposit: null, damaged: true }))[0]).toEqual(['network', 'the deposit file is damaged or wrongly signed']);
});

test('of several keys the one that stops is named', () => {
  expect(closedBy({ ...good, keys: [key, { ...key, pubkey: `0x${'bb'.repeat(48)}`, loaded: false }] })).toEqual([
    ['loaded', '0xbbbb…bbbb: not loaded'],
  ]);
});

const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: null });
const head = fc.option(fc.record({ behindSlots: fc.nat(10), optimistic: fc.boolean() }), { nil: null });
const anyKey: fc.Arbitrary<GateKey> = fc.record({
  pubkey: fc.constant(key.pubkey),
  keystoreReadable: fc.boolean(),
  loaded: fc.option(fc.boolean(), { nil: null }),
  damaged: fc.boolean(),
  intendedAddress: fc.constantFrom(ADDRESS, ADDRESS.toLowerCase(), `0x${'11'.repeat(20)}`, null),
  deposit: fc.option(
    fc.record({
      withdrawalCredentials: fc.constantFrom(CREDENTIALS, CREDENTIALS.replace('0x01', '0x02'), `0x00${'11'.repeat(31)}`),
      amountGwei: fc.constantFrom(1_000_000_000n, 32_000_000_000n, 33_000_000_000n, 2_048_000_000_000n, 2_049_000_000_000n),
      forkVersion: fc.constantFrom('0x10000038', '0x00000000'),
      rootsAgree: fc.boolean(),
      signatureVerified: fc.boolean(),
    }),
    { nil: null },
  ),
  earlier: fc.option(
    fc.record({
      sentHere: fc.boolean(),
      validatorIndex: fc.option(fc.nat(99), { nil: null }),
      inQueue: fc.boolean(),
      inLogs: fc.boolean(),
    }),
    { nil: null },
  ),
});

test('the gate opens only when nothing is unknown and every key is whole, signed, loaded, his and new', () => {
  fc.assert(
    fc.property(
      head,
      head,
      maybe(3_151_908),
      maybe(true),
      fc.array(anyKey, { minLength: 1, maxLength: 3 }),
      maybe(10n ** 24n),
      (c, e, id, code, keys, wei) => {
        const facts = {
          ...good,
          consensus: c,
          execution: e,
          chainIds: { execution: id, consensus: id },
          contract: { ...good.contract, hasCode: code },
          keys,
          wallet: { balanceWei: wei },
        };
        const heads = c !== null && e !== null && !c.optimistic && !e.optimistic && c.behindSlots <= 4 && e.behindSlots <= 4;
        const whole = keys.every(
          (k) =>
            k.keystoreReadable &&
            k.loaded === true &&
            k.deposit?.rootsAgree &&
            k.deposit.signatureVerified &&
            k.deposit.forkVersion === '0x10000038' &&
            !k.deposit.withdrawalCredentials.startsWith('0x00') &&
            k.intendedAddress?.toLowerCase() === ADDRESS.toLowerCase() &&
            k.deposit.amountGwei >= 32_000_000_000n &&
            k.deposit.amountGwei <= (k.deposit.withdrawalCredentials.startsWith('0x02') ? 2_048_000_000_000n : 32_000_000_000n) &&
            k.earlier !== null &&
            !k.earlier.sentHere &&
            k.earlier.validatorIndex === null &&
            !k.earlier.inQueue &&
            !k.earlier.inLogs,
        );
        expect(gateOpens(gateItems(facts))).toBe(heads && id !== null && code !== null && wei !== null && whole);
      },
    ),
    { numRuns: 300 },
  );
});
