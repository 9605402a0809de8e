import { execFile } from 'node:child_process';
import { because } from '../../../shared/strings/host.ts';

/** A fact, or why it could not be had: `because` completes the sentence "could not look, because …". */
export type Found<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly because: string };

export const found = <T>(value: T): Found<T> => ({ ok: true, value });
export const notFound = (reason: string): Found<never> => ({ ok: false, because: reason });

const LOOK_MS = 4000;

/** Looks with a time-out and never throws: a look that fails or hangs answers why. */
export async function look<T>(fn: () => Promise<Found<T>>, timeoutMs = LOOK_MS): Promise<Found<T>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Found<T>>((resolve) => {
    timer = setTimeout(() => resolve(notFound(because.late(timeoutMs / 1000))), timeoutMs);
  });
  try {
    return await Promise.race([fn(), late]);
  } catch (error) {
    return notFound(because.failed(error instanceof Error ? error.message : String(error)));
  } finally {
    clearTimeout(timer);
  }
}

/** Runs a program without a shell and answers what it printed, also where it ended with an error; null where it is absent or takes over 3 s. */
export function said(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      file,
      [...args],
      { timeout: 3000, windowsHide: true, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
      (error, stdout) => resolve(stdout === '' && error ? null : stdout),
    );
  });
}

/** Runs a program without a shell and answers what it printed; null where it is absent, fails or takes over 3 s. */
export function run(file: string, args: readonly string[]): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(
      file,
      [...args],
      { timeout: 3000, windowsHide: true, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
      (error, stdout) => resolve(error ? null : stdout),
    );
  });
}
