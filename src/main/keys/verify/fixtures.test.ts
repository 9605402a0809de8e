import { expect, test, vi } from 'vitest';
import { codes, fixture, fixtureFiles, judge } from './testing/judge.ts';

vi.setConfig({ testTimeout: 60_000 });

const ADDRESS = '0x00000000219ab540356cBB839Cbe05303d7705Fa';

test('files of the reference tool hold nothing but what was meant: old credentials, a part of a deposit, a wish, form only', async () => {
  const meant: Record<string, readonly string[]> = {
    a00: ['credentials.bls', 'keystore.unopened'],
    partial: ['amount.part'],
    partial2: [],
    btec: [],
  };
  const found: Record<string, readonly string[]> = {};
  for (const name of ['a00', 'a01', 'a02', 'amt', 'pbk', 't10', 'uni', 'gno', 'partial', 'partial2', 'btec']) {
    found[name] = [...new Set((await judge(fixtureFiles(name))).flatMap(codes))].sort();
  }
  const withKeystores = ['a01', 'a02', 'amt', 'gno', 'pbk', 't10', 'uni'].map((name) => [name, ['keystore.unopened']]);
  expect(found).toEqual({ ...Object.fromEntries(withKeystores), ...meant });
});

test('each file says what it is, for which network, and what it would do', async () => {
  const said = async (name: string, part: string, ...beside: string[]) => {
    const [first] = await judge([fixture(name, part), ...fixtureFiles(...beside)]);
    return [first?.kind, first?.network, ...(first?.does ?? [])];
  };
  expect([
    await said('a00', 'deposit_data'),
    await said('a02', 'deposit_data'),
    await said('gno', 'deposit_data'),
    await said('uni', 'deposit_data'),
    await said('uni', 'keystore'),
    await said('exitk', 'exit'),
    await said('exitk', 'exit', 'a01'),
    await said('btec', 'change'),
    await said('btk', 'change', 'a01'),
  ]).toMatchInlineSnapshot(`
    [
      [
        "deposit",
        "mainnet",
        "would deposit 32 ETH for key 0xa9ad…bf84, paying out to nobody until its withdrawal key names an address",
      ],
      [
        "deposit",
        "mainnet",
        "would deposit 2048 ETH for key 0x86d3…5ba5, compounding and paying out to 0x00000000219ab540356cBB839Cbe05303d7705Fa, fixed for ever",
        "would deposit 2048 ETH for key 0x9040…1038, compounding and paying out to 0x00000000219ab540356cBB839Cbe05303d7705Fa, fixed for ever",
      ],
      [
        "deposit",
        "gnosis",
        "would deposit 1 GNO for key 0xb384…4c87, paying out to 0x00000000219ab540356cBB839Cbe05303d7705Fa, fixed for ever",
      ],
      [
        "deposit",
        "hoodi",
        "would deposit 32 ETH for key 0x94ab…6029, paying out to 0x00000000219ab540356cBB839Cbe05303d7705Fa, fixed for ever",
      ],
      [
        "keystore",
        null,
        "holds the secret of key 0x94ab…6029, path m/12381/3600/7/0/0",
      ],
      [
        "exit",
        null,
        "would end validator 1234 for good, from epoch 0 on; anyone who has this file can do that",
      ],
      [
        "exit",
        "hoodi",
        "would end validator 1234 (key 0xb384…4c87) for good, from epoch 0 on; anyone who has this file can do that",
      ],
      [
        "change",
        "mainnet",
        "would fix the payouts of validator 1 to 0x3434343434343434343434343434343434343434, for ever",
      ],
      [
        "changeRequest",
        "mainnet",
        "asks that validator 77 pay out to 0x00000000219ab540356cBB839Cbe05303d7705Fa",
      ],
    ]
  `);
});

test('exits and wishes name no key: the signer is found among the keys given along, or told by the own node', async () => {
  const exits = fixtureFiles('exitm');
  expect((await judge(exits)).map(codes)).toEqual([['exit.unchecked'], ['exit.unchecked']]);
  expect((await judge([...exits, ...fixtureFiles('pbk')])).slice(0, 2).map((f) => [f.network, ...codes(f)])).toEqual([
    ['mainnet'],
    ['mainnet'],
  ]);
  const keys = (await judge(fixtureFiles('a01'))).flatMap((f) => f.keystore?.pubkey ?? []);
  const right = new Map([
    ['1234', keys[0] ?? ''],
    ['5678', keys[1] ?? ''],
  ]);
  const swapped = new Map([['1234', keys[1] ?? '']]);
  expect((await judge(exits, { ofIndex: right })).map(codes)).toEqual([[], []]);
  expect((await judge([...exits, ...fixtureFiles('pbk')], { ofIndex: swapped })).map(codes)[0]).toEqual(['exit.signature']);
  expect((await judge([fixture('btk', 'change')])).map(codes)).toEqual([['change.unchecked', 'change.request']]);
});

test('a file for another network or another address than the person means is told', async () => {
  const all = [fixture('a01', 'deposit'), fixture('btec', 'change')];
  expect((await judge(all, { network: 'hoodi', address: '0x71C7656EC7ab88b098defB751B7401B5f6d8976F' })).map(codes)).toEqual([
    ['network.asked', 'credentials.other'],
    ['credentials.other', 'network.asked'],
  ]);
  expect((await judge([fixture('a01', 'deposit')], { network: 'mainnet', address: ADDRESS })).map(codes)).toEqual([[]]);
  expect((await judge([fixture('a00', 'deposit')], { address: ADDRESS })).map(codes)).toEqual([['credentials.bls', 'credentials.nobody']]);
  const exit = await judge([fixture('exitk', 'exit'), ...fixtureFiles('a01')], { network: 'mainnet' });
  expect(codes(exit[0])).toEqual(['network.asked']);
});

test('all files together only show what they share: the same keys in several of them', async () => {
  const all = await judge(
    fixtureFiles('a00', 'a01', 'a02', 'amt', 'pbk', 't10', 'uni', 'gno', 'partial', 'partial2', 'exitm', 'exitk', 'btec', 'btk'),
  );
  const shared = /^duplicate\.|^credentials\.bls$|^amount\.part$|^keystore\.unopened$|^change\.request$/;
  expect(all.flatMap(codes).filter((code) => !shared.test(code))).toEqual([]);
});
