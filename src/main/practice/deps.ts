import type { ContainerPlan } from '../../shared/node.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import type { Docker } from '../platform/docker/docker.ts';
import type { DepositArguments } from '../platform/execution-rpc/deposit-call.ts';
import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { PracticeSigner } from '../platform/execution-rpc/practice-signer.ts';
import type { EnsureImages } from '../platform/images.ts';
import type { InstanceFolder } from '../platform/instance-folder.ts';
import type { Toolchain } from '../platform/toolchain/toolchain.ts';
import type { SpawnWorker } from '../platform/worker/link.ts';
import type { PracticeChainId } from '../protocol/practice-chain.ts';
import type { Alloc } from './genesis/execution-genesis.ts';
import type { ClientPair } from './images/catalogue.ts';
import type { PlanNode } from './specs.ts';

/** What the practice network is made with. */
export type PracticeDeps = {
  readonly docker: Docker;
  /** From the node room: containers of a spec, and making them so on a Docker network. */
  readonly node: {
    readonly plan: PlanNode;
    readonly apply: (plans: readonly ContainerPlan[], network: string, signal: AbortSignal, onStep: () => void) => Promise<void>;
  };
  readonly toolchain: Pick<Toolchain, 'missing'>;
  readonly ensureImages: EnsureImages;
  readonly folder: InstanceFolder;
  readonly freePorts: (count: number) => Promise<number[]>;
  readonly spawn: SpawnWorker;
  readonly clock: Clock;
  /** Short hash of the data folder; on every label. */
  readonly owner: string;
  /** Pairs of clients of `resources/images.json`, best first. */
  readonly pairs: () => readonly ClientPair[];
  /** `resources/practice/predeploys.json`. */
  readonly predeploys: () => Alloc;
  readonly beacon: (url: string) => Pick<BeaconApi, 'genesis' | 'identity' | 'header' | 'syncing'>;
  readonly execution: (
    url: string,
  ) => Pick<ExecutionRpc, 'chainId' | 'blockNumber' | 'balance' | 'transactionCount' | 'sendRawTransaction'>;
  readonly signer: (chainId: PracticeChainId) => PracticeSigner;
  readonly depositCallData: (d: DepositArguments) => Promise<string>;
};
