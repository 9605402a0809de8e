import { join } from 'node:path';
import { AppError } from '../../shared/app-error.ts';
import type { KeyAt, KeyEntry } from '../../shared/keys.ts';
import { networkName } from '../../shared/networks.ts';
import { placeOfKey } from '../../shared/place.ts';
import { shortHex } from '../../shared/strings/short.ts';
import type { KeyFiles } from '../platform/key-files/key-files.ts';
import { fromHex } from '../protocol/bytes.ts';
import { readCredentials } from '../protocol/credentials.ts';
import { type DepositDatum, readDepositData } from './deposit-data.ts';
import { readKeystore } from './keystore.ts';
import { isDepositDataName, isKeystoreName, KEYS_FOLDER, secondsOfName } from './paths.ts';

/** A key of this data folder: what a person is shown, the folder it lies in, and its newest signed deposit. */
export type ShelfKey = { readonly entry: KeyEntry; readonly folder: string; readonly datum: DepositDatum | null };
/** All keys of the data folder, newest first, and what was found that could not be read. */
export type Shelf = { readonly keys: readonly ShelfKey[]; readonly broken: readonly AppError[] };

/** Keys lie in a folder per network, or per instance of the practice network. */
export const folderOf = (keysDir: string, place: { readonly name: string; readonly instance: string | null }): string =>
  join(keysDir, place.instance ?? place.name, KEYS_FOLDER);

function placeOfFolder(name: string): Pick<KeyEntry, 'network' | 'instance'> {
  const known = networkName.exclude(['practice']).safeParse(name);
  return known.success ? { network: known.data, instance: null } : { network: 'practice', instance: name };
}

type Signed = { readonly file: string; readonly datum: DepositDatum };

function depositOf(signed: Signed | undefined): KeyEntry['deposit'] {
  if (signed === undefined) return null;
  const credentials = readCredentials(fromHex(signed.datum.withdrawalCredentials));
  if (credentials === null || credentials.address === null) return null;
  return {
    file: signed.file,
    withdrawalAddress: credentials.address,
    compounding: credentials.kind === '0x02',
    amountGwei: signed.datum.amountGwei,
  };
}

/** Reads what lies on the disk; there is no index file that could disagree with it. A broken file is told and passed over. */
export async function readShelf(files: KeyFiles, keysDir: string): Promise<Shelf> {
  const keys: ShelfKey[] = [];
  const broken: AppError[] = [];
  const orTell = async <T>(path: string, read: (text: string) => T): Promise<T | null> => {
    try {
      return read(await files.read(path));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      broken.push(error);
      return null;
    }
  };
  for (const name of await files.folders(keysDir)) {
    const folder = join(keysDir, name, KEYS_FOLDER);
    const names = await files.files(folder);
    const newestLast = names.filter(isDepositDataName).sort((a, b) => (secondsOfName(a) ?? 0) - (secondsOfName(b) ?? 0));
    const signed = new Map<string, Signed>();
    for (const file of newestLast) {
      const data = await orTell(join(folder, file), (text) => readDepositData(text, file));
      for (const datum of data ?? []) signed.set(datum.pubkey, { file: join(folder, file), datum });
    }
    const seen = new Set<string>();
    for (const file of names.filter(isKeystoreName)) {
      const keystore = await orTell(join(folder, file), (text) => readKeystore(text, file));
      if (keystore === null) continue;
      const pubkey = `0x${keystore.pubkey.toLowerCase()}`;
      if (seen.has(pubkey)) continue;
      seen.add(pubkey);
      const deposit = signed.get(pubkey);
      const madeAt = (secondsOfName(file) ?? 0) * 1000;
      const entry = { pubkey, path: keystore.path, file: join(folder, file), madeAt, ...placeOfFolder(name), deposit: depositOf(deposit) };
      keys.push({ folder, datum: deposit?.datum ?? null, entry });
    }
  }
  return { keys: keys.sort(newestFirst), broken };
}

/** The keys that are named, in that order. Errors: `key.unknown`. */
export const namedKeys = ({ keys }: Shelf, named: readonly KeyAt[]): readonly ShelfKey[] =>
  named.map(({ pubkey, place }) => {
    const key = keys.find(({ entry }) => entry.pubkey === pubkey && placeOfKey(entry) === place);
    if (key === undefined) throw new AppError('key.unknown', { what: shortHex(pubkey) });
    return key;
  });

/** Within one run, keys keep the order of their numbers. */
function newestFirst(a: ShelfKey, b: ShelfKey): number {
  const number = (k: ShelfKey) => Number(k.entry.path.split('/')[3] ?? 0);
  return b.entry.madeAt - a.entry.madeAt || number(a) - number(b);
}
