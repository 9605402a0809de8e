import { AppError } from '../../shared/app-error.ts';
import type { HostCheck, HostChoice, Verdict } from '../../shared/host.ts';
import type { KeychainState } from '../../shared/keychain.ts';
import type { NetworkName } from '../../shared/networks.ts';
import { usualP2p } from '../../shared/node-life.ts';
import { because } from '../../shared/strings/host.ts';
import type { Docker } from '../platform/docker/docker.ts';
import { label } from '../platform/docker/labels.ts';
import type { JsonStore } from '../platform/files/json-store.ts';
import type { ProbeHost } from '../platform/host-facts/host-facts.ts';
import type { Found } from '../platform/host-facts/look.ts';
import { changeOf, type HostBook, remember } from './book.ts';
import type { Aim, BlobsFact, Check, FactName, Facts, PeersFact } from './checks/check.ts';
import { checks } from './checks/index.ts';
import { isPractice } from './needs.ts';

const worst: readonly Verdict[] = ['stops', 'watch', 'unknown', 'fine'];

export type HostService = {
  /** Every check that says something to this network, all at once; worst first. */
  readonly check: (choice: HostChoice) => Promise<HostCheck[]>;
  /** One check again, with only the facts that it reads. Errors: `ipc.input` for an id that is none. */
  readonly recheck: (id: string, choice: HostChoice) => Promise<HostCheck>;
  /** How fast the line sends, as a person says; null forgets it. */
  readonly setUpload: (mbps: number | null) => Promise<void>;
};

export type HostDeps = {
  readonly probes: ProbeHost;
  /** Looks with a time-out and never throws. */
  readonly look: <T>(fn: () => Promise<Found<T>>) => Promise<Found<T>>;
  readonly docker: Pick<Docker, 'state' | 'rootDir' | 'info' | 'overview' | 'volumes' | 'volumeBytes'>;
  /** Whose containers are ours. */
  readonly owner: string;
  readonly keychain: () => Promise<KeychainState>;
  /** Peers of the own node on this network; null where none runs there. */
  readonly peers: (network: NetworkName) => Promise<PeersFact | null>;
  /** What the chosen clients take on the network, or the leanest pair where none is chosen; null where not known. */
  readonly needs: (choice: HostChoice) => Aim['needs'];
  /** How many blobs blocks may have there, as the own node says or the network's file; null where neither does. */
  readonly blobs: (network: NetworkName) => Promise<BlobsFact | null>;
  /** Effective balances (gwei) of the validators that the own node serves on this network; null where none runs there. */
  readonly stake: (network: NetworkName) => Promise<readonly bigint[] | null>;
  /** Whether only chosen people run validators there. */
  readonly isClosed: (network: NetworkName) => boolean;
  /** The node that this data folder keeps for the network; null where there is none. */
  readonly kept: (network: NetworkName) => HostChoice | null;
  readonly book: JsonStore<HostBook>;
  readonly now: () => number;
};

const found = <T>(value: T): Found<T> => ({ ok: true, value });
const notFound = (reason: string): Found<never> => ({ ok: false, because: reason });
type Sources = { readonly [K in FactName]: () => Promise<Facts[K]> };

