import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/app-error.ts';
import type { ContainerPlan } from '../../../shared/node.ts';
import { type NodeChoice, usualP2p } from '../../../shared/node-life.ts';
import type { Work } from '../../../shared/work.ts';
import type { Carrier, DockerContainer } from '../../platform/docker/docker.ts';
import type { FolderFacts } from '../../platform/host-facts/folder.ts';
import { imageEnsurer } from '../../platform/images.ts';
import { workRoom } from '../../platform/work/work-room.ts';
import { factsAt } from '../../protocol/network-now.ts';
import { handClock } from '../../testing/hand-clock.ts';
import { describe } from '../describe.ts';
import { noVersions, slotsOf } from '../held-images.ts';
import { type KeptNode, noNode } from '../kept-node.ts';
import { type NodeLifeDeps, nodeLife } from '../life.ts';
import { applyPlans } from '../run.ts';
import { type StackDeps, stackLooker } from '../stack.ts';
import { networkOf, shares, shipped } from './shipped.ts';
import { twoProcesses } from './two-processes.ts';

const goodFolder = { isAbsolute: true, isWritable: true, freeBytes: 4e12, kind: 'ext4' };
const VOLUME_BYTES = 5_000_000_000;
const owner = '3fa90123abcd';
const root = `0x${'ab'.repeat(32)}`;

export const choice = (change: Partial<NodeChoice> = {}): NodeChoice => ({
  network: 'hoodi',
  execution: { kind: 'run', client: 'nethermind' },
  consensus: { kind: 'run', client: 'lodestar' },
  withValidator: true,
  feeRecipient: '0x71C7656EC7ab88b098defB751B7401B5f6d8976F',
  graffiti: 'at home',
  checkpoint: { kind: 'providers' },
  p2p: usualP2p,
  dataFolder: null,
  mevRelays: [],
  ...change,
});

/** Breaks the `at`-th change of this machine, before it takes place or after it; with Docker lost where no `fault` is said. */
export type Break = { readonly at: number; readonly after: boolean; readonly fault?: AppError };
type Inside = { readonly plan: ContainerPlan; state: DockerContainer['state']; readonly startedAt: number | null };

