/**
 * Files of one run, written all or none: first into a hidden folder beside the target, exclusive and 0400, each flushed to the disk;
 * then, after whatever checks the caller makes, given their names. A name that exists is never replaced.
 */
export type FileRun = {
  /** Looks before long work whether the target has any of these names. Errors: `key.exists`. */
  readonly expectFree: (names: readonly string[]) => Promise<void>;
  /** Errors: `key.exists` where the target has this name, `file.write`. */
  readonly write: (name: string, data: string | Uint8Array) => Promise<void>;
  /** What the disk holds of a file of this run. Errors: `key.readBack`. */
  readonly read: (name: string) => Promise<string>;
  /** The same as bytes, for files that hold words. */
  readonly readBytes: (name: string) => Promise<Uint8Array>;
  /** Gives all files their names, or none of them, and answers their paths. Errors: `key.exists`, `file.write`. */
  readonly publish: () => Promise<readonly string[]>;
  /** Takes back everything this run wrote, published or not. Never throws. */
  readonly drop: () => Promise<void>;
};

/** The key folders on the disk. Every path is absolute. */
export type KeyFiles = {
  /** Names of the files in a folder; none where there is no folder. */
  readonly files: (folder: string) => Promise<readonly string[]>;
  /** Names of the visible folders in a folder; none where there is no folder. */
  readonly folders: (folder: string) => Promise<readonly string[]>;
  /** Text of a file of at most 16 MiB. Errors: `file.read`. */
  readonly read: (path: string) => Promise<string>;
  /** Moves a file to a free name on the same disk; the folder is made where it is missing. Answers the new path. Errors: `key.exists`, `file.write`. */
  readonly moveAside: (from: string, to: string) => Promise<string>;
  /** Begins a run in a folder, which is made where it is missing. `id` names the run for `clear`. Errors: `file.write`. */
  readonly begin: (folder: string, id: string) => Promise<FileRun>;
  /** Takes back what a run wrote whose process died before its end. Never throws. */
  readonly clear: (folder: string, id: string) => Promise<void>;
  /** Clears what a crash of the whole program left: runs whose process is gone, and those that began before `unixMs`. Never throws. */
  readonly clearOlder: (folder: string, unixMs: number) => Promise<void>;
};
