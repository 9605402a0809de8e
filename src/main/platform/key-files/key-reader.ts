import { lstat, readdir, readFile, stat } from 'node:fs/promises';
import { AppError } from '../../../shared/app-error.ts';

/** What lies at a path; links are looked through. `bytes` is the size of a file. */
export type Looked = { readonly kind: 'file' | 'folder' | 'other' | 'none'; readonly bytes: number; readonly link: boolean };
/** Reads files that a person names, whatever they are. Paths are absolute. */
export type KeyReader = {
  readonly look: (path: string) => Promise<Looked>;
  /** Visible names in a folder, in order. Errors: `file.read`. */
  readonly names: (folder: string) => Promise<readonly string[]>;
  /** Errors: `file.read`. */
  readonly bytes: (path: string) => Promise<Uint8Array>;
};

const unreadable = (path: string) => (error: unknown) => {
  throw new AppError('file.read', { where: path, details: error instanceof Error ? error.message : String(error) }, { cause: error });
};

export function createKeyReader(): KeyReader {
  return {
    async look(path) {
      const link = await lstat(path).then(
        (s) => s.isSymbolicLink(),
        () => false,
      );
      const found = await stat(path).catch(() => null);
      if (found === null) return { kind: 'none', bytes: 0, link };
      const kind = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
      return { kind, bytes: found.size, link };
    },
    async names(folder) {
      const names = await readdir(folder).catch(unreadable(folder));
      return names.filter((name) => !name.startsWith('.')).sort();
    },
    bytes: (path) => readFile(path).catch(unreadable(path)),
  };
}
