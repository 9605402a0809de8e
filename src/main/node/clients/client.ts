import type { ClientId, ConsensusLine, ContainerPlan, Role } from '../../../shared/node.ts';
import type { ExitReason } from '../../../shared/strings/containers.ts';
import type { Shed } from '../../../shared/strings/node-upkeep.ts';
import type { NamedNetwork, NodeSpec } from '../spec.ts';

export type PortUse = ContainerPlan['ports'][number]['use'];
export type PlanFile = ContainerPlan['files'][number];
export type P2pPorts = NonNullable<NodeSpec['p2p']>;

/** A line in a log that names why a client ended. */
export type KnownExit = { readonly when: RegExp; readonly reason: ExitReason };

/** A GET on a port that answers 200 while all is well. */
type Health = { readonly use: PortUse; readonly path: string };

export type FirstBoot = { readonly name: string; readonly args: readonly string[]; readonly alreadyDone: string };

/** One role of one client: everything its container is told, as functions of the node's spec. */
export type ClientPart = {
  /** Where the image's own program or user do not serve. */
  readonly image?: { readonly entrypoint?: readonly string[]; readonly user?: string };
  readonly args: (spec: NodeSpec) => readonly string[];
  readonly env: (spec: NodeSpec) => Readonly<Record<string, string>>;
  readonly files: (spec: NodeSpec) => readonly PlanFile[];
  /** What other nodes reach of it, on the ports of the spec; called for public networks only. */
  readonly p2p: (ports: P2pPorts) => ContainerPlan['p2p'];
  /** Where it listens, by use. */
  readonly ports: Readonly<Partial<Record<PortUse, number>>>;
  /** Null where only its API tells, such as `eth_syncing`. */
  readonly health: Health | null;
  /** What its launchers and its own image stop it with. */
  readonly stopSignal: 'SIGTERM' | 'SIGINT';
  readonly graceSeconds: (spec: NodeSpec) => number;
  /** Empty where nothing is to be done. */
  readonly firstBoot: (spec: NodeSpec) => readonly FirstBoot[];
};

export type PublicNetwork = NamedNetwork['name'];
/** What a client takes on a public network, after its sync; the disk grows from there. Source with date beside the figures. */
export type Needs = { readonly diskGib: number; readonly memoryMib: number };

/** How it sheds old data: while it runs, or by one run of its image on the volume of the stopped client; null where a network has none. */
type Prune =
  | { readonly kind: 'itself' }
  | { readonly kind: 'run'; readonly sheds: Shed; readonly args: (network: PublicNetwork) => readonly string[] | null };
/** What a new sync throws away: the whole volume, or folders of it where keys lie beside the chain. */
type Resync = 'volume' | ((network: PublicNetwork) => readonly string[]);

type Shared = {
  readonly id: ClientId;
  /** Whether it also runs networks of its own, such as practice networks, and not only those it knows by name. */
  readonly custom: boolean;
  /**
   * First release for a fork of a network. Sources: Fusaka Mainnet Announcement, 2025-11-06; for Gloas on Sepolia (2026-10-06) the notes
   * of the release itself. A fork that is not named has no release known here.
   */
  readonly forks: Readonly<Partial<Record<PublicNetwork, Readonly<Partial<Record<'fulu' | 'gloas', string>>>>>>;
  readonly prune: Prune;
  readonly resync: Resync;
  /** Networks that it knows by name, and what it needs on each. */
  readonly networks: Readonly<Partial<Record<PublicNetwork, Needs>>>;
  /** Own words of this client for ends that `commonExits` does not know. */
  readonly exits: readonly KnownExit[];
};
export type ExecutionClient = Shared & { readonly execution: ClientPart };
export type ConsensusClient = Shared & {
  readonly lines: readonly ConsensusLine[];
  /** Lines too old for the rules of any public network. */
  readonly practiceOnly: readonly ConsensusLine[];
  /** Networks whose genesis state it has not built in: without a checkpoint it cannot begin. */
  readonly checkpointOnly: readonly PublicNetwork[];
  readonly beacon: ClientPart;
  readonly keymanager: {
    /** Where the bearer token of its Keymanager API lies in the container that publishes it. */
    readonly tokenPath: string;
    /** Whether it signs voluntary exits. */
    readonly signsExits: (line: ConsensusLine) => boolean;
  };
} & (
    | { readonly oneProcess: false; readonly validator: ClientPart }
    /** Beacon node and validator client are one process, whose container is the beacon node's and has the Keymanager API too. */
    | { readonly oneProcess: true; readonly validator: null }
  );

