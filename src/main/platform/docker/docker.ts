import type { DockerState } from '../../../shared/host.ts';
import type { ContainerPlan, LogLine } from '../../../shared/node.ts';
import type { ListedContainer } from '../../protocol/foreign-nodes.ts';
import type { Contents } from './tar-reader.ts';

/** A container as Docker reports it. Times in Unix ms. */
export type DockerContainer = {
  readonly id: string;
  readonly name: string;
  readonly image: string;
  readonly state: 'created' | 'running' | 'paused' | 'restarting' | 'exited' | 'dead';
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Of its last end, where it does not run. */
  readonly exitCode: number | null;
  readonly oomKilled: boolean;
  /** How often Docker has started it again by itself since somebody started it. */
  readonly restarts: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly { readonly container: number; readonly host: number }[];
  readonly ip: string | null;
};

/**
 * An image that is here. `id` names its content; `digests` (`sha256:…`) are what its registry calls it under the name asked for, none
 * where it never came from one. `architecture` as Docker writes it (`amd64`), empty where it is not said.
 */
export type DockerImage = {
  readonly id: string;
  readonly bytes: number;
  readonly digests: readonly string[];
  readonly architecture: string;
};

export type DockerEvent = {
  readonly type: 'container';
  readonly action: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
};
/** What the daemon tells of itself. `desktop`: it runs in a virtual machine of its own; `snap`: it sees only some folders of this machine. */
export type DockerInfo = {
  readonly memoryBytes: number;
  readonly rootDir: string;
  readonly rootless: boolean;
  readonly snap: boolean;
  readonly desktop: boolean;
};
/** A container that is made to reach volumes, never started, and removed after: any image that is here serves. */
export type Carrier = { readonly name: string; readonly image: string; readonly labels: Readonly<Record<string, string>> };
/** `phase` names the layer work for people ("pulling layer 3 of 11"); bytes over all layers known so far. */
export type PullProgress = { readonly doneBytes: number; readonly totalBytes: number | null; readonly log: string };

/**
 * The Docker daemon, and nothing else of dockerode. Every request has a time-out. Errors: AppError `docker.*` and `image.*`
 * (absent, stopped, permission, tooOld, lost, refused, diskFull, portTaken, timeout; image.missing, unknown, unreachable, damaged,
 * architecture, file).
 */
