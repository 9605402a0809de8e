import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';
import type { MnemonicLanguage } from '../../../shared/languages.ts';
import { type NetworkName, publicNetwork, signingNetwork } from '../../../shared/networks.ts';
import { createKeyFiles } from '../../platform/key-files/create-key-files.ts';
import { createKeyReader } from '../../platform/key-files/key-reader.ts';
import type { Keychain } from '../../platform/keychain/keychain.ts';
import { factsAt } from '../../protocol/network-now.ts';
import { noDrills } from '../drill-evidence.ts';
import { noExports } from '../export-evidence.ts';
import { networkBook } from '../networks.ts';
import { type KeyFacts, keyService } from '../service.ts';
import type { OwnNode } from '../verify-files.ts';
import type { OnChain, Progress } from '../worker-messages.ts';
import { forkKeyWorkers, type KeyWorkers } from './fork-worker.ts';

export const PASSWORD = 'correct horse battery';
export const ADDRESS = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
/** Real key derivation twice and a process start, on a busy machine. */
export const SLOW_MS = 120_000;

const json = (network: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../../resources/networks/${network}.json`, import.meta.url), 'utf8'));
const resource = (network: string, atMs = 0) => factsAt(publicNetwork.parse(json(network)), atMs);
const signing = (name: string) => signingNetwork.parse(json(name));
const practice = {
  ...resource('hoodi'),
  name: 'practice',
  title: 'Practice network',
  chainId: 3151908,
  genesisForkVersion: '0x10000038',
  capellaForkVersion: '0x40000038',
};

/** A machine without a keychain. */
export const noKeychain: Keychain = {
  state: async () => ({ kind: 'none', why: 'absent', message: 'There is none.' }),
  kept: async () => [],
  get: async () => Promise.reject(new AppError('keychain.unavailable')),
  set: async () => Promise.reject(new AppError('keychain.unavailable')),
  delete: async () => Promise.reject(new AppError('keychain.unavailable')),
};

/** The key room of a new data folder with real key processes. `instance` is the practice network that runs; time stands still. */
export function keyRoom(workers: KeyWorkers = forkKeyWorkers(), keychain: Keychain = noKeychain) {
  const dir = mkdtempSync(join(tmpdir(), 'hearth-keys-'));
  const room = {
    instance: 'practice-3fa9',
    nowMs: 1_795_324_985_000,
    /** The network of the node that runs. */
    running: null as Pick<KeyFacts, 'name' | 'instance'> | null,
    exports: noExports,
    inUse: false,
    node: null as OwnNode | null,
    drills: noDrills,
    /** What the own node says of validators; null while none runs. */
    chain: null as readonly OnChain[] | null,
    /** What the own node, where it runs on a network, says of its root. */
    ownRoots: {} as Record<string, string>,
    /** What a node named by its URL says of its chain. */
    genesis: { genesisForkVersion: '0x1000101b', genesisValidatorsRoot: `0x${'ab'.repeat(32)}` },
  };
  const progress: Progress[] = [];
  const listeners = new Set<(p: Progress) => void>();
  const facts = async (network: NetworkName): Promise<KeyFacts> =>
    network === 'practice' ? { ...practice, instance: room.instance } : { ...resource(network, room.nowMs), instance: null };
  const service = keyService({
    spawn: workers.spawn,
    files: createKeyFiles(),
    keysDir: join(dir, 'keys'),
    facts,
    running: async () => room.running,
    networks: networkBook({
      resource: signing,
      practice: async () => signingNetwork.parse(await facts('practice')),
      read: createKeyFiles().read,
      genesis: async () => room.genesis,
      ownRoot: async (network) => room.ownRoots[network] ?? null,
    }),
    chain: async () => room.chain,
    publish: (_name, payload) => {
      progress.push(payload as Progress);
      for (const fn of listeners) fn(payload as Progress);
    },
    clock: { now: () => room.nowMs, sleep: async () => undefined },
    exports: {
      get: () => room.exports,
      set: async (value) => {
        room.exports = value;
      },
    },
    inUse: async () => room.inUse,
    checks: {
      reader: createKeyReader(),
      ownNode: async () => room.node,
      drills: {
        get: () => room.drills,
        set: async (value) => {
          room.drills = value;
        },
      },
    },
    addressFacts: async () => null,
    keychain,
  });
  return { dir, keysDir: join(dir, 'keys'), room, service, progress, listeners, started: workers.started };
}
export type KeyRoom = ReturnType<typeof keyRoom>;

/** A session of new words as the terminal sees them. */
export async function newWords(service: KeyRoom['service'], language: MnemonicLanguage = 'english') {
  const { session, words } = await service['keys.begin']({ language });
  if ('box' in words) throw new Error('nobody asked for sealed words');
  return { session, words };
}

/** A session whose words were typed back by their first four letters. */
export async function confirmedSession({ service }: KeyRoom): Promise<{ readonly session: string; readonly words: readonly string[] }> {
  const { session, words } = await newWords(service);
  await service['keys.confirm']({ session, typed: words.map((w) => w.slice(0, 4)) });
  return { session, words };
}
