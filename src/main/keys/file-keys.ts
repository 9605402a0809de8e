import { basename, dirname, join, resolve } from 'node:path';
import type { MnemonicLanguage } from '../../shared/languages.ts';
import type { LockChoice } from './locks.ts';
import type { NetworkBook } from './networks.ts';
import { withoutLineEnd } from './password.ts';
import { KEYS_FOLDER, wordsRun } from './paths.ts';
import type { RunOnce } from './run-once.ts';
import { wipe } from './secret.ts';
import { keyRange, type RangeChoice, rangeTerms } from './terms.ts';
import type { MadeKeys, Progress, Target } from './worker-messages.ts';

/** Keystores and signed deposits into a folder, laid out as ethstaker-deposit-cli does it: `<out>/validator_keys/…`. */
export type FileKeysAsks = RangeChoice & {
  /** A name or the path of a network file. */
  readonly network: string;
  readonly start: number;
  readonly count: number;
  readonly lock: LockChoice;
  /** UTF-8 of the password file; a line break at its end is not part of it. Wiped. */
  readonly password: Uint8Array;
  readonly out: string;
  /** Null: told from the words; English where they are new. */
  readonly language: MnemonicLanguage | null;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
};
export type FileKeys = {
  /**
   * From words that exist. `mnemonic` is UTF-8 as it was written down; `passphrase` is the 25th word, a line break at its end is not part
   * of it, and empty is none. Both are wiped. Errors: `key.*`, `file.write`, `work.cancelled`.
   */
  readonly derive: (asks: FileKeysAsks & { readonly mnemonic: Uint8Array; readonly passphrase: Uint8Array }) => Promise<MadeKeys>;
  /** From 24 new words, written to `mnemonicOut` (0400, exclusive) and nowhere else. Errors as `derive`. */
  readonly newKeys: (asks: FileKeysAsks & { readonly mnemonicOut: string }) => Promise<MadeKeys>;
};

type Deps = {
  readonly once: RunOnce;
  readonly networks: NetworkBook;
  readonly target: (folder: string, seconds: number) => Promise<Target>;
  /** Clears what runs that died left in a folder. */
  readonly clear: (folder: string) => Promise<void>;
  readonly nowSeconds: () => number;
};

/** Keys for the terminal: everything comes from files and goes into files. */
export function fileKeys({ once, networks, target, clear, nowSeconds }: Deps): FileKeys {
  const make = async (
    asks: FileKeysAsks,
    mnemonic: Uint8Array | null,
    written: Uint8Array,
    mnemonicOut: string | null,
  ): Promise<MadeKeys> => {
    const password = withoutLineEnd(asks.password);
    const passphrase = withoutLineEnd(written);
    try {
      const deposit = rangeTerms(asks, await networks.find(asks.network));
      const range = keyRange(asks.start, asks.count);
      const to = await target(join(resolve(asks.out), KEYS_FOLDER), nowSeconds());
      const paper = mnemonicOut === null ? null : { folder: dirname(resolve(mnemonicOut)), name: basename(mnemonicOut) };
      if (paper !== null) await clear(paper.folder);
      const traces = paper === null ? [to] : [to, { folder: paper.folder, run: wordsRun(to.run) }];
      const { language, lock, onProgress, signal } = asks;
      return await once.run(
        'derive',
        { mnemonic, language, passphrase, mnemonicOut: paper, password, target: to, range, lock, deposit },
        { traces, signal, ...(onProgress === undefined ? {} : { onProgress }) },
      );
    } finally {
      wipe(password, asks.password, mnemonic, passphrase, written);
    }
  };
  return {
    derive: (asks) => make(asks, asks.mnemonic, asks.passphrase, null),
    newKeys: (asks) => make(asks, null, new Uint8Array(0), asks.mnemonicOut),
  };
}
