import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import { readDepositData } from './deposit-data.ts';
import { readKeystore } from './keystore.ts';
import { isDepositDataName, isKeystoreName, KEYS_FOLDER } from './paths.ts';
import type { Target } from './worker-messages.ts';

/** The folder itself, or `validator_keys` in it, whichever holds keystores. Errors: `key.noFiles`. */
async function placeOf(files: KeyFiles, folder: string): Promise<{ readonly place: string; readonly names: readonly string[] }> {
  for (const place of [folder, join(folder, KEYS_FOLDER)]) {
    const names = (await files.files(place)).filter((name) => isKeystoreName(name) || isDepositDataName(name));
    if (names.some(isKeystoreName)) return { place, names };
  }
  throw new AppError('key.noFiles', { where: folder });
}

/**
 * Copies keystores and deposit files that were made on another machine into this data folder, all or none, byte for byte, and reads the
 * copies back. What is here already, the same in every byte, stays. Answers the public keys.
 * Errors: `key.noFiles`, `key.file`, `key.depositFile`, `key.exists`, `file.read`, `file.write`.
 */
export async function takeIn(files: KeyFiles, from: string, { folder, run: id }: Target): Promise<readonly string[]> {
  const { place, names } = await placeOf(files, from);
  const present = new Set(await files.files(folder));
  const pubkeys: string[] = [];
  const run = await files.begin(folder, id);
  try {
    for (const name of names) {
      const text = await files.read(join(place, name));
      if (isKeystoreName(name)) pubkeys.push(`0x${readKeystore(text, name).pubkey.toLowerCase()}`);
      else readDepositData(text, name);
      if (present.has(name) && (await files.read(join(folder, name))) === text) continue;
      await run.write(name, text);
      if ((await run.read(name)) !== text) throw new AppError('key.readBack', { what: name });
    }
    await run.publish();
    return pubkeys;
  } catch (error) {
    await run.drop();
    throw error;
  }
}
