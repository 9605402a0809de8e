import { basename, join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import { forgetPhrase } from '../../shared/forget-phrase.ts';
import { placeOfKey } from '../../shared/place.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import { readKeystore } from './keystore.ts';
import { isKeystoreName } from './paths.ts';
import type { ShelfKey } from './shelf.ts';

/** Every keystore of this key in its folder: a copy that stayed behind would bring the key back. */
async function keystoresOf(files: KeyFiles, { folder, entry }: ShelfKey): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of (await files.files(folder)).filter(isKeystoreName)) {
    const text = await files.read(join(folder, name));
    try {
      if (`0x${readKeystore(text, name).pubkey.toLowerCase()}` === entry.pubkey) found.push(join(folder, name));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return found;
}

type Asks = { readonly key: ShelfKey; readonly phrase: string; readonly asideDir: string; readonly inUse: () => Promise<boolean> };

/**
 * Takes a key out of this data folder: its files are moved to `asideDir`, never deleted, and never over another file. The deposit file
 * stays. Answers where the keystores lie now. Errors: `validator.phrase`, `key.inUse`, `key.exists`, `file.write`.
 */
export async function forgetKey(files: KeyFiles, { key, phrase, asideDir, inUse }: Asks): Promise<readonly string[]> {
  const needed = forgetPhrase(key.entry);
  if (phrase.trim() !== needed) throw new AppError('validator.phrase', { needed });
  if (await inUse()) throw new AppError('key.inUse', { what: needed.slice(-4) });
  const folder = join(asideDir, placeOfKey(key.entry));
  const moved: string[] = [];
  for (const path of await keystoresOf(files, key)) moved.push(await files.moveAside(path, join(folder, basename(path))));
  return moved;
}
