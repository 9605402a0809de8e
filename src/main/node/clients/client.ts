import type { ClientId, ContainerPlan, Role } from '../../../shared/node.ts';
import type { ExitReason } from '../../../shared/strings/containers.ts';
import type { ConsensusLine, NamedNetwork, NodeSpec } from '../spec.ts';

export type PortUse = ContainerPlan['ports'][number]['use'];
export type PlanFile = ContainerPlan['files'][number];
export type P2pPorts = NonNullable<NodeSpec['p2p']>;

/** A line in a log that names why a client ended. */
export type KnownExit = { readonly when: RegExp; readonly reason: ExitReason };

export type FirstBoot = { readonly name: string; readonly args: readonly string[]; readonly alreadyDone: string };

/** One role of one client: everything its container is told, as functions of the node's spec. The image's own entrypoint is used. */
export type ClientPart = {
  readonly args: (spec: NodeSpec) => readonly string[];
  readonly env: (spec: NodeSpec) => Readonly<Record<string, string>>;
  readonly files: (spec: NodeSpec) => readonly PlanFile[];
  /** What other nodes reach of it, on the ports of the spec; called for public networks only. */
  readonly p2p: (ports: P2pPorts) => ContainerPlan['p2p'];
  /** Where it listens, by use. */
  readonly ports: Readonly<Partial<Record<PortUse, number>>>;
  /** SIGTERM is the stop signal of every client here. */
  readonly graceSeconds: (spec: NodeSpec) => number;
  /** Empty where nothing is to be done. */
  readonly firstBoot: (spec: NodeSpec) => readonly FirstBoot[];
};

export type PublicNetwork = NamedNetwork['name'];
/** What a client takes on a public network, after its sync; the disk grows from there. Source with date beside the figures. */
export type Needs = { readonly diskGib: number; readonly memoryMib: number };

type Shared = {
  readonly id: ClientId;
  /** Networks that it knows by name, and what it needs on each. */
  readonly networks: Readonly<Partial<Record<PublicNetwork, Needs>>>;
  /** Own words of this client for ends that `commonExits` does not know. */
  readonly exits: readonly KnownExit[];
};
export type ExecutionClient = Shared & { readonly execution: ClientPart };
export type ConsensusClient = Shared & {
  /** Beacon node and validator client are one process, whose container is the beacon node's. */
  readonly oneProcess: boolean;
  readonly lines: readonly ConsensusLine[];
  /** Lines too old for the rules of any public network. */
  readonly practiceOnly: readonly ConsensusLine[];
  readonly beacon: ClientPart;
  readonly validator: ClientPart & {
    /** Where the validator client writes the bearer token of its Keymanager API. */
    readonly tokenPath: string;
    /** Whether its Keymanager API signs voluntary exits. */
    readonly signsExits: (line: ConsensusLine) => boolean;
  };
};

/** The one volume of a container is mounted here. */
export const dataPath = '/data';
export const laidIn = {
  config: '/hearth/config.yaml',
  genesis: '/hearth/genesis.ssz',
  elGenesis: '/hearth/el-genesis.json',
  jwt: '/hearth/jwt.hex',
  gethConfig: '/hearth/geth.toml',
  walletPassword: '/hearth/wallet-password.txt',
} as const;

/** A file that everyone in the container may read. */
export const openFile = (path: string, source: string): PlanFile => ({ path, source, mode: 0o644, uid: null });
/** A file that only the image's user may read. */
export const secretFile = (path: string, source: string): PlanFile => ({ path, source, mode: 0o600, uid: null });

/** Where a role of this node answers inside the Docker network: its static address, or its container's name. */
export const hostOf = (spec: NodeSpec, role: Role): string => spec.addresses[role] ?? containerName(spec, role);

/** `<instance>-<side>-<role>`; volumes are called the same. */
export const containerName = (spec: Pick<NodeSpec, 'instance' | 'side'>, role: Role): string => `${spec.instance}-${spec.side}-${role}`;