export type Docker = {
  /** Never throws: ready with versions, or unusable with the fault. */
  readonly state: () => Promise<DockerState>;
  /** Architecture of the machine that Docker runs on, as images write it. */
  readonly architecture: () => Promise<string>;
  /** By tag, digest (`name@sha256:…`) or id. */
  readonly imagePresent: (ref: string) => Promise<DockerImage | null>;
  /** The digest that the registry has under this name now, without fetching the image. Errors: those of a pull. */
  readonly registryDigest: (ref: string) => Promise<string>;
  /** Gives an image that is here, by any of its names, this name. */
  readonly tagImage: (image: string, ref: string) => Promise<void>;
  /**
   * By tag or digest. A line that breaks is taken up again at its byte, five times for each layer. What a cancelled pull
   * had fetched is thrown away by Docker (20.10; seen), unless an image that is here has the same layers.
   */
  readonly pull: (ref: string, onProgress: (p: PullProgress) => void, signal: AbortSignal) => Promise<void>;
  /** `docker load`; answers the tags it held. */
  readonly loadImages: (archivePath: string, signal: AbortSignal) => Promise<readonly string[]>;
  /** `docker import` of a root file system tar, with Dockerfile-like changes. */
  readonly importImage: (tarPath: string, ref: string, changes: readonly string[], signal: AbortSignal) => Promise<void>;
  /** Containers that carry all of these labels, running or not. */
  readonly list: (labels: Readonly<Record<string, string>>) => Promise<readonly DockerContainer[]>;
  readonly inspect: (name: string) => Promise<DockerContainer | null>;
  /**
   * Creates a container from its plan on the network, lays its files in, does not start it. Adds what every container of ours has:
   * no-new-privileges, all capabilities dropped, log rotation (10 MB x 3), restart unless-stopped, init false.
   */
  readonly create: (plan: ContainerPlan, network: string) => Promise<void>;
  readonly start: (name: string) => Promise<void>;
  readonly stop: (name: string, graceSeconds: number) => Promise<void>;
  readonly pause: (name: string) => Promise<void>;
  readonly unpause: (name: string) => Promise<void>;
  /** Removes a container by force together with nothing else. Unknown names are fine. */
  readonly remove: (name: string) => Promise<void>;
  readonly removeVolume: (name: string) => Promise<void>;
  readonly volumes: (labels: Readonly<Record<string, string>>) => Promise<readonly string[]>;
  /**
   * One of this name and these labels may be there. Its data lies in `folder` of this machine, which is made, or where Docker keeps its
   * own. Errors: `docker.refused` where it has other labels: somebody else made it; `file.write`.
   */
  readonly createVolume: (name: string, labels: Readonly<Record<string, string>>, folder?: string) => Promise<void>;
  /** Copies everything with owners and modes; answers what passed. `onBytes`: so many by now. Cancelled, what was copied stays. */
  readonly copyVolume: (
    carrier: Carrier,
    from: string,
    to: string,
    onBytes: (bytes: number) => void,
    signal: AbortSignal,
  ) => Promise<Contents>;
  /** Reads a volume from end to end. */
  readonly volumeContents: (carrier: Carrier, volume: string, onBytes: (bytes: number) => void, signal: AbortSignal) => Promise<Contents>;
  /** Removes a folder that this user made and containers wrote into, whoever owns what is in it. No volume may be on it. */
  readonly clearFolder: (carrier: Carrier, folder: string) => Promise<void>;
  /** Creates a bridge network in a free /24 of private space and answers its subnet prefix, such as `172.31.77`. */
  readonly createNetwork: (name: string, labels: Readonly<Record<string, string>>) => Promise<string>;
  readonly networks: (
    labels: Readonly<Record<string, string>>,
  ) => Promise<readonly { readonly name: string; readonly prefix: string; readonly labels: Readonly<Record<string, string>> }[]>;
  readonly removeNetwork: (name: string) => Promise<void>;
  /** A file of a container, running or not; null where it does not exist. */
  readonly readFile: (name: string, path: string) => Promise<Buffer | null>;
  /**
   * Runs a one-off container from the plan to its end (first-boot steps, pruning) and answers exit code and output; `onLine` gets the
   * newest line that it prints. One that is cut off is stopped with its grace.
   */
  readonly runOnce: (
    plan: ContainerPlan,
    network: string,
    signal: AbortSignal,
    onLine?: (text: string) => void,
  ) => Promise<{ readonly exitCode: number; readonly output: string }>;
  readonly logs: (name: string, tail: number) => Promise<readonly LogLine[]>;
  readonly followLogs: (name: string, onLines: (lines: readonly LogLine[]) => void, signal: AbortSignal) => Promise<void>;
  /** Container events of these labels until aborted; reconnects by itself; `onLost` when the daemon goes, `onBack` when it answers again. */
  readonly watch: (
    labels: Readonly<Record<string, string>>,
    on: { readonly event: (e: DockerEvent) => void; readonly lost: () => void; readonly back: () => void },
    signal: AbortSignal,
  ) => void;
  /** Bytes that each named volume takes, by name. */
  readonly volumeSizes: (labels: Readonly<Record<string, string>>) => Promise<ReadonlyMap<string, number>>;
  /** Bytes that the named volumes take together. */
  readonly volumeBytes: (labels: Readonly<Record<string, string>>) => Promise<number>;
  readonly info: () => Promise<DockerInfo>;
  /** Containers of this machine, ours and others': those that run, and of those that stand still the ones of a client's image. */
  readonly overview: () => Promise<readonly ListedContainer[]>;
  /** Where Docker keeps its data on this machine, if it is this machine. */
  readonly rootDir: () => Promise<string | null>;
};
