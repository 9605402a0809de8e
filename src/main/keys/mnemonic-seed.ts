import { pbkdf2Sync } from 'node:crypto';
import { AppError } from '../../shared/app-error.ts';
import { wipe } from './secret.ts';

/**
 * The 25th word as BIP-39 wants it: NFKD, UTF-8; a copy, which the caller wipes. ASCII is its own NFKD and never becomes a string here.
 * A byte order mark at the start is the editor's, not the person's.
 * AppError `key.passphrase` where the bytes are no UTF-8: guessing at them would give other keys without a word.
 */
export function passphraseBytes(utf8: Uint8Array): Uint8Array {
  if (utf8.every((b) => b < 0x80)) return utf8.slice();
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(utf8);
  } catch {
    throw new AppError('key.passphrase');
  }
  return new TextEncoder().encode(text.normalize('NFKD'));
}

/** BIP-39 seed, 64 bytes. Both are NFKD as UTF-8; no passphrase is empty bytes. */
export function seedFromMnemonic(mnemonic: Uint8Array, passphrase: Uint8Array): Uint8Array {
  const salt = Buffer.concat([Buffer.from('mnemonic'), passphrase]);
  try {
    return pbkdf2Sync(mnemonic, salt, 2048, 64, 'sha512');
  } finally {
    wipe(salt);
  }
}
