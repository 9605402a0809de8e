import { isUtf8 } from 'node:buffer';
import { AppError } from '../../shared/app-error.ts';
import { PASSWORD_MIN } from '../../shared/password.ts';
import { wipe } from './secret.ts';

/** Code points of UTF-8 bytes: every byte that does not continue one. */
export const codePoints = (utf8: Uint8Array): number => utf8.reduce((n, b) => ((b & 0xc0) === 0x80 ? n : n + 1), 0);

const isControl = (codePoint: number): boolean => codePoint < 0x20 || (codePoint >= 0x7f && codePoint <= 0x9f);

/**
 * The password as EIP-2335 wants it: NFKD, control codes dropped, UTF-8. ASCII is its own NFKD and never becomes a string here; other
 * text has to for a moment, because only strings can be normalised.
 */
export function keystorePassword(utf8: Uint8Array): Uint8Array {
  if (utf8.every((b) => b < 0x80)) return utf8.filter((b) => !isControl(b));
  const text = new TextDecoder().decode(utf8).normalize('NFKD');
  return new TextEncoder().encode([...text].filter((c) => !isControl(c.codePointAt(0) ?? 0)).join(''));
}

/** The longest new password in bytes: more than anyone types, and what every tool can take. */
export const PASSWORD_MAX_BYTES = 1024;

/**
 * Refuses what must not become the password of a new keystore; its length counts in code points, before it is normalised. Errors:
 * `key.passwordShort`, `key.passwordLong`, `key.passwordText` for bytes that are no UTF-8, which other tools would read as another one.
 */
export function expectNewPassword(utf8: Uint8Array): void {
  if (utf8.length > PASSWORD_MAX_BYTES) throw new AppError('key.passwordLong');
  if (!isUtf8(utf8)) throw new AppError('key.passwordText');
  const normalised = keystorePassword(utf8);
  const empty = normalised.length === 0;
  wipe(normalised);
  if (empty || codePoints(utf8) < PASSWORD_MIN) throw new AppError('key.passwordShort');
}

/** A copy without the line break that editors put at the end of a file. */
export function withoutLineEnd(utf8: Uint8Array): Uint8Array {
  let end = utf8.length;
  if (utf8[end - 1] === 0x0a) end--;
  if (utf8[end - 1] === 0x0d) end--;
  return utf8.slice(0, end);
}

/** Bytes of text that a person typed; the caller wipes them. */
export const utf8Bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Runs with a normalised password and wipes it. */
export async function withPassword<T>(utf8: Uint8Array, fn: (password: Uint8Array) => Promise<T>): Promise<T> {
  const password = keystorePassword(utf8);
  try {
    return await fn(password);
  } finally {
    wipe(password);
  }
}
