import type { ClientId, ContainerPlan, Role } from '../../../shared/node.ts';
import type { ExitReason } from '../../../shared/strings/containers.ts';
import type { ConsensusLine, NodeSpec } from '../spec.ts';

export type PortUse = ContainerPlan['ports'][number]['use'];
export type PlanFile = ContainerPlan['files'][number];

/** A line in a log that names why a client ended. */
export type KnownExit = { readonly when: RegExp; readonly reason: ExitReason };

/** Something to run once on a fresh volume before the first start, such as making a wallet. */
export type FirstBoot = {
  readonly name: string;
  readonly args: readonly string[];
  /** Output that says it was done before; then a failure is none. */
  readonly alreadyDone: RegExp;
};

/** One role of one client: everything its container is told, as functions of the node's spec. The image's own entrypoint is used. */
export type ClientPart = {
  readonly args: (spec: NodeSpec) => readonly string[];
  readonly env: (spec: NodeSpec) => Readonly<Record<string, string>>;
  readonly files: (spec: NodeSpec) => readonly PlanFile[];
  /** Where it listens, by use. */
  readonly ports: Readonly<Partial<Record<PortUse, number>>>;
  /** SIGTERM is the stop signal of every client here. */
  readonly graceSeconds: (spec: NodeSpec) => number;
  /** From a finished plan, so that it needs no spec; empty where nothing is to be done. */
  readonly firstBoot: (plan: ContainerPlan) => readonly FirstBoot[];
};

type Shared = {
  readonly id: ClientId;
  readonly title: string;
  /** Own words of this client for ends that `commonExits` does not know. */
  readonly exits: readonly KnownExit[];
};
export type ExecutionClient = Shared & { readonly execution: ClientPart };
export type ConsensusClient = Shared & {
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