/** The one volume of a container is mounted here. */
export const dataPath = '/data';
/** For images that would run as root, which their clients have no need of: nobody of that number exists in any image. */
export const unprivileged = { user: '10001:10001', env: { HOME: dataPath } } as const;
export const laidIn = {
  config: '/hearth/config.yaml',
  genesis: '/hearth/genesis.ssz',
  elGenesis: '/hearth/el-genesis.json',
  jwt: '/hearth/jwt.hex',
  gethConfig: '/hearth/geth.toml',
  walletPassword: '/hearth/wallet-password.txt',
  keymanagerToken: '/hearth/keymanager-token.txt',
} as const;

/** A file that everyone in the container may read. */
export const openFile = (path: string, source: string): PlanFile => ({ path, source, mode: 0o644, uid: null });
/** A file that only the image's user may read. */
export const secretFile = (path: string, source: string): PlanFile => ({ path, source, mode: 0o600, uid: null });

/** Where a role of this node answers inside the Docker network: its static address, or its container's name. */
export const hostOf = (spec: NodeSpec, role: keyof NodeSpec['addresses']): string => spec.addresses[role] ?? containerName(spec, role);

/** A name that containers have for this machine; plans that use it say so. */
export const machineHost = 'host.docker.internal';
/** An address of something elsewhere as a container reaches it: to itself, 127.0.0.1 is the container. Throws RangeError for none. */
export function fromContainer(address: string): string {
  if (!URL.canParse(address)) throw new RangeError(`“${address}” is no address`);
  const url = new URL(address);
  if (/^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0)$/.test(url.hostname)) url.hostname = machineHost;
  return url.toString().replace(/\/$/, '');
}
/** Where the beacon node finds the engine API of its execution client. Throws RangeError where nobody said. */
export function engineUrl(spec: NodeSpec): string {
  if (!('remote' in spec.execution)) return `http://${hostOf(spec, 'execution')}:8551`;
  const url = spec.execution.remote.engineUrl;
  if (url === null) throw new RangeError('an engine API elsewhere needs its address');
  return fromContainer(url);
}
/** Where the validator client finds its beacon node, which here listens on that port. */
export const beaconUrl = (spec: NodeSpec, port: number): string =>
  spec.consensus.remoteUrl === undefined ? `http://${hostOf(spec, 'beacon')}:${port}` : fromContainer(spec.consensus.remoteUrl);

/** `<instance>-<side>-<role>`; volumes are called the same. */
export const containerName = (spec: Pick<NodeSpec, 'instance' | 'side'>, role: Role): string => `${spec.instance}-${spec.side}-${role}`;

/** Where MEV-Boost answers in its container. */
export const builderPort = 18_550;
/** Flags for blocks of builders, by the address of MEV-Boost; none where the node has no relays. */
export const forRelays = (spec: NodeSpec, flags: (url: string) => readonly string[]): readonly string[] =>
  spec.builder === undefined ? [] : flags(`http://${containerName(spec, 'builder')}:${builderPort}`);

/** The name of the network that a client is told. Throws RangeError for a network of its own: `custom` says who takes those. */
export function namedNetwork({ network }: NodeSpec): NamedNetwork {
  if (network.kind === 'named') return network;
  throw new RangeError('this client runs the networks it knows by name, and no practice network');
}

/** A Java heap in MiB: what the client's launchers give it, less where that is over a quarter of the machine's memory. */
export const heapMib = ({ memoryMib }: NodeSpec, wanted: number, least: number): number =>
  memoryMib === undefined ? wanted : Math.max(least, Math.min(wanted, Math.floor(memoryMib / 4)));

/** The token of a Keymanager API whose client does not make one. Throws RangeError where the spec has none. */
export function tokenFile({ keymanagerTokenFile, consensus }: NodeSpec): PlanFile {
  if (keymanagerTokenFile === undefined) throw new RangeError(`${consensus.client} needs a token file for its Keymanager API`);
  return secretFile(laidIn.keymanagerToken, keymanagerTokenFile);
}
/** The password of a wallet that keys over the API are kept in. Throws RangeError where the spec has none. */
export function walletFile({ walletPasswordFile, consensus }: NodeSpec): PlanFile {
  if (walletPasswordFile === null) throw new RangeError(`${consensus.client} needs a wallet password file for keys over its API`);
  return secretFile(laidIn.walletPassword, walletPasswordFile);
}

export const udpAndTcp = (port: number): ContainerPlan['p2p'] => [
  { port, protocol: 'tcp' },
  { port, protocol: 'udp' },
];
