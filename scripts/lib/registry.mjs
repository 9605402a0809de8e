import { aptInstall } from './apt.mjs';
import { has } from './run.mjs';

/**
 * Debian's image registry, from which tests pull on loopback. Without it those tests are skipped.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function ensureRegistry(note) {
  if (process.platform !== 'linux') return 'only Linux has one';
  if (!has('docker-registry')) await aptInstall('docker-registry, from which tests pull images,', ['docker-registry'], note);
  return 'docker-registry';
}
