import type { WordsRead } from '../../shared/keys.ts';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import type { SigningNetwork } from '../../shared/networks.ts';
import type { SignedVoluntaryExit } from '../../shared/signed-exit.ts';
import type { FaultParams } from '../../shared/strings/fault-params.ts';
import type { VoluntaryExit } from '../protocol/ssz.ts';
import type { BlsBackend } from './bls.ts';
import type { ChangeFacts } from './credential-change.ts';
import type { DepositDatum, DepositTerms } from './deposit-data.ts';
import type { ExitFacts } from './exit.ts';
import type { LockChoice } from './locks.ts';
import type { Secret } from './secret.ts';
import type { RangeTerms } from './terms.ts';
import type { Judged } from './verify/across.ts';
import type { Drilled } from './verify/drill.ts';
import type { ReadFile } from './verify/verify.ts';

/** Where a run writes: `run` names its hidden folder, `seconds` is the Unix time in all its file names. */
export type Target = { readonly folder: string; readonly run: string; readonly seconds: number };
/** Keys `start` to `start + count - 1` of a mnemonic. */
export type Range = { readonly start: number; readonly count: number };
/** A keystore file's text, and its name for sentences. */
export type KeystoreFile = { readonly name: string; readonly text: string };

/** A mnemonic as a person wrote it, and the 25th word; empty is none. Without a language it is told from the words. */
export type WrittenWords = { readonly mnemonic: Uint8Array; readonly language: MnemonicLanguage | null; readonly passphrase: Uint8Array };
/** What `keys.read` answers, without the session. */
export type WordsFound = Omit<Extract<WordsRead, { ok: true }>, 'session'> | Extract<WordsRead, { ok: false }>;

