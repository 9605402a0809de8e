import { aptInstall } from './apt.mjs';
import { has } from './run.mjs';

/**
 * strace, by which a test sees each system call of the key process. Without it that test is skipped and says so.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function ensureTracer(note) {
  if (process.platform !== 'linux') return 'only Linux has one';
  if (!has('strace')) await aptInstall('strace, by which a test watches the key process,', ['strace'], note);
  return 'strace';
}