/** Answers each question once, however many ask it. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | null = null;
  return () => {
    asked ??= ask();
    return asked;
  };
}

/** Is this machine fit? Reads facts and judges them. A failing check is a value, and so is a fact that cannot be had. */
export function hostService(deps: HostDeps): HostService {
  const { docker, owner, look, book, now } = deps;

  function sources(network: NetworkName, peerPorts: readonly number[], dataFolder: string | null): Sources {
    const state = once(() => docker.state());
    const whenReady = <T>(read: () => Promise<Found<T>>) =>
      look(async () => ((await state()).state === 'ready' ? read() : notFound(because.noDocker)));
    const info = once(() => whenReady(async () => found(await docker.info())));
    const overview = once(() => docker.overview());
    const root = once(async () => ((await state()).state === 'ready' ? docker.rootDir().catch(() => null) : null));
    const { uploadMbps, disk } = book.get();
    const probes = deps.probes(root, peerPorts, dataFolder);
    return {
      ...probes,
      // What the own node holds is not taken from it.
      ports: async () => {
        const [fact, all] = await Promise.all([probes.ports(), whenReady(async () => found(await overview()))]);
        const ofOwn = (all.ok ? all.value : []).filter(({ labels }) => labels[label.owner] === owner).flatMap(({ ports }) => ports);
        return fact.ok ? found({ ...fact.value, taken: fact.value.taken.filter((port) => !ofOwn.includes(port)) }) : fact;
      },
      docker: state,
      dockerInfo: info,
      containers: () =>
        whenReady(async () => {
          const others = (await overview()).filter(({ labels }) => labels[label.owner] !== owner);
          return found(others.map((one) => ({ ...one, hearth: one.labels[label.owner] ?? null })));
        }),
      nodeBytes: () =>
        whenReady(async () => {
          // Measuring volumes takes Docker long.
          const ours = isPractice(network) ? [] : await docker.volumes({ [label.owner]: owner });
          if (dataFolder !== null && deps.kept(network)?.dataFolder !== dataFolder) return found(0);
          if (dataFolder !== null && ours.length > 0) return notFound(because.ownFolder(dataFolder));
          return found(ours.length > 0 ? await docker.volumeBytes({ [label.owner]: owner }) : 0);
        }),
      keychain: () => look(async () => found(await deps.keychain())),
      peers: () =>
        look(async () => {
          const peers = await deps.peers(network);
          return peers === null ? notFound(because.noNode) : found(peers);
        }),
      blobs: () =>
        look(async () => {
          const blobs = await deps.blobs(network);
          return blobs === null ? notFound(because.noBlobs) : found(blobs);
        }),
      stake: () =>
        look(async () => {
          const stake = await deps.stake(network);
          return stake === null ? notFound(because.noNode) : found(stake);
        }),
      uploadMbps: async () => (uploadMbps === null ? notFound(because.notTyped) : found(uploadMbps)),
      diskSpeed: async () => (disk === null ? notFound(because.notMeasured) : found(disk)),
    };
  }

  /** Each check waits for its own facts only. */
  async function run(list: readonly Check[], asked: HostChoice): Promise<HostCheck[]> {
    const { network } = asked;
    const isOpen = asked.execution === undefined && asked.consensus === undefined;
    const kept = isOpen ? deps.kept(network) : null;
    const choice =
      kept === null ? asked : { ...kept, validators: asked.validators ?? kept.validators, dataFolder: asked.dataFolder ?? kept.dataFolder };
    const peerPorts = Object.values(choice.p2p ?? usualP2p);
    const aim: Aim = {
      ...{ network, peerPorts, needs: isPractice(network) ? null : deps.needs(choice), execution: choice.execution ?? null },
      validators: deps.isClosed(network) ? 0 : (choice.validators ?? null),
      relays: choice.relays ?? false,
    };
    const asks = sources(network, peerPorts, choice.dataFolder ?? null);
    const answers = new Map<FactName, Promise<Facts[FactName]>>();
    const read = (name: FactName) => {
      const answer = answers.get(name) ?? asks[name]();
      answers.set(name, answer);
      return answer;
    };
    const judged = await Promise.all(
      list.map(async ({ id, title, why, reads, needs, judge }) => {
        const facts = await Promise.all(reads.map(async (name) => [name, await read(name)] as const));
        // A check is typed to touch nothing but what it reads.
        return { id, title, why, needed: needs(aim), ...judge(Object.fromEntries(facts) as unknown as Facts, aim) };
      }),
    );
    const next = remember(book.get(), network, judged, now());
    if (next !== book.get()) await book.set(next).catch(() => undefined);
    return judged.map((check) => {
      const changed = changeOf(next, network, check.id);
      return changed === null ? check : { ...check, changed };
    });
  }

  return {
    async check(choice) {
      const list = checks.filter(({ realOnly }) => !(realOnly && isPractice(choice.network)));
      return (await run(list, choice)).sort((a, b) => worst.indexOf(a.verdict) - worst.indexOf(b.verdict));
    },
    async recheck(id, choice) {
      const check = checks.find((one) => one.id === id);
      const [again] = check === undefined ? [] : await run([check], choice);
      if (again === undefined) throw new AppError('ipc.input', { what: 'host.recheck', details: id });
      return again;
    },
    async setUpload(mbps) {
      await book.set({ ...book.get(), uploadMbps: mbps });
    },
  };
}
