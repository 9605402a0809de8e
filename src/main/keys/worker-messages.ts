import type { FaultParams } from '../../shared/strings/faults.ts';
import type { VoluntaryExit } from '../protocol/ssz.ts';
import type { BlsBackend } from './bls.ts';
import type { DepositDatum, DepositTerms } from './deposit-data.ts';
import type { ExitFacts, SignedVoluntaryExit } from './exit.ts';

/** Where a run writes: `run` names its hidden folder, `seconds` is the Unix time in all its file names. */
export type Target = { readonly folder: string; readonly run: string; readonly seconds: number };
/** Keys `start` to `start + count - 1` of a mnemonic. */
export type Range = { readonly start: number; readonly count: number };
/** A keystore file's text, and its name for sentences. */
export type KeystoreFile = { readonly name: string; readonly text: string };

/** What the key process can be asked. Secrets are UTF-8 bytes; it wipes its copies. Typed words are joined by line breaks. */
export type KeyJobs = {
  readonly selfTest: { readonly asks: object; readonly gives: { readonly backend: BlsBackend } };
  readonly begin: { readonly asks: object; readonly gives: { readonly words: Uint8Array } };
  readonly confirm: { readonly asks: { readonly typed: Uint8Array }; readonly gives: { readonly wrong: readonly number[] } };
  readonly make: {
    readonly asks: { readonly password: Uint8Array; readonly target: Target; readonly range: Range };
    readonly gives: MadeKeys;
  };
  readonly derive: {
    readonly asks: {
      /** Null: make a new one and write it to `mnemonicOut`. */
      readonly mnemonic: Uint8Array | null;
      readonly mnemonicOut: { readonly folder: string; readonly name: string } | null;
      readonly password: Uint8Array;
      readonly target: Target;
      readonly range: Range;
      readonly deposit: DepositTerms;
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
    readonly gives: { readonly files: readonly string[] };
  };
  readonly checkDeposit: { readonly asks: { readonly datum: DepositDatum }; readonly gives: { readonly sound: boolean } };
  readonly exit: {
    readonly asks: {
      readonly password: Uint8Array;
      readonly keystore: KeystoreFile;
      readonly exit: VoluntaryExit;
      readonly facts: ExitFacts;
    };
    readonly gives: SignedVoluntaryExit;
  };
};
export type KeyJob = keyof KeyJobs;
export type Asks<J extends KeyJob> = KeyJobs[J]['asks'];
export type Gives<J extends KeyJob> = KeyJobs[J]['gives'];
export type MadeKeys = { readonly files: readonly string[]; readonly pubkeys: readonly string[] };

export type Progress = { readonly done: number; readonly total: number; readonly what: string };
export type ToWorker = { readonly [J in KeyJob]: { readonly id: number; readonly job: J; readonly asks: Asks<J> } }[KeyJob];
export type FromWorker =
  | { readonly id: number; readonly kind: 'done'; readonly gives: unknown }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly id: number; readonly kind: 'fault'; readonly code: string; readonly params: FaultParams };

/** Jobs of a session: the process lives on after them, holding the words. Every other job is its last. */
export const sessionJobs: readonly KeyJob[] = ['begin', 'confirm'];
