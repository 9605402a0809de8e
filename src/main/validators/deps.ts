import type { Publish } from '../../shared/contract.ts';
import type { KeyEntry } from '../../shared/keys.ts';
import type { NetworkFacts } from '../../shared/networks.ts';
import type { Sealed } from '../../shared/sealed.ts';
import type { SignedVoluntaryExit } from '../../shared/signed-exit.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { Clock } from '../platform/clock.ts';
import type { KeymanagerApi } from '../platform/keymanager-api/keymanager-api.ts';
import type { ChainTime } from '../protocol/epochs.ts';
import type { ExitEvidence } from './evidence.ts';

/** The network that runs, and which practice instance of it; other networks: null. */
export type RunningNetwork = NetworkFacts & { readonly instance: string | null };
export type ValidatorDeps = {
  /** Errors: `node.notRunning`. */
  readonly beacon: () => Promise<BeaconApi>;
  /** Null where the own node has none. */
  readonly keymanager: () => Promise<KeymanagerApi | null>;
  readonly keys: {
    readonly list: () => Promise<readonly KeyEntry[]>;
    /** Text of the keystore. Errors: `key.unknown`. */
    readonly keystore: (pubkey: string) => Promise<string>;
    /** Bytes of the keys' passwords, to be wiped: the given one, proved, or for null the kept ones. Errors: `key.passwordWrong`, `keychain.*`. */
    readonly passwordsOf: (pubkeys: readonly string[], given: string | Sealed | null) => Promise<readonly Uint8Array[]>;
    /** Signs in the key process; `password` null: with the kept one. Errors: `key.passwordWrong`, `keychain.*`. */
    readonly signExit: (input: {
      readonly pubkey: string;
      readonly password: string | Sealed | null;
      readonly validatorIndex: number;
      readonly epoch: number;
    }) => Promise<SignedVoluntaryExit>;
  };
  /**
   * Keys of this network whose deposit was sent from here. Before Electra the chain shows a deposit only once it is credited; until then
   * these count as `deposited`.
   */
  readonly depositsSent?: (facts: RunningNetwork) => readonly string[];
  /** Null while nothing runs. */
  readonly facts: () => Promise<RunningNetwork | null>;
  readonly evidence: { readonly get: () => ExitEvidence; readonly set: (value: ExitEvidence) => Promise<void> };
  /** Text of a file that a person chose. Errors: `file.read`. */
  readonly readFile: (path: string) => Promise<string>;
  readonly publish: Publish;
  readonly clock: Clock;
};

export const chainTimeOf = (facts: NetworkFacts): ChainTime => ({
  genesisTimeMs: facts.genesisTime * 1000,
  secondsPerSlot: facts.secondsPerSlot,
  slotsPerEpoch: facts.slotsPerEpoch,
});

/** The keystores that belong to the network that runs: keys of another practice instance mean nothing here. */
export const keysOf = (facts: RunningNetwork, entries: readonly KeyEntry[]): readonly KeyEntry[] =>
  entries.filter((k) => k.network === facts.name && k.instance === facts.instance);
