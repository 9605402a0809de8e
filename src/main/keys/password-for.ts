import { AppError } from '../../shared/app-error.ts';
import type { Sealed } from '../../shared/sealed.ts';
import { shortHex } from '../../shared/strings/short.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import { equalBytes } from '../protocol/bytes.ts';
import { asSecret } from './doors.ts';
import { type Secret, wipe } from './secret.ts';

/** A key's password, which the caller wipes. `given` null: the bytes that the keychain keeps. */
export type PasswordFor = {
  (pubkey: string, given: null): Promise<Uint8Array>;
  (pubkey: string, given: string | Sealed | null): Promise<Secret>;
};

/** The one password of several keys, as `PasswordFor`. Errors: as `passwordFor`, and `keychain.differ`. */
export async function passwordForAll(ask: PasswordFor, pubkeys: readonly string[], given: string | Sealed | null): Promise<Secret> {
  const [first = '', ...others] = pubkeys;
  if (given !== null) return ask(first, given);
  const password = await ask(first, null);
  try {
    for (const pubkey of others) expectSame(password, await ask(pubkey, null));
    return password;
  } catch (error) {
    wipe(password);
    throw error;
  }
}

/** The kept password of each key. Errors: as `passwordFor`. */
export async function keptFor(ask: PasswordFor, pubkeys: readonly string[]): Promise<readonly Uint8Array[]> {
  const kept: Uint8Array[] = [];
  try {
    for (const pubkey of pubkeys) kept.push(await ask(pubkey, null));
    return kept;
  } catch (error) {
    wipe(...kept);
    throw error;
  }
}

function expectSame(password: Uint8Array, other: Uint8Array): void {
  const same = equalBytes(password, other);
  wipe(other);
  if (!same) throw new AppError('keychain.differ');
}

/** Errors: `keychain.empty` where a password that nobody typed is not kept, `keychain.unavailable`. */
export function passwordFor(keychain: Pick<Keychain, 'get'>): PasswordFor {
  function find(pubkey: string, given: null): Promise<Uint8Array>;
  function find(pubkey: string, given: string | Sealed | null): Promise<Secret>;
  async function find(pubkey: string, given: string | Sealed | null): Promise<Secret> {
    if (given !== null) return asSecret(given);
    const kept = await keychain.get(pubkey);
    if (kept === null) throw new AppError('keychain.empty', { what: shortHex(pubkey) });
    return kept;
  }
  return find;
}
