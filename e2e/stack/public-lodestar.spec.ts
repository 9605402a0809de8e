// A real Lodestar, with the arguments that Hearth makes for public networks, as far as the old version that is here knows them: it begins
// from the finalized state of a stand-in on this machine and says which network it follows.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { aggregatePublicKeys, SecretKey } from '@chainsafe/blst';
import { ssz } from '@lodestar/types';
import { expect, test } from '@playwright/test';
import { planNode } from '../../src/main/node/plan.ts';
import { applyPlans } from '../../src/main/node/run.ts';
import { publicSpec } from '../../src/main/node/testing/specs.ts';
import { createDocker } from '../../src/main/platform/docker/create-docker.ts';
import { label } from '../../src/main/platform/docker/labels.ts';
import { sourceHash } from '../../src/main/platform/docker/source-hash.ts';
import { freePorts } from '../../src/main/platform/free-ports.ts';
import { type PublicNetwork, publicNetwork } from '../../src/shared/networks.ts';

const root = join(import.meta.dirname, '../..');
const image = 'practice/lodestar:1.5.1';
const owner = 'e2e0public00';
/** What 1.5.1 of February 2023 takes for the last fork of mainnet, and does not know of today's arguments. */
const bellatrix = { version: '0x02000000', epoch: 144_896 } as const;
const unknownArgs: readonly string[] = ['--quicPort'];

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.slice(2), 'hex'));
const hexOf = (bytes: Uint8Array): string => `0x${Buffer.from(bytes).toString('hex')}`;

/** A finalized state of now with sixteen validators, and the root of its block. */
function finalizedState({ genesisTime = 0, genesisValidatorsRoot }: Pick<PublicNetwork, 'genesisTime' | 'genesisValidatorsRoot'>) {
  const keys = Array.from({ length: 16 }, (_, i) => SecretKey.fromKeygen(new Uint8Array(32).fill(i + 1)).toPublicKey());
  const members = Array.from({ length: 32 }, () => keys).flat();
  const committee = { pubkeys: members.map((key) => key.toBytes()), aggregatePubkey: aggregatePublicKeys(members).toBytes() };
  const epoch = Math.floor((Date.now() / 1000 - genesisTime) / 12 / 32) - 2;
  const checkpoint = { epoch: epoch - 1, root: new Uint8Array(32).fill(3) };
  const version = bytesOf(bellatrix.version);
  const state = ssz.bellatrix.BeaconState.defaultValue();
  Object.assign(state, {
    genesisTime,
    genesisValidatorsRoot: bytesOf(genesisValidatorsRoot ?? '0x'),
    slot: epoch * 32,
    fork: { previousVersion: version, currentVersion: version, epoch: bellatrix.epoch },
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
  const header = { ...state.latestBlockHeader, stateRoot: ssz.bellatrix.BeaconState.hashTreeRoot(state) };
  const block = hexOf(ssz.phase0.BeaconBlockHeader.hashTreeRoot(header));
  return { epoch, block, bytes: ssz.bellatrix.BeaconState.serialize(state) };
}

/** Serves the state to containers of this machine, as a beacon node does. */
async function stateProvider({ epoch, block, bytes }: ReturnType<typeof finalizedState>) {
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

test('a real Lodestar begins mainnet from a finalized state with the arguments Hearth makes, and says that it follows mainnet', async () => {
  const facts = publicNetwork.parse(JSON.parse(readFileSync(join(root, 'resources/networks/mainnet.json'), 'utf8')));
  const docker = createDocker({ env: process.env, homeDir: homedir() });
  const provider = await stateProvider(finalizedState(facts));
  const folder = mkdtempSync(join(tmpdir(), 'hearth-lodestar-'));
  const jwtFile = join(folder, 'jwt.hex');
  writeFileSync(jwtFile, 'ab'.repeat(32));
  const instance = `mainnet-${owner.slice(0, 4)}`;
  const prefix = await docker.createNetwork(instance, { [label.owner]: owner, [label.instance]: instance });
  const [rest = 0, execution = 0, consensus = 0, quic = 0] = await freePorts(4);
  const spec = publicSpec('mainnet', {
    ...{ owner, instance, jwtFile, validators: { kind: 'none' }, addresses: { execution: null, beacon: null, validator: null } },
    hostPorts: { rpc: null, rest, keymanager: null },
    p2p: { execution, consensus, quic },
    network: { kind: 'named', name: 'mainnet', checkpointSyncUrl: `http://${prefix}.1:${provider.port}` },
    consensus: { client: 'lodestar', versionLine: 'lodestar-1.46', images: { beacon: image, validator: image } },
  });
  const plans = planNode(spec, sourceHash).flatMap((plan) => {
    if (plan.role !== 'beacon') return [];
    const args = plan.args.filter((arg, i) => !unknownArgs.includes(arg) && !unknownArgs.includes(plan.args[i - 1] ?? ''));
    // The image that is here was built for practice networks.
    return [{ ...plan, args, env: { ...plan.env, LODESTAR_PRESET: 'mainnet' } }];
  });
  try {
    await applyPlans(docker, plans, instance, new AbortController().signal, () => undefined);
    const follows = async () => {
      const answer = await fetch(`http://127.0.0.1:${rest}/eth/v1/config/spec`);
      const { data } = (await answer.json()) as { data: Record<string, string> };
      return [data['CONFIG_NAME'], data['DEPOSIT_CHAIN_ID'], data['PRESET_BASE']];
    };
    await expect.poll(() => follows().catch(String), { timeout: 180_000 }).toEqual(['mainnet', '1', 'mainnet']);
  } finally {
    for (const { name, volume } of plans) {
      await docker.remove(name);
      await docker.removeVolume(volume.name);
    }
    await docker.removeNetwork(instance);
    docker.close();
    provider.close();
    rmSync(folder, { recursive: true });
  }
});
