import { expect, test } from 'vitest';
import { type InstanceFacts, networkFactsOf, parseFacts } from './facts.ts';
import { ownSpec, peerAddress, restSpec } from './specs.ts';

const facts: InstanceFacts = {
  instance: 'practice-3fa9c0',
  profile: 'today',
  rules: 'Fulu',
  preset: 'minimal',
  secondsPerSlot: 2,
  slotsPerEpoch: 8,
  genesisTime: 1_800_000_000,
  chainId: 3151908,
  genesisForkVersion: '0x10000038',
  capellaForkVersion: '0x40000038',
  genesisValidatorsRoot: `0x${'83'.repeat(32)}`,
  depositContract: '0x00000000219ab540356cBB839Cbe05303d7705Fa',
  execution: { client: 'geth', image: 'practice/geth:1.16.9', storage: 'default' },
  consensus: { client: 'prysm', versionLine: 'prysm-7', images: { beacon: 'b:1', validator: 'v:1' } },
};
const input = {
  facts,
  owner: 'aabbccddeeff',
  prefix: '172.31.77',
  path: (instance: string, name: string) => `/data/practice/${instance}/${name}`,
  hostPorts: { rpc: 4001, rest: 4002, keymanager: 4003 },
};

test('the own node names the rest by its known enode and the peer it was told, and takes keys over its API', () => {
  expect(ownSpec(input, '/ip4/172.31.77.11/tcp/13000/p2p/16U')).toEqual({
    instance: 'practice-3fa9c0',
    owner: 'aabbccddeeff',
    networkLabel: 'practice',
    side: 'own',
    network: {
      kind: 'custom',
      chainId: 3151908,
      preset: 'minimal',
      depositContract: facts.depositContract,
      files: {
        elGenesis: '/data/practice/practice-3fa9c0/el-genesis.json',
        configYaml: '/data/practice/practice-3fa9c0/config.yaml',
        genesisSsz: '/data/practice/practice-3fa9c0/genesis.ssz',
      },
    },
    execution: facts.execution,
    consensus: facts.consensus,
    hostPorts: input.hostPorts,
    addresses: { execution: '172.31.77.20', beacon: '172.31.77.21', validator: '172.31.77.22' },
    jwtFile: '/data/practice/practice-3fa9c0/jwt.hex',
    p2p: null,
    walletPasswordFile: '/data/practice/practice-3fa9c0/wallet-password.txt',
    feeRecipient: '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
    graffiti: 'hearth',
    peers: {
      staticEnode: expect.stringMatching(/^enode:\/\/79be667ef9dc[0-9a-f]{116}@172\.31\.77\.10:30303$/),
      consensus: '/ip4/172.31.77.11/tcp/13000/p2p/16U',
    },
    validators: { kind: 'keymanager' },
    first: false,
  });
});

test('the rest holds all genesis keys, waits for nobody and owns the key of that enode', () => {
  expect(restSpec(input)).toMatchObject({
    side: 'rest',
    addresses: { execution: '172.31.77.10', beacon: '172.31.77.11', validator: '172.31.77.12' },
    peers: { staticEnode: null, consensus: null },
    validators: { kind: 'interop', from: 0, to: 63 },
    first: true,
    nodeKey: `${'0'.repeat(63)}1`,
  });
});

test('Prysm is named by multiaddr, Lodestar by ENR', () => {
  const identity = { enr: 'enr:-abc', peerId: '16Uiu2' };
  expect(peerAddress('prysm', '172.31.77', identity)).toBe('/ip4/172.31.77.11/tcp/13000/p2p/16Uiu2');
  expect(peerAddress('lodestar', '172.31.77', identity)).toBe('enr:-abc');
  expect(peerAddress('lodestar', '172.31.77', { ...identity, enr: '' })).toBeNull();
});

test('facts survive as a label, and a broken label is no network', () => {
  expect(parseFacts(JSON.stringify(facts))).toEqual(facts);
  expect([undefined, '', '{}', 'x'].map(parseFacts)).toEqual([null, null, null, null]);
  expect(networkFactsOf(facts)).toMatchObject({
    name: 'practice',
    instance: 'practice-3fa9c0',
    genesisTime: 1_800_000_000,
    slotsPerEpoch: 8,
  });
});