/** The life of a node on a machine in memory: Docker, files, the network's providers and a node that answers; `instead` takes their place. */
export function lifeWorld(kept: KeptNode = noNode, instead: Partial<NodeLifeDeps & StackDeps> = {}) {
  const clock = handClock(Date.UTC(2026, 10, 22));
  const containers = new Map<string, Inside>();
  const volumes = new Map<string, Readonly<Record<string, string>>>();
  /** What lies in volumes by name, or by the folder that they have. */
  const data = new Map<string, string>();
  const folders = new Map<string, string>();
  const placeOf = (volume: string) => folders.get(volume) ?? volume;
  const nets = new Map<string, Readonly<Record<string, string>>>();
  const present = new Set<string>();
  const files = new Map<string, string>();
  /** First-boot steps that have left their work in a volume. */
  const prepared = new Set<string>();
  /** Changes of this machine in order, in words. */
  const did: string[] = [];
  let value = kept;
  let versions = noVersions;
  let catalogue: NodeLifeDeps['catalogue'] = shipped;
  /** What registries hold that differs from what was first seen. */
  const moved = new Map<string, string>();
  const firstDigest = (ref: string) => `sha256:${createHash('sha256').update(ref).digest('hex')}`;
  let broken: Break | null = null;
  let cancelledAt: number | null = null;
  let asked = 0;
  let facts: Partial<FolderFacts> = {};
  let copied = '';
  let free = 4e12;
  let fillsAt = '';
  let served: (url: string) => string | null = () => root;
  let own = root;
  let answering = true;
  let hasOwnBuilders = false;
  let words: string[] = [];

  const change = async (what: string, make: () => void): Promise<void> => {
    const fault = broken !== null && did.length === broken.at ? (broken.fault ?? new AppError('docker.lost', { what })) : null;
    if (fault !== null && !broken?.after) throw fault;
    if (did.length === cancelledAt) for (const { id, state } of work.list()) if (state === 'running') work.cancel(id);
    did.push(what);
    if (what === fillsAt) free = 1e9;
    make();
    if (fault !== null) throw fault;
  };
  const shown = (name: string, inside: Inside): DockerContainer => {
    const { plan, startedAt } = inside;
    const ends = !answering && plan.role === 'beacon' && inside.state === 'running';
    const state = ends ? ('restarting' as const) : inside.state;
    const exitCode = ends ? 1 : state === 'exited' ? 0 : null;
    return {
      ...{ id: `${name}-id`, name, image: plan.image, state, startedAt, finishedAt: null, exitCode },
      ...{ oomKilled: false, restarts: ends ? 3 : 0, labels: plan.labels, ip: null },
      ports: plan.ports.map(({ container, host }) => ({ container, host })),
    };
  };
  const has = (labels: Readonly<Record<string, string>>) => (of: Readonly<Record<string, string>>) =>
    Object.entries(labels).every(([key, text]) => of[key] === text);
  const set = (name: string, state: Inside['state']) => {
    const found = containers.get(name);
    if (!found) throw new AppError('docker.refused', { what: `no container ${name}` });
    containers.set(name, { ...found, state, startedAt: state === 'running' ? clock.now() : found.startedAt });
  };
  const docker = {
    imagePresent: async (ref: string) => (present.has(ref) ? { id: ref, bytes: 1, digests: [], architecture: '' } : null),
    pull: async (ref: string) => change(`pull ${ref}`, () => present.add(ref)),
    importImage: async () => undefined,
    registryDigest: async (ref: string) => moved.get(ref) ?? firstDigest(ref),
    volumeSizes: async () => new Map([...volumes.keys()].map((name) => [name, VOLUME_BYTES])),
    list: async (labels: Readonly<Record<string, string>>) =>
      [...containers].map(([name, inside]) => shown(name, inside)).filter((c) => has(labels)(c.labels)),
    inspect: async (name: string) => {
      const found = containers.get(name);
      return found === undefined ? null : shown(name, found);
    },
    volumes: async (labels: Readonly<Record<string, string>>) => [...volumes].filter(([, of]) => has(labels)(of)).map(([name]) => name),
    networks: async (labels: Readonly<Record<string, string>>) =>
      [...nets].filter(([, of]) => has(labels)(of)).map(([name, of]) => ({ name, prefix: '172.31.7', labels: of })),
    createNetwork: async (name: string, labels: Readonly<Record<string, string>>) => {
      await change(`network ${name}`, () => {
        if (nets.has(name)) throw new AppError('docker.refused', { what: `network ${name} exists` });
        nets.set(name, labels);
      });
      return '172.31.7';
    },
    createVolume: async (name: string, labels: Readonly<Record<string, string>>, folder?: string) =>
      change(`volume ${name}`, () => {
        volumes.set(name, labels);
        if (folder !== undefined) folders.set(name, folder);
        data.set(placeOf(name), data.get(placeOf(name)) ?? '');
      }),
    copyVolume: async (_: Carrier, from: string, to: string, onBytes: (bytes: number) => void, signal: AbortSignal) => {
      if (data.get(placeOf(to)) !== '') throw new AppError('docker.refused', { what: `${to} is not empty` });
      const whole = data.get(placeOf(from)) ?? '';
      await change(`copy half of ${from}`, () => data.set(placeOf(to), whole.slice(0, 3)));
      onBytes(VOLUME_BYTES / 2);
      await new Promise(setImmediate);
      if (signal.aborted) throw new AppError('work.cancelled');
      await change(`copy ${from}`, () => data.set(placeOf(to), whole));
      return { members: 1, bytes: VOLUME_BYTES, digest: whole };
    },
    volumeContents: async (_: Carrier, volume: string) => {
      const whole = `${data.get(placeOf(volume)) ?? ''}${copied}`;
      return { members: 1, bytes: whole.length, digest: whole };
    },
    clearFolder: async (_: Carrier, folder: string) => change(`clear ${folder}`, () => data.delete(folder)),
    create: async (plan: ContainerPlan, network: string) =>
      change(`create ${plan.name}`, () => {
        if (containers.has(plan.name)) throw new AppError('docker.refused', { what: `${plan.name} exists` });
        if (!nets.has(network) || !present.has(plan.image)) throw new AppError('docker.refused', { what: 'not prepared' });
        for (const { source, text } of plan.files)
          if (text === undefined && !files.has(source)) throw new AppError('file.read', { where: source });
        containers.set(plan.name, { plan, state: 'created', startedAt: null });
      }),
    runOnce: async (plan: ContainerPlan) => {
      // Those of upkeep are done as often as they are asked for.
      const isDone = prepared.has(plan.name) && !/-(prune|clear)$/.test(plan.name);
      await change(isDone ? `found ${plan.name}` : `once ${plan.name}`, () => prepared.add(plan.name));
      // In the words of Nimbus and of Prysm.
      return isDone ? { exitCode: 1, output: 'database already exists' } : { exitCode: 0, output: '' };
    },
    start: async (name: string) =>
      change(`start ${name}`, () => {
        set(name, 'running');
        const place = placeOf(containers.get(name)?.plan.volume.name ?? '');
        data.set(place, data.get(place) || `data of ${name}`);
      }),
    stop: async (name: string) => change(`stop ${name}`, () => set(name, 'exited')),
    unpause: async (name: string) => change(`unpause ${name}`, () => set(name, 'running')),
    remove: async (name: string) => change(`remove ${name}`, () => containers.delete(name)),
    removeVolume: async (name: string) =>
      change(`remove volume ${name}`, () => {
        volumes.delete(name);
        data.delete(name);
        folders.delete(name);
        for (const step of prepared) if (step.startsWith(name)) prepared.delete(step);
      }),
    removeNetwork: async (name: string) => change(`remove network ${name}`, () => nets.delete(name)),
    rootDir: async () => '/var/lib/docker',
    overview: async () => [],
    logs: async () => words.map((text) => ({ at: null, text })),
  };
  const beacon = (url: string) => {
    const rootOf = async () => {
      const found = served(url);
      if (found === null) throw new AppError('beacon.unreachable', { where: url });
      return found;
    };
    const facts = () => factsAt(networkOf(value.node?.choice.network ?? 'hoodi'), clock.now());
    const epoch = () => Math.floor((clock.now() / 1000 - facts().genesisTime) / facts().secondsPerSlot / facts().slotsPerEpoch) - 3;
    const header = (slot: number, found: string) => ({ slot, root: found, proposerIndex: 1 });
    return {
      genesis: async () => {
        const { genesisTime, genesisValidatorsRoot, genesisForkVersion } = facts();
        return { genesisTime, genesisValidatorsRoot: genesisValidatorsRoot ?? root, genesisForkVersion };
      },
      servedCheckpoint: async () => {
        asked += 1;
        return { epoch: epoch(), root: await rootOf() };
      },
      blockRoot: rootOf,
      blockSlot: async () => epoch() * facts().slotsPerEpoch,
      forkPlan: async () => ({ slotsPerEpoch: 32, secondsPerSlot: 12, forks: [], blobs: [], scheduled: [] }),
      version: async () => {
        if (!answering) throw new AppError('beacon.unreachable');
        return 'Lodestar/v1.46.0';
      },
      header: async (id: 'head' | 'finalized' | number) => header(typeof id === 'number' ? id : 0, own),
    };
  };
  const work = workRoom({ publish: () => undefined, clock });
  const processes = twoProcesses();
  const deps: NodeLifeDeps & StackDeps = {
    ...{ docker, owner, images: shipped, shares, clock, work, beacon, ...processes.first },
    network: networkOf,
    catalogue: (client, role) => catalogue(client, role),
    recorded: (ref) => (present.has(ref) ? { digest: firstDigest(ref), id: ref, at: 0 } : null),
    versions: {
      get: () => versions,
      set: (next) =>
        change('keep', () => {
          versions = structuredClone(next);
        }),
    },
    store: {
      get: () => value,
      set: (next) =>
        change('keep', () => {
          value = structuredClone(next);
        }),
    },
    folder: {
      path: (instance, file) => `/nodes/${instance}/${file}`,
      has: async (instance, file) => files.has(`/nodes/${instance}/${file}`),
      writeOnce: async (instance, file, make) => {
        const path = `/nodes/${instance}/${file}`;
        if (!files.has(path)) await change(`secret ${file}`, () => files.set(path, make()));
      },
      remove: async (instance) =>
        change('remove secrets', () => {
          for (const path of files.keys()) if (path.startsWith(`/nodes/${instance}/`)) files.delete(path);
        }),
    },
    ownBuilders: async () => hasOwnBuilders,
    maker: (role) => versions.held[role]?.client ?? null,
    slots: slotsOf({ get: () => versions }),
    fileHash: (path) => {
      const text = files.get(path);
      if (text === undefined) throw new AppError('file.read', { where: path });
      return createHash('sha256').update(text).digest('hex');
    },
    portsNear: async (wanted) => [...wanted],
    freeBytes: async () => free,
    folderFacts: async (path) => {
      const entries = [...data.keys()].filter((place) => place.startsWith(`${path}/`)).map((place) => place.slice(path.length + 1));
      const inside = data.has(path) ? [''] : [];
      return { ...goodFolder, entries: [...entries, ...inside], device: path.startsWith('/var') ? 1 : 2, ...facts };
    },
    memoryBytes: 32 * 2 ** 30,
    apply: (plans, network, signal, onStep) => applyPlans(docker, plans, network, signal, onStep),
    list: async () =>
      [...containers].flatMap(([name, inside]) => {
        const found = describe(shown(name, inside), answering ? [] : words.map((text) => ({ at: null, text })), clock.now());
        return found === null ? [] : [found];
      }),
    ensureImages: imageEnsurer({ docker, toolchain: { missing: async () => null, build: async () => undefined } }),
    execution: () => ({ clientVersion: async () => 'Nethermind/v1.39.3', forkTimes: async () => null }),
    ...instead,
  };
  /** The node in the hands of one process of Hearth. */
  const handsOf = (own: typeof deps) => ({
    life: nodeLife(own),
    stack: stackLooker(own),
    ended: async (begun: Promise<{ readonly workId: string }>): Promise<Work> => own.work.ended((await begun).workId),
  });
  return {
    ...handsOf(deps),
    /** The same for another process, such as a second terminal, while the first is there or after it was ended. */
    elsewhere: (isGone = false) => handsOf({ ...deps, ...processes.second(isGone), work: workRoom({ publish: () => undefined, clock }) }),
    work,
    did,
    files,
    docker,
    containers,
    kept: () => value,
    versions: () => versions,
    present,
    /** A newer list of images, or a name that holds another image at its registry. */
    list: (next: (was: NodeLifeDeps['catalogue']) => NodeLifeDeps['catalogue']) => {
      catalogue = next(shipped);
    },
    move: (ref: string, digest: string) => moved.set(ref, digest),
    firstDigest,
    /** What the network's providers have as their finalized block; null answers nothing. */
    providersHave: (block: (url: string) => string | null) => {
      served = block;
    },
    /** What folders of this machine are like. */
    foldersAre: (next: Partial<FolderFacts>) => {
      facts = next;
    },
    /** What a client makes of its data. */
    rewrite: (volume: string, text: string) => data.set(placeOf(volume), text),
    /** `versions.json` was damaged, and set aside. */
    forgetVersions: () => {
      versions = noVersions;
    },
    /** What is free on the disk, in bytes; `fullAt`: what is done while another fills it. */
    diskHas: (of: { readonly free?: number; readonly fullAt?: string }) => {
      [free, fillsAt] = [of.free ?? free, of.fullAt ?? fillsAt];
    },
    /** A disk that gives back something else than was written. */
    copiesDiffer: (by: string) => {
      copied = by;
    },
    data: () => Object.fromEntries([...data].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    /** The rules that the node runs by have builders in the protocol from now on. */
    rulesHaveBuilders: () => {
      hasOwnBuilders = true;
    },
    /** How often a provider was asked for its checkpoint. */
    asked: () => asked,
    breakAt: (next: Break | null) => {
      broken = next;
    },
    /** Cancels what runs at that change. */
    cancelAt: (at: number | null) => {
      cancelledAt = at;
    },
    /** What the own node has where the checkpoint was. */
    ownHas: (block: string) => {
      own = block;
    },
    clock,
    /** The beacon node answers nothing and ends with these words. */
    beaconEnds: (log: readonly string[]) => {
      answering = false;
      words = [...log];
    },
    /** Everything that stands on this machine, in names. */
    stands: () => ({
      containers: [...containers].map(([name, { state }]) => `${name} ${state}`).toSorted(),
      volumes: [...volumes.keys()].toSorted(),
      networks: [...nets.keys()],
      files: [...files.keys()].toSorted(),
    }),
  };
}