/** What the key process can be asked. Secrets are UTF-8 bytes; it wipes its copies. Typed words are joined by line breaks. */
export type KeyJobs = {
  readonly selfTest: { readonly asks: object; readonly gives: { readonly backend: BlsBackend } };
  /** The public key that secrets for this process are sealed with. */
  readonly door: { readonly asks: object; readonly gives: { readonly key: string } };
  readonly begin: { readonly asks: { readonly language: MnemonicLanguage }; readonly gives: { readonly words: Uint8Array } };
  /** The same with the words sealed for whom `reader` belongs to. */
  readonly beginSealed: {
    readonly asks: { readonly language: MnemonicLanguage; readonly reader: string };
    readonly gives: { readonly box: string };
  };
  readonly confirm: { readonly asks: { readonly typed: Uint8Array }; readonly gives: { readonly wrong: readonly number[] } };
  /** Takes words that exist into the session. `passphrase` is the 25th word as it was typed; empty is none. */
  readonly read: { readonly asks: WrittenWords; readonly gives: WordsFound };
  readonly publicKeys: { readonly asks: { readonly range: Range }; readonly gives: { readonly pubkeys: readonly string[] } };
  readonly make: {
    readonly asks: {
      readonly password: Uint8Array;
      readonly target: Target;
      readonly range: Range;
      readonly lock: LockChoice;
      /** Null: keystores alone. */
      readonly deposit: RangeTerms | null;
    };
    readonly gives: MadeKeys;
  };
  readonly derive: {
    readonly asks: {
      /** Null: make a new one and write it to `mnemonicOut`. */
      readonly mnemonic: Uint8Array | null;
      /** Null: told from the words; English where they are new. */
      readonly language: MnemonicLanguage | null;
      /** The 25th word as it was written; empty is none. */
      readonly passphrase: Uint8Array;
      readonly mnemonicOut: { readonly folder: string; readonly name: string } | null;
      readonly password: Uint8Array;
      readonly target: Target;
      readonly range: Range;
      readonly lock: LockChoice;
      readonly deposit: RangeTerms;
    };
    readonly gives: MadeKeys;
  };
  readonly deposit: {
    readonly asks: {
      readonly password: Uint8Array;
      readonly keystores: readonly KeystoreFile[];
      readonly target: Target;
      readonly deposit: DepositTerms;
    };
    readonly gives: Written;
  };
  readonly checkDeposit: { readonly asks: { readonly datum: DepositDatum }; readonly gives: { readonly sound: boolean } };
  /** Gives the password back, for those who must have it beside the key process. */
  readonly open: {
    readonly asks: { readonly password: Uint8Array; readonly keystores: readonly KeystoreFile[] };
    readonly gives: { readonly password: Uint8Array };
  };
  readonly exit: {
    readonly asks: {
      readonly password: Uint8Array;
      readonly keystore: KeystoreFile;
      readonly exit: VoluntaryExit;
      readonly facts: ExitFacts;
    };
    readonly gives: SignedVoluntaryExit;
  };
  readonly verify: {
    readonly asks: {
      readonly password: Uint8Array | null;
      readonly files: readonly ReadFile[];
      readonly networks: readonly SigningNetwork[];
      readonly network: SigningNetwork | null;
      readonly address: string | null;
      /** Public keys of validators by their index, where the own node knows them. */
      readonly ofIndex: readonly (readonly [index: string, pubkey: string])[];
    };
    readonly gives: { readonly files: readonly Judged[] };
  };
  readonly drill: {
    readonly asks: {
      readonly mnemonic: Uint8Array;
      readonly passphrase: Uint8Array;
      readonly password: Uint8Array | null;
      readonly files: readonly ReadFile[];
      readonly networks: readonly SigningNetwork[];
    };
    readonly gives: Drilled;
  };
  /** Number `start + k` of the words signs the k-th exit. */
  readonly exits: { readonly asks: WrittenWords & ExitsAsked & { readonly start: number }; readonly gives: Written };
  readonly keystoreExits: { readonly asks: WithKeystore & ExitsAsked; readonly gives: Written };
  /** 0x00 → 0x01; number `start + k` of the words belongs to the k-th index. */
  readonly changes: { readonly asks: WrittenWords & ChangesAsked & { readonly start: number }; readonly gives: Written };
  /** The same with the words of the session, which then ends. */
  readonly sessionChanges: { readonly asks: ChangesAsked & { readonly start: number }; readonly gives: Written };
  /** The reference's keystore-signed form. */
  readonly keystoreChanges: { readonly asks: WithKeystore & ChangesAsked; readonly gives: Written };
  readonly topUp: { readonly asks: WithKeystore & { readonly deposit: DepositTerms; readonly target: Target }; readonly gives: Written };
};
type WithKeystore = { readonly password: Uint8Array; readonly keystore: KeystoreFile };
type Written = { readonly files: readonly string[]; readonly checkedBy: readonly BlsBackend[] };
/** What a node says of a validator; hex with `0x`. */
export type OnChain = {
  readonly validatorIndex: number;
  readonly pubkey: string;
  readonly withdrawalCredentials: string;
  readonly balanceGwei: bigint;
};
type ExitsAsked = {
  readonly exits: readonly VoluntaryExit[];
  readonly facts: ExitFacts;
  /** What the chain says of the validators, to be compared before anything is signed; null where no node can be asked. */
  readonly chain: readonly OnChain[] | null;
  readonly target: Target;
};
type ChangesAsked = {
  readonly validatorIndices: readonly number[];
  /** Checked already, in any case. */
  readonly address: string;
  readonly facts: ChangeFacts;
  readonly chain: readonly OnChain[] | null;
  readonly target: Target;
};
export type KeyJob = keyof KeyJobs;
export type Asks<J extends KeyJob> = KeyJobs[J]['asks'];
/** A job's asks as they reach its process: each secret may be sealed for it. */
export type Sent<J extends KeyJob> = { readonly [F in keyof Asks<J>]: MaybeSealed<Asks<J>[F]> };
type MaybeSealed<V> = V extends Uint8Array ? Secret : V;
export type Gives<J extends KeyJob> = KeyJobs[J]['gives'];
/** `checkedBy`: the BLS implementations that computed every public key and signature, and agreed. */
export type MadeKeys = {
  readonly files: readonly string[];
  readonly pubkeys: readonly string[];
  readonly checkedBy: readonly BlsBackend[];
};

export type Progress = { readonly done: number; readonly total: number; readonly what: string };
export type ToWorker = { readonly [J in KeyJob]: { readonly id: number; readonly job: J; readonly asks: Sent<J> } }[KeyJob];
export type FromWorker =
  | { readonly id: number; readonly kind: 'done'; readonly gives: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'fault'; readonly code: string; readonly params: FaultParams };

/** Jobs of a session: the process lives on after them, holding the words. Every other job is its last. */
export const sessionJobs: readonly KeyJob[] = ['door', 'begin', 'beginSealed', 'confirm', 'read', 'publicKeys'];
