import { AppError } from '../../shared/app-error.ts';
import { shortHex } from '../../shared/strings/short.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import { equalBytes } from '../protocol/bytes.ts';
import { utf8Bytes } from './password.ts';
import { wipe } from './secret.ts';

/** Bytes of a key's password, which the caller wipes. `given` null: the one that the keychain keeps. */
export type PasswordFor = (pubkey: string, given: string | null) => Promise<Uint8Array>;

/** Bytes of the one password of several keys, as `PasswordFor`. Errors: as `passwordFor`, and `keychain.differ`. */
export async function passwordForAll(ask: PasswordFor, pubkeys: readonly string[], given: string | null): Promise<Uint8Array> {
  const [first = '', ...others] = pubkeys;
  const password = await ask(first, given);
  try {
    if (given === null) for (const pubkey of others) expectSame(password, await ask(pubkey, null));
    return password;
  } catch (error) {
    wipe(password);
    throw error;
  }
}

function expectSame(password: Uint8Array, other: Uint8Array): void {
  const same = equalBytes(password, other);
  wipe(other);
  if (!same) throw new AppError('keychain.differ');
}

/** Errors: `keychain.empty` where a password that nobody typed is not kept, `keychain.unavailable`. */
export const passwordFor =
  (keychain: Pick<Keychain, 'get'>): PasswordFor =>
  async (pubkey, given) => {
    if (given !== null) return utf8Bytes(given);
    const kept = await keychain.get(pubkey);
    if (kept === null) throw new AppError('keychain.empty', { what: shortHex(pubkey) });
    return kept;
  };
