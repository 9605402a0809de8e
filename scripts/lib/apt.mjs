import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { asRoot, isRoot } from './consent.mjs';
import { Failure } from './failure.mjs';
import { has, run } from './run.mjs';

const DAY_MS = 24 * 3600_000;
const lists = '/var/lib/apt/lists';

/** Debian, Ubuntu and what is made of them. */
export function isDebian() {
  if (process.platform !== 'linux' || !has('apt-get') || !existsSync('/etc/os-release')) return false;
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * Installs Debian packages; as a person only after consent. Throws where it can't.
 * @param {string} what for a person: what needs them
 * @param {readonly string[]} packages
 * @param {import('./progress.mjs').Note} note
 */
export async function aptInstall(what, packages, note) {
  const command = `${isRoot ? '' : 'sudo '}apt-get install -y ${packages.join(' ')}`;
  if (!isDebian()) throw new Failure(`${what} is missing: ${packages.join(', ')} (names of Debian's packages).`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  /** @param {string} chunk */
  const onOutput = (chunk) => note(chunk.trim().split('\n').at(-1)?.slice(0, 52) ?? '');
  const question = `${what} is missing. Install ${packages.join(', ')} for the whole machine?`;
  const install = ['apt-get', 'install', '-y', '--no-install-recommends', ...(await renamed(packages))];
  const script = listsAreOld() ? ['sh', '-c', `apt-get update && ${install.join(' ')}`] : install;
  const first = await asRoot(question, script, { env, onOutput });
  if (first === null) throw new Failure(`${what} is missing, and installing it needs your consent as an administrator.`, command);
  if (first.code === 0) return;
  throw new Failure(`${what} could not be installed.`, `${isRoot ? '' : 'sudo '}apt-get update && ${command}`, first.output);
}

function listsAreOld() {
  const files = existsSync(lists) ? readdirSync(lists).filter((name) => name.endsWith('_Packages') || name.endsWith('.lz4')) : [];
  return files.length === 0 || Date.now() - statSync(lists).mtimeMs > DAY_MS;
}

/**
 * Debian 13 and Ubuntu 24.04 renamed some libraries: `libasound2` became `libasound2t64`.
 * @param {readonly string[]} packages
 */
async function renamed(packages) {
  const { output } = await run('apt-cache', ['show', '--no-all-versions', ...packages.map((name) => `${name}t64`)]);
  const known = new Set(output.match(/(?<=^Package: ).+$/gm));
  return packages.map((name) => (known.has(`${name}t64`) ? `${name}t64` : name));
}
