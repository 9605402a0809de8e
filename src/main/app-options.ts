import type { Listener } from './ipc/publish.ts';
import type { Call } from './ipc/serve.ts';
import type { KeyService } from './keys/service.ts';
import type { SafeStorage } from './platform/keychain/safe-storage.ts';
import type { SpawnWorker } from './platform/worker/link.ts';
import type { ChainRules } from './protocol/rules.ts';

/** What a face hands to the program. */
export type AppOptions = {
  /** Everything Hearth keeps for one person; made with mode 0700. */
  readonly dataDir: string;
  /** Data that ships with Hearth. */
  readonly resourcesDir: string;
  /** What can be made again, such as compiled clients. */
  readonly cacheDir: string;
  readonly version: string;
  readonly spawn: SpawnWorker;
  readonly electron: { readonly version: string; readonly isFallback: boolean } | null;
  /** Electron's, for passwords where the machine has no keychain of its own; null outside Electron. */
  readonly safeStorage: SafeStorage | null;
  readonly pickFolder: () => Promise<string | null>;
  readonly pickFile: () => Promise<string | null>;
  /** Copies for a short time. */
  readonly copyText: (text: string) => Promise<void>;
};

/** The whole program without a face. */
export type App = {
  readonly call: Call;
  readonly on: (fn: Listener) => () => void;
  /** Tells whether someone looks; rounds of status run only then. */
  readonly watch: (looking: boolean) => void;
  /** Rules of the chain that the own node follows. Errors: `node.notRunning`, `beacon.*`. */
  readonly chainRules: () => Promise<ChainRules>;
  /** Key runs of the terminal that write to a folder of the person's choice. */
  readonly keysTool: () => Promise<Pick<KeyService, 'derive' | 'newKeys' | 'sign' | 'verify' | 'drill'>>;
  /** Ends key processes, streams and work; containers keep running. */
  readonly stop: () => Promise<void>;
};
