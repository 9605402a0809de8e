import { stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/app-error.ts';

/**
 * Writes a new file that only its owner may read, at this path or, where that is a folder, in it under this name. Never over another file.
 * Answers its path. Errors: file.write.
 */
export async function writeNewFile(pathOrFolder: string, name: string, text: string): Promise<string> {
  const isFolder = await stat(pathOrFolder).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const path = isFolder ? join(pathOrFolder, name) : pathOrFolder;
  try {
    await writeFile(path, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw new AppError('file.write', { where: path, details: error instanceof Error ? error.message : String(error) }, { cause: error });
  }
  return path;
}
