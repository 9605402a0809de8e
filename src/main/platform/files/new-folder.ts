import { chmod, copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';

/** A file of a new folder: its content, or a file on this machine that holds it. */
type NewFile = { readonly path: string; readonly mode: number } & (
  | { readonly text: string; readonly source: null }
  | { readonly text: null; readonly source: string }
);
/** Answers the folder's full path. */
export type WriteNewFolder = (folder: string, files: readonly NewFile[]) => Promise<string>;

/**
 * Fills a folder that is new or empty and closes it to other users (0700). Nothing that exists is written over. Errors:
 * `file.folderTaken`, `file.write`, `file.read`.
 */
export const writeNewFolder: WriteNewFolder = async (folder, files) => {
  const root = resolve(folder);
  const failed = (cause: unknown): AppError => new AppError('file.write', { where: root, details: String(cause) }, { cause });
  try {
    await mkdir(root, { recursive: true, mode: 0o700 });
    if ((await readdir(root)).length > 0) throw new AppError('file.folderTaken', { where: root });
    // Closed before the first secret lies in it.
    await chmod(root, 0o700);
    for (const { path, mode, text, source } of files) {
      const at = join(root, path);
      await mkdir(dirname(at), { recursive: true, mode: 0o700 });
      if (text !== null) await writeFile(at, text, { flag: 'wx', mode });
      else
        await copyFile(source, at).catch((cause: unknown) => {
          throw new AppError('file.read', { where: source }, { cause });
        });
      await chmod(at, mode);
    }
  } catch (error) {
    throw error instanceof AppError ? error : failed(error);
  }
  return root;
};
