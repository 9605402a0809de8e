import { beforeAll, expect, test } from 'vitest';
import { addressCredentials } from '../../protocol/credentials.ts';
import { type Bls, loadBls } from '../bls.ts';
import { type DepositDatum, type DepositTerms, depositDataText, signDeposit } from '../deposit-data.ts';
import { codes, fileOf, judge } from './testing/judge.ts';

const ETH = 1_000_000_000n;
const ADDRESS = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
let bls: Bls;
beforeAll(async () => {
  bls = await loadBls();
});

const secretOf = (n: number) => bls.derive(new Uint8Array(32).fill(7), [12381, 3600, n, 0, 0]);
/** A deposit that is signed right, for whatever it says. */
const signed = (change: Partial<DepositTerms> = {}, key = 0): DepositDatum =>
  signDeposit(bls, secretOf(key), {
    credentials: addressCredentials('0x01', ADDRESS),
    amountGwei: 32n * ETH,
    genesisForkVersion: '0x10000910',
    networkName: 'hoodi',
    cliVersion: '2.8.0',
    ...change,
  });
const credentials = (hex: string) => Uint8Array.from(Buffer.from(hex, 'hex'));
const codesOf = async (...data: readonly DepositDatum[]) =>
  codes((await judge([fileOf('/x/deposit_data-1.json', depositDataText(data))]))[0]);
const body = ADDRESS.slice(2).toLowerCase();

test('what the Launchpad lets through is found although it is signed right', async () => {
  expect({
    good: await codesOf(signed(), signed({}, 1)),
    prefix: await codesOf(signed({ credentials: credentials(`03${'00'.repeat(11)}${body}`) })),
    padding: await codesOf(signed({ credentials: credentials(`01${'00'.repeat(10)}01${body}`) })),
    zeroAddress: await codesOf(signed({ credentials: credentials(`01${'00'.repeat(31)}`) })),
    twice: await codesOf(signed(), signed()),
    twoNetworks: await codesOf(signed(), signed({ genesisForkVersion: '0x00000000', networkName: 'mainnet' }, 1)),
    misnamed: await codesOf(signed({ networkName: 'mainnet' })),
    strange: await codesOf(signed({ genesisForkVersion: '0x12345678', networkName: 'mine' })),
    strangeAsMainnet: await codesOf(signed({ genesisForkVersion: '0x12345678', networkName: 'mainnet' })),
  }).toEqual({
    good: [],
    prefix: ['credentials.prefix'],
    padding: ['credentials.padding'],
    zeroAddress: ['credentials.zero'],
    twice: ['duplicate.within'],
    twoNetworks: ['network.mixed'],
    misnamed: ['network.name'],
    strange: ['network.unknown'],
    strangeAsMainnet: ['network.unknown', 'network.name'],
  });
});

test('amounts that the contract refuses or that earn nothing are found, whatever the credentials', async () => {
  const with02 = { credentials: addressCredentials('0x02', ADDRESS) };
  const bare = { credentials: credentials(`00${'ab'.repeat(31)}`) };
  expect({
    none: await codesOf(signed({ amountGwei: 0n })),
    low: await codesOf(signed({ amountGwei: ETH - 1n })),
    least: await codesOf(signed({ amountGwei: ETH })),
    more01: await codesOf(signed({ amountGwei: 32n * ETH + 1n })),
    more00: await codesOf(signed({ ...bare, amountGwei: 33n * ETH })),
    much02: await codesOf(signed({ ...with02, amountGwei: 2048n * ETH })),
    more02: await codesOf(signed({ ...with02, amountGwei: 2048n * ETH + 1n })),
  }).toEqual({
    none: ['amount.low'],
    low: ['amount.low'],
    least: ['amount.part'],
    more01: ['amount.high'],
    more00: ['credentials.bls', 'amount.high'],
    much02: [],
    more02: ['amount.high'],
  });
});

test('how a file is written: what programs refuse is wrong, what they ignore is noted, and neither hides the rest', async () => {
  const [good, other] = [signed(), signed({}, 1)];
  const text = depositDataText([good]);
  const judged = async (changed: string) => codes((await judge([fileOf('/x/deposit_data-1.json', changed)]))[0]);
  expect({
    prefixed: await judged(text.replace('"pubkey": "', '"pubkey": "0x')),
    capital: await judged(text.replace(good.pubkey.slice(2), good.pubkey.slice(2).toUpperCase())),
    unnamed: await judged(text.replace(', "network_name": "hoodi"', '')),
    extra: await judged(text.replace('"amount"', '"eth1_withdrawal": 1, "amount"')),
    noList: await judged(text.slice(1, -1)),
    empty: await judged('[]'),
    amountAsText: await judged(text.replace('32000000000', '"32000000000"')),
    noVersion: await judged(text.replace('"2.8.0"', '""')),
    short: await judged(text.replace(good.signature.slice(2), good.signature.slice(4))),
    oneNumber: await judged(text.replace(']', ', 7]')),
  }).toEqual({
    prefixed: ['form.prefix'],
    capital: ['form.case'],
    unnamed: ['network.unnamed'],
    extra: ['form.extra'],
    noList: ['form.list'],
    empty: ['file.unknown'],
    amountAsText: ['form.type'],
    noVersion: ['form.type'],
    short: ['form.type'],
    oneNumber: ['form.type'],
  });
  const swapped = { ...good, signature: other.signature };
  expect(await codesOf(swapped)).toEqual(['roots.data', 'deposit.signature']);
  const moved = { ...signed({ genesisForkVersion: '0x00000000', networkName: 'hoodi' }), forkVersion: '0x10000910' };
  expect(await codesOf(moved)).toEqual(['deposit.signatureOther']);
});

test('what is true of one in a list is said with its number, what is true of all is said once', async () => {
  const file = fileOf(
    '/x/deposit_data-1.json',
    depositDataText([signed(), signed({ amountGwei: ETH }, 1), signed({ amountGwei: ETH }, 2)]),
  );
  const [some] = await judge([file]);
  const [all] = await judge([file], { network: 'mainnet' });
  expect(some?.findings.map((f) => f.message)).toEqual([
    'Numbers 2, 3: 1 ETH adds to a validator, or is a part of one: a new one starts with 32 ETH.',
  ]);
  expect(all?.findings[0]?.message).toBe('This is for Hoodi testnet, not for Ethereum Mainnet. Do not use it there.');
});

test('deposits of a key in several files: copies are told, other terms are told louder, other credentials are wrong', async () => {
  const file = (name: string, datum: DepositDatum) => fileOf(`/x/${name}.json`, depositDataText([datum]));
  const one = file('one', signed());
  const found = async (other: DepositDatum) => (await judge([one, file('two', other)])).map(codes);
  expect(await found(signed())).toEqual([['duplicate.same'], ['duplicate.same']]);
  expect(await found(signed({ amountGwei: 5n * ETH }))).toEqual([['duplicate.again'], ['amount.part', 'duplicate.again']]);
  expect(await found(signed({ credentials: addressCredentials('0x02', ADDRESS) }))).toEqual([['duplicate.payout'], ['duplicate.payout']]);
  expect(await found(signed({ genesisForkVersion: '0x00000000', networkName: 'mainnet' }))).toEqual([[], []]);
});
