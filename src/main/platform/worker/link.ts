/** A child process that speaks messages: a utilityProcess in Electron, a forked Node in the terminal. */
export type WorkerLink = {
  readonly send: (message: unknown) => void;
  readonly onMessage: (fn: (message: unknown) => void) => void;
  readonly onExit: (fn: (code: number) => void) => void;
  readonly kill: () => void;
};
export type WorkerName = 'key-worker' | 'genesis-worker' | 'disk-worker' | 'keychain-worker';
/** Starts the named worker with an empty environment except `env`. */
export type SpawnWorker = (name: WorkerName, env?: Readonly<Record<string, string>>) => WorkerLink;
