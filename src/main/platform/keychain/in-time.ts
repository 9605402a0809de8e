import { AppError } from '../../../shared/app-error.ts';
import { keychainLack } from '../../../shared/strings/keychain.ts';

const silent = (details: string) => new AppError('keychain.unavailable', { what: keychainLack.silent, details });

/** Waits for a keychain no longer than `timeoutMs`. Errors: `keychain.unavailable` when it takes longer or fails. */
export async function inTime<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silent(`no answer within ${timeoutMs / 1000} s`)), timeoutMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    throw error instanceof AppError ? error : silent(error instanceof Error ? error.message : String(error));
  } finally {
    clearTimeout(timer);
  }
}
