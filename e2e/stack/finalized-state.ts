// A finalized state of now that no chain has, and a stand-in for the beacon node that gives it away.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aggregatePublicKeys, SecretKey } from '@chainsafe/blst';
import { ssz } from '@lodestar/types';
import type { PublicNetwork } from '../../src/shared/networks.ts';

/** The last fork of a network that a client knows. */
export type LastFork = { readonly name: 'bellatrix' | 'capella'; readonly version: string; readonly epoch: number };

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
const hexOf = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;

/** A finalized state of now with sixteen validators, and the root of its block. */
function finalizedState({ genesisTime = 0, genesisValidatorsRoot }: PublicNetwork, fork: LastFork) {
  const { BeaconState } = ssz[fork.name];
  const keys = Array.from({ length: 16 }, (_, i) => SecretKey.fromKeygen(new Uint8Array(32).fill(i + 1)).toPublicKey());
  const members = Array.from({ length: 32 }, () => keys).flat();
  const committee = { pubkeys: members.map((key) => key.toBytes()), aggregatePubkey: aggregatePublicKeys(members).toBytes() };
  const epoch = Math.floor((Date.now() / 1000 - genesisTime) / 12 / 32) - 2;
  const checkpoint = { epoch: epoch - 1, root: new Uint8Array(32).fill(3) };
  const version = bytesOf(fork.version);
  // It has every field of the forks before it.
  const state = ssz.capella.BeaconState.defaultValue();
  Object.assign(state, {
    genesisTime,
    genesisValidatorsRoot: bytesOf(genesisValidatorsRoot ?? '0x'),
    slot: epoch * 32,
    fork: { previousVersion: version, currentVersion: version, epoch: fork.epoch },
    validators: keys.map((key) => ({
      ...{ pubkey: key.toBytes(), withdrawalCredentials: new Uint8Array(32), effectiveBalance: 32e9, slashed: false },
      ...{
        activationEligibilityEpoch: 0,
        activationEpoch: 0,
        exitEpoch: Number.POSITIVE_INFINITY,
        withdrawableEpoch: Number.POSITIVE_INFINITY,
      },
    })),
    balances: keys.map(() => 32e9),
    ...{ previousEpochParticipation: keys.map(() => 0), currentEpochParticipation: keys.map(() => 0), inactivityScores: keys.map(() => 0) },
    ...{ currentSyncCommittee: committee, nextSyncCommittee: committee },
    ...{ previousJustifiedCheckpoint: checkpoint, currentJustifiedCheckpoint: checkpoint, finalizedCheckpoint: checkpoint },
    ...{ eth1Data: { ...state.eth1Data, depositCount: BigInt(keys.length) }, eth1DepositIndex: keys.length },
  });
  Object.assign(state.latestBlockHeader, { slot: state.slot, bodyRoot: new Uint8Array(32).fill(7) });
  Object.assign(state.latestExecutionPayloadHeader, { blockHash: new Uint8Array(32).fill(9), blockNumber: 1 });
  const header = { ...state.latestBlockHeader, stateRoot: BeaconState.hashTreeRoot(state) };
  const block = hexOf(ssz.phase0.BeaconBlockHeader.hashTreeRoot(header));
  return { epoch, block, bytes: BeaconState.serialize(state) };
}

/** Serves a finalized state of the network to containers of this machine, as a beacon node does. */
export async function stateProvider(network: PublicNetwork, fork: LastFork) {
  const { epoch, block, bytes } = finalizedState(network, fork);
  const checkpoint = { epoch: String(epoch), root: block };
  const told = JSON.stringify({ data: { previous_justified: checkpoint, current_justified: checkpoint, finalized: checkpoint } });
  const server = createServer(({ url = '' }, response) => {
    const isState = url.startsWith('/eth/v2/debug/beacon/states/');
    response.setHeader('content-type', isState ? 'application/octet-stream' : 'application/json');
    response.end(isState ? bytes : told);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  return { port: (server.address() as AddressInfo).port, close: () => server.close() };
}
