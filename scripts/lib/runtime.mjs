import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { fallbackDir, fallbackFits, fetchFallback, source } from './fallback-runtime.mjs';
import { bundledNode, cacheDir, root } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {{ dir: string, executable: string, version: string, isFallback: boolean }} Runtime */

const SILENCE_MS = 20_000;
const TRY_AGAIN_MS = 7 * 24 * 3600_000;
const officialDir = join(root, 'node_modules/electron/dist');
const refusedStamp = join(cacheDir, 'electron-official-unreachable');
const inside = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** @param {string} dir @returns {Runtime | null} */
function runtimeIn(dir) {
  const executable = join(dir, /** @type {Record<string, string>} */ (inside)[process.platform] ?? 'electron');
  if (!existsSync(executable) || !existsSync(join(dir, 'version'))) return null;
  const version = readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '');
  return { dir, executable, version, isFallback: version === source.version };
}

/** The runtime that is ready on this machine: the one the environment names, the official one, the fallback. */
export function findRuntime() {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named) return runtimeIn(named);
  return runtimeIn(officialDir) ?? runtimeIn(fallbackDir);
}

/**
 * Makes an Electron ready: the official download (ELECTRON_MIRROR moves it), else the verified fallback.
 * @param {import('./progress.mjs').Note} note
 * @param {boolean} insist try the official one again even where the fallback is ready
 * @returns {Promise<Runtime & { gave: string }>}
 */
export async function ensureRuntime(note, insist = false) {
  const ready = findRuntime();
  if (ready && (!ready.isFallback || !(insist || mayRetry()))) return described(ready);
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (named && !ready)
    throw new Failure(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, and there is no Electron.`, 'unset ELECTRON_OVERRIDE_DIST_PATH');
  const why = named ? '' : await fetchOfficial(note);
  if (why) {
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(refusedStamp, why);
    if (!fallbackFits) throw new Failure(`Electron could not be fetched (${why}).`, 'ELECTRON_MIRROR=<address of a mirror> npm start');
    await fetchFallback(note);
  }
  const made = findRuntime();
  if (!made) throw new Failure('There is no Electron after its download.', 'npm start -- --official');
  return described(made);
}

const mayRetry = () =>
  !process.env['ELECTRON_OVERRIDE_DIST_PATH'] && (!existsSync(refusedStamp) || Date.now() - statSync(refusedStamp).mtimeMs > TRY_AGAIN_MS);

/** @param {Runtime} runtime */
const described = (runtime) => ({
  ...runtime,
  gave: runtime.isFallback ? `${runtime.version}, the old fallback: good for a look, not for real coins` : runtime.version,
});

/**
 * The electron package's own download, ended after 20 s without a byte. Answers why it failed, or nothing.
 * @param {import('./progress.mjs').Note} note
 */
async function fetchOfficial(note) {
  const tmp = join(cacheDir, 'electron-download');
  rmSync(tmp, { recursive: true, force: true });
  mkdirSync(tmp, { recursive: true });
  const silence = new AbortController();
  let bytes = -1;
  let since = Date.now();
  const watch = setInterval(() => {
    const now = folderBytes(tmp);
    if (now !== bytes) since = Date.now();
    bytes = now;
    note(`official: ${(bytes / 1e6).toFixed(1)} MB`);
    // Once all is there, checking and unpacking write elsewhere.
    if (Date.now() - since > SILENCE_MS && (bytes < 50e6 || Date.now() - since > 9 * SILENCE_MS)) silence.abort();
  }, 1000);
  const env = { ...process.env, TMPDIR: tmp, TEMP: tmp, TMP: tmp, ELECTRON_GET_NO_PROGRESS: '1' };
  const { code, output } = await run(bundledNode() ?? process.execPath, [join(root, 'node_modules/electron/install.js')], {
    env,
    signal: silence.signal,
  });
  clearInterval(watch);
  rmSync(tmp, { recursive: true, force: true });
  if (code === 0) return '';
  if (silence.signal.aborted) return 'its page sent nothing for 20 s';
  return reason(output);
}

/** @param {string} output */
function reason(output) {
  const line = output.split('\n').find((l) => /Error|ENOTFOUND|ECONN|code \d{3}/.test(l)) ?? 'its download failed';
  return line.replace(/^\s*(\w*Error:)?\s*/, '').slice(0, 100);
}

/** @param {string} dir @returns {number} */
function folderBytes(dir) {
  try {
    return readdirSync(dir, { recursive: true }).reduce((sum, name) => {
      const file = statSync(join(dir, String(name)));
      return sum + (file.isFile() ? file.size : 0);
    }, 0);
  } catch {
    return 0;
  }
}
