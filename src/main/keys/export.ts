import { basename, join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { KeyEntry } from '../../shared/keys.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import type { Target } from './worker-messages.ts';

/**
 * Copies keystores and the deposit files that name them into a folder, all or none, and reads the copies back. A copy that is there
 * already, byte for byte, stays and counts; another file of that name is never touched. Errors: `key.exists`, `file.write`.
 */
export async function exportKeys(files: KeyFiles, entries: readonly KeyEntry[], { folder, run: id }: Target): Promise<string[]> {
  const sources = [...new Set(entries.flatMap((e) => (e.deposit === null ? [e.file] : [e.file, e.deposit.file])))];
  const present = new Set(await files.files(folder));
  const written = new Map<string, string>();
  const run = await files.begin(folder, id);
  try {
    for (const source of sources) {
      const name = basename(source);
      const text = await files.read(source);
      if (present.has(name) && (await files.read(join(folder, name))) === text) continue;
      // The same file taken in for two networks has one copy; where they differ, `write` refuses the second.
      if (written.get(name) === text) continue;
      written.set(name, text);
      await run.write(name, text);
      if ((await run.read(name)) !== text) throw new AppError('key.readBack', { what: name });
    }
    await run.publish();
    return [...new Set(sources.map((source) => join(folder, basename(source))))];
  } catch (error) {
    await run.drop();
    throw error;
  }
}
