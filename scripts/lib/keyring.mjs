import { aptInstall } from './apt.mjs';
import { has } from './run.mjs';

const programs = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];
const debianPackages = ['dbus', 'gnome-keyring'];

/**
 * A real keyring for the tests of the keychain; they start one of their own, on a bus of their own.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function ensureKeyring(note) {
  if (process.platform !== 'linux') return 'tested on Linux only';
  if (programs.every(has)) return 'there';
  await aptInstall('What the keychain is tested with', debianPackages, note);
  return 'installed';
}
