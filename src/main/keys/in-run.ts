import type { FileRun, KeyFiles } from '../platform/key-files/key-files.ts';

/** Whatever fails in a run takes back everything the run wrote. */
export async function inRun<T>(files: KeyFiles, folder: string, id: string, fn: (run: FileRun) => Promise<T>): Promise<T> {
  const run = await files.begin(folder, id);
  try {
    return await fn(run);
  } catch (error) {
    await run.drop();
    throw error;
  }
}
