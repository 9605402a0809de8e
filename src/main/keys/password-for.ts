import { AppError } from '../../shared/app-error.ts';
import { shortHex } from '../../shared/strings/short.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import { utf8Bytes } from './password.ts';

/** Bytes of a key's password, which the caller wipes. `given` null: the one that the keychain keeps. */
export type PasswordFor = (pubkey: string, given: string | null) => Promise<Uint8Array>;

/** Errors: `keychain.empty` where a password that nobody typed is not kept, `keychain.unavailable`. */
export const passwordFor =
  (keychain: Pick<Keychain, 'get'>): PasswordFor =>
  async (pubkey, given) => {
    if (given !== null) return utf8Bytes(given);
    const kept = await keychain.get(pubkey);
    if (kept === null) throw new AppError('keychain.empty', { what: shortHex(pubkey) });
    return kept;
  };
