import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { asRoot, isRoot } from './consent.mjs';
import { Failure } from './failure.mjs';
import { run } from './run.mjs';

/** Debian's names of what Electron and the keyring link to, and two fonts so that text is not boxes. */
const debianPackages = [
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libatk-bridge2.0-0',
  'libdrm2',
  'libxkbcommon0',
  'libnotify4',
  'libsecret-1-0',
  'fonts-dejavu-core',
  'fonts-liberation',
];

/**
 * Looks for libraries that Electron needs and this Linux lacks, and installs them where this person may.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function ensureLibraries(runtime, note) {
  if (process.platform !== 'linux') return 'come with the system';
  const missing = await missingLibraries(runtime);
  if (missing.length === 0) return 'all there';
  note(`${missing.length} missing: ${missing.slice(0, 3).join(', ')}`);
  await aptInstall('What the window draws with', debianPackages, note);
  const still = await missingLibraries(runtime);
  if (still.length > 0) throw new Failure(`The window can't start: this system lacks ${still.join(', ')}.`, `ldd ${runtime.executable}`);
  return `installed, ${missing.length} were missing`;
}

/** @param {import('./runtime.mjs').Runtime} runtime @returns {Promise<string[]>} */
async function missingLibraries(runtime) {
  const { output } = await run('ldd', [runtime.executable], { env: { ...process.env, LC_ALL: 'C' } });
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * Chromium's sandbox for a person on Linux: user namespaces, or the helper that belongs to root. Never without a sandbox; only root, whom
 * Chromium gives none, runs from source without one.
 * @param {import('./runtime.mjs').Runtime} runtime
 * @returns {Promise<string>}
 */
export async function ensureSandbox(runtime) {
  if (process.platform !== 'linux') return 'on';
  if (isRoot) return 'off, because you are root: Chromium gives root none';
  const helper = join(runtime.dir, 'chrome-sandbox');
  if (isSetuidRoot(helper)) return 'on';
  const restricted = readSysctl('/proc/sys/kernel/apparmor_restrict_unprivileged_userns') === '1';
  const namespaces = !restricted && (await run('unshare', ['-U', 'true'], { timeoutMs: 5000 })).code === 0;
  if (namespaces) return 'on';
  const fix = `chown root:root '${helper}' && chmod 4755 '${helper}'`;
  const done = await asRoot("This Linux lets only root's helper make Chromium's sandbox. Give the helper that right?", ['sh', '-c', fix]);
  if (done?.code === 0 && isSetuidRoot(helper)) return 'on, by its helper';
  throw new Failure("The window can't start without its sandbox.", `sudo sh -c "${fix}"`);
}

/** @param {string} file */
function isSetuidRoot(file) {
  const { uid, mode } = statSync(file);
  return uid === 0 && (mode & 0o4755) === 0o4755;
}

/** @param {string} file */
function readSysctl(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}
