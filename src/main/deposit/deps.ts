import type { Publish } from '../../shared/contract.ts';
import type { KeyEntry } from '../../shared/keys.ts';
import type { NetworkFacts } from '../../shared/networks.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { ChainTime } from '../protocol/epochs.ts';
import type { DepositEvidence } from './evidence.ts';

/** The network that runs, and which practice instance of it; other networks: null. */
export type RunningNetwork = NetworkFacts & { readonly instance: string | null };
/** One signed deposit: hex with `0x`, gwei. */
export type SignedDeposit = {
  readonly pubkey: string;
  readonly withdrawalCredentials: string;
  readonly amountGwei: bigint;
  readonly signature: string;
  readonly depositMessageRoot: string;
  readonly depositDataRoot: string;
  readonly forkVersion: string;
};
export type DepositDeps = {
  /** Errors: `node.notRunning`. */
  readonly beacon: () => Promise<BeaconApi>;
  readonly execution: () => Promise<
    Pick<ExecutionRpc, 'chainId' | 'block' | 'blockNumber' | 'code' | 'logs' | 'transactionReceipt' | 'transactionCount'>
  >;
  readonly keys: {
    readonly list: () => Promise<readonly KeyEntry[]>;
    /** Null while nothing is signed. Errors: `key.unknown`, and any other `key.*` where the file does not hold. */
    readonly depositData: (pubkey: string) => Promise<SignedDeposit | null>;
    /** Whether the keystore is there and can be read. Errors: `key.*`. */
    readonly keystore: (pubkey: string) => Promise<string>;
    /** Verifies the BLS signature. */
    readonly verify: (deposit: SignedDeposit) => Promise<boolean>;
  };
  /** Keys in the own validator client. Errors: `keymanager.*`, `node.notRunning`. */
  readonly loaded: () => Promise<readonly string[]>;
  /** The practice wallet; null on real networks. */
  readonly wallet: () => Promise<{ readonly address: string; readonly balanceWei: bigint | null } | null>;
  /** Sends from the practice wallet and answers the hash at once. Errors: `wallet.realNetwork`, `execution.*`. */
  readonly send: (deposit: Omit<SignedDeposit, 'depositMessageRoot' | 'forkVersion'>) => Promise<string>;
  /** Null while nothing runs. */
  readonly facts: () => Promise<RunningNetwork | null>;
  readonly evidence: { readonly get: () => DepositEvidence; readonly set: (value: DepositEvidence) => Promise<void> };
  readonly publish: Publish;
  readonly clock: Clock;
};

export const chainTimeOf = (facts: NetworkFacts): ChainTime => ({
  genesisTimeMs: facts.genesisTime * 1000,
  secondsPerSlot: facts.secondsPerSlot,
  slotsPerEpoch: facts.slotsPerEpoch,
});
export const isPractice = (facts: NetworkFacts): boolean => facts.name === 'practice';
/** What amounts are called. */
export const unitOf = (facts: NetworkFacts): string => (isPractice(facts) ? 'practice ETH' : 'ETH');
