import type { DockerState, HostCheck, Verdict } from '../../../shared/host.ts';
import type { KeychainState } from '../../../shared/keychain.ts';
import type { NetworkName } from '../../../shared/networks.ts';
import type { ClientId } from '../../../shared/node.ts';
import { couldNotLook } from '../../../shared/strings/host.ts';
import type { DockerInfo } from '../../platform/docker/docker.ts';
import type { HostFacts } from '../../platform/host-facts/host-facts.ts';
import type { Found } from '../../platform/host-facts/look.ts';
import type { BlobRules } from '../../protocol/custody.ts';
import type { ListedContainer } from '../../protocol/foreign-nodes.ts';

/** A container that this data folder did not make. `hearth`: another data folder of Hearth did. */
export type OtherContainer = ListedContainer & { readonly hearth: string | null };
/** Peers of the own node: all, and those that came to it by themselves. */
export type PeersFact = { readonly connected: number; readonly inbound: number };
/** What a disk did when it was measured, and when (Unix ms). `device` tells which; null is Hearth's own. */
export type DiskSpeedFact = {
  readonly readIops: number;
  readonly writeIops: number;
  readonly sequentialBytesPerSecond: number;
  readonly by: string;
  readonly device: number | null;
  readonly at: number;
};
/** How many blobs a network's blocks may have, and whether it has relays that send a block for its proposer. */
export type BlobsFact = { readonly rules: BlobRules; readonly hasRelays: boolean };
export type Facts = HostFacts & {
  readonly docker: DockerState;
  readonly dockerInfo: Found<DockerInfo>;
  readonly containers: Found<readonly OtherContainer[]>;
  readonly keychain: Found<KeychainState>;
  /** Bytes that the own node's volumes take already. */
  readonly nodeBytes: Found<number>;
  readonly peers: Found<PeersFact>;
  readonly uploadMbps: Found<number>;
  readonly blobs: Found<BlobsFact>;
  /** Effective balances (gwei) of the validators that the own node serves. */
  readonly stake: Found<readonly bigint[]>;
  readonly diskSpeed: Found<DiskSpeedFact>;
};
export type FactName = keyof Facts;

/**
 * What the machine shall do. `needs`: of the chosen pair on that network, or of the leanest where none is chosen; null where not known.
 * `peerPorts`: where peers shall reach its clients. `validators`: how many, where that is said; null leaves it to what the own node serves.
 */
export type Aim = {
  readonly network: NetworkName;
  readonly peerPorts: readonly number[];
  readonly needs: { readonly pair: string; readonly diskBytes: number; readonly memoryBytes: number } | null;
  readonly execution: ClientId | null;
  readonly validators: number | null;
  /** Whether relays are asked for blocks. */
  readonly relays: boolean;
};
/** `needed` and `why` stand in place of the check's own where facts say more. */
export type Finding = Pick<HostCheck, 'verdict' | 'found' | 'todo' | 'command'> & Partial<Pick<HostCheck, 'needed' | 'why'>>;

/** One question about the machine. Pure: the facts it reads in, finding out. `verdicts` lists all it can give. */
export type Check<K extends FactName = FactName> = {
  readonly id: string;
  readonly title: string;
  readonly why: string;
  readonly verdicts: readonly Verdict[];
  readonly reads: readonly K[];
  /** Says nothing to a practice network, such as what the outside world must reach: left out there. */
  readonly realOnly?: true;
  readonly needs: (aim: Aim) => string;
  readonly judge: (facts: Pick<Facts, K>, aim: Aim) => Finding;
};

export const fine = (found: string): Finding => ({ verdict: 'fine', found, todo: null, command: null });
export const watch = (found: string, todo: string, command: string | null = null): Finding => ({ verdict: 'watch', found, todo, command });
export const stops = (found: string, todo: string, command: string | null = null): Finding => ({ verdict: 'stops', found, todo, command });
export const unknown = (because: string, todo: string): Finding => ({
  verdict: 'unknown',
  found: couldNotLook(because),
  todo,
  command: null,
});
