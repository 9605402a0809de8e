import { wrongUse } from '../../../shared/strings/cli.ts';
import type { ReadSecret } from '../face/secret.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Reads secrets from their files, in this order, and wipes all of them when `fn` has ended; no file is empty bytes. Errors: UsageError
 * where standard input is named twice; `file.read`.
 */
export async function withSecrets<const F extends readonly (string | null)[], T>(
  secret: ReadSecret,
  files: F,
  fn: (...secrets: { readonly [I in keyof F]: Uint8Array }) => Promise<T>,
): Promise<T> {
  if (files.filter((file) => file === '-').length > 1) throw new UsageError(wrongUse.stdinTwice);
  const secrets: Uint8Array[] = [];
  try {
    for (const file of files) secrets.push(file === null ? new Uint8Array(0) : await secret(file));
    return await fn(...(secrets as unknown as { readonly [I in keyof F]: Uint8Array }));
  } finally {
    for (const bytes of secrets) bytes.fill(0);
  }
}
