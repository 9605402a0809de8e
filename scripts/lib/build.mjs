import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { bundledNode, cacheDir, root } from './root.mjs';
import { run } from './run.mjs';

const out = join(root, 'out');
const stamp = join(out, '.stamp');
const lock = join(cacheDir, 'building');
const LOCK_MS = 180_000;
const sources = ['src', 'scripts/build', 'electron.vite.config.ts', 'package.json', 'package-lock.json'];

/** Hash over names, sizes and times of what is built from; tests are not. */
function fingerprint() {
  const hash = createHash('sha256');
  /** @param {string} path */
  const add = (path) => {
    const { mtimeMs, size } = statSync(path);
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const name of sources) {
    const path = join(root, name);
    if (!statSync(path).isDirectory()) add(path);
    else {
      const files = readdirSync(path, { recursive: true }).map(String).sort();
      for (const file of files) if (/\.(tsx?|cjs|css|html|svg|json)$/.test(file) && !/\.test\.tsx?$/.test(file)) add(join(path, file));
    }
  }
  return hash.digest('hex');
}

const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint();

/**
 * Builds what has changed since the last build. Two at once wait for each other.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<string>}
 */
export async function build(note) {
  if (isBuilt()) return 'unchanged';
  await takeLock(note);
  try {
    if (isBuilt()) return 'built meanwhile';
    const now = fingerprint();
    note('electron-vite');
    rmSync(out, { recursive: true, force: true });
    const vite = join(root, 'node_modules/electron-vite/bin/electron-vite.js');
    const { code, output } = await run(bundledNode() ?? process.execPath, [vite, 'build', '--logLevel', 'warn'], { timeoutMs: 600_000 });
    if (code !== 0) throw new Failure('Hearth could not be built.', 'npm run build', output);
    writeFileSync(stamp, now);
    return 'built';
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** @param {import('./progress.mjs').Note} note */
async function takeLock(note) {
  mkdirSync(cacheDir, { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch {
      note('another build runs');
      if (existsSync(lock) && Date.now() - statSync(lock).mtimeMs > LOCK_MS) rmSync(lock, { recursive: true, force: true });
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
