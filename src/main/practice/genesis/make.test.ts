import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Fork } from './rules.ts';

// The preset is fixed when @lodestar/params is first loaded.
process.env['LODESTAR_PRESET'] = 'minimal';
const { ssz } = await import('@lodestar/types');
const { chainConfigFromJson, createBeaconConfig } = await import('@lodestar/config');
const st = await import('@lodestar/state-transition');
const { interopPubkeys } = await import('./consensus-genesis.ts');
const { makeGenesis } = await import('./make.ts');

const predeploys = JSON.parse(readFileSync(new URL('../../../../resources/practice/predeploys.json', import.meta.url), 'utf8'));
const pubkeys = interopPubkeys(64);
const made = (fork: Fork, genesisTime = 1_800_000_000) =>
  makeGenesis({ fork, chainId: 3151908, genesisTime, secondsPerSlot: 2, predeploys }, pubkeys);
const yaml = (text: string): Record<string, string> =>
  Object.fromEntries(
    text
      .trim()
      .split('\n')
      .map((l) => [l.slice(0, l.indexOf(': ')), l.slice(l.indexOf(': ') + 2)]),
  );

/** Real clients ran on these: the block hash is geth's own, the state root that of Lodestar and Prysm. */
const known: Readonly<Record<Fork, object>> = {
  capella: {
    block: '0x6934dc984e2dc18c2eff1a454c64f1d374b44546a39bb8dd545530bd7ef0eebf',
    state: '0xc6391609a2db2bbb217089edd333c6f41d587b09e72ba98d7ccf3ca0fb4d399c',
    validators: '0x83431ec7fcf92cfc44947fc0418e831c25e1d0806590231c439830db7ad54fda',
  },
  fulu: {
    block: '0x9d8b790e83dcaa01b5c08b9a4ecfeb61dd9e7d96ab573bd0f5745bb6060dbb70',
    state: '0xb8426877a18f9f718bfed844aaf49ab661baed06021e2f141fba150d350e70d3',
    validators: '0x83431ec7fcf92cfc44947fc0418e831c25e1d0806590231c439830db7ad54fda',
  },
};

describe.each<Fork>(['capella', 'fulu'])('the genesis of %s', (fork) => {
  const files = made(fork);
  const config = yaml(files.configYaml);
  let state: ReturnType<typeof st.createCachedBeaconState>;

  beforeAll(() => {
    const { BLOB_SCHEDULE: _, ...values } = config;
    const beaconConfig = createBeaconConfig(chainConfigFromJson(values), new Uint8Array(32));
    const view = ssz[fork].BeaconState.deserializeToViewDU(files.genesisSsz) as Parameters<typeof st.createCachedBeaconState>[0];
    state = st.createCachedBeaconState(view, { config: beaconConfig, pubkeyCache: st.createPubkeyCache() });
  });

  test('is the same for the same time, and is what geth and the consensus clients computed', () => {
    expect({ block: files.genesisBlockHash, state: files.genesisStateRoot, validators: files.genesisValidatorsRoot }).toEqual(known[fork]);
    expect(made(fork, 1_800_000_001).genesisBlockHash).not.toBe(files.genesisBlockHash);
  });

  test('is walked by Lodestar over two epochs without a block', () => {
    const later = st.processSlots(state, 17);
    expect({ slot: later.slot, active: later.epochCtx.currentShuffling.activeIndices.length }).toEqual({ slot: 17, active: 64 });
  });

  test('draws the sync committee that Lodestar draws', () => {
    const active = Uint32Array.from({ length: 64 }, (_, i) => i);
    const { syncCommittee } = st.getNextSyncCommittee(
      fork === 'fulu' ? 6 : 3,
      state as never,
      active,
      Uint16Array.from({ length: 64 }, () => 32),
    );
    expect(ssz[fork].BeaconState.deserialize(files.genesisSsz).currentSyncCommittee).toEqual(syncCommittee);
  });

  test('gives every fork a version of its own and writes hex without quotes', () => {
    const versions = Object.entries(config).flatMap(([k, v]) => (k.endsWith('_FORK_VERSION') ? [v] : []));
    expect(new Set(versions).size).toBe(versions.length);
    expect(files.configYaml).not.toMatch(/['"]0x/);
    expect(config).toMatchObject({
      SECONDS_PER_SLOT: '2',
      SLOT_DURATION_MS: '2000',
      SHARD_COMMITTEE_PERIOD: '4',
      DEPOSIT_CHAIN_ID: '3151908',
    });
  });
});

test('the proposers that Fulu looks ahead to are those that Lodestar draws', () => {
  const state = ssz.fulu.BeaconState.deserialize(made('fulu').genesisSsz);
  const view = ssz.fulu.BeaconState.toViewDU(state);
  const active = Uint32Array.from({ length: 64 }, (_, i) => i);
  const increments = Uint16Array.from({ length: 64 }, () => 32);
  const drawn = [0, 1].flatMap((epoch) =>
    st.computeProposers(6, st.getSeed(view as never, epoch, Uint8Array.of(0, 0, 0, 0)), { epoch, activeIndices: active }, increments),
  );
  expect(state.proposerLookahead).toEqual(drawn);
});

test('the follow distance of Lodestar 1.5.1 stays well above four slots, however long those are', () => {
  const perBlock = (secondsPerSlot: number) => {
    const request = { fork: 'capella', chainId: 3151908, genesisTime: 1_800_000_000, secondsPerSlot, predeploys } as const;
    return yaml(makeGenesis(request, pubkeys).configYaml)['SECONDS_PER_ETH1_BLOCK'];
  };
  expect([1, 2, 6, 12].map(perBlock)).toEqual(['14', '14', '14', '24']);
});

test('only Fulu deploys the contracts of its system calls', () => {
  const accounts = (fork: Fork) => Object.keys((JSON.parse(made(fork).elGenesis) as { alloc: object }).alloc).length;
  expect({ capella: accounts('capella'), fulu: accounts('fulu') }).toEqual({ capella: 2, fulu: 6 });
});
