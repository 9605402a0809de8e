import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { aptInstall, isDebian } from './apt.mjs';
import { asRoot, isRoot } from './consent.mjs';
import { dockerdPath, findDocker } from './docker-find.mjs';
import { Failure } from './failure.mjs';
import { cacheDir } from './root.mjs';
import { run } from './run.mjs';

const START_TIMEOUT_MS = 60_000;

/**
 * Finds Docker, or installs and starts it where this person may. Throws a Failure that says what helps.
 * @param {import('./progress.mjs').Note} note
 * @returns {Promise<{ gave: string, address: string }>}
 */
export async function ensureDocker(note) {
  const found = await findDocker();
  if (found.state === 'ready') return described(found);
  if (found.state === 'permission') throw noPermission(found.address);
  if (process.env['DOCKER_HOST']) {
    throw new Failure(`Docker does not answer at ${found.address}, which DOCKER_HOST names.`, 'unset DOCKER_HOST');
  }
  if (process.platform !== 'linux') return startDesktop(note);
  if (!dockerdPath()) {
    if (!isDebian()) throw new Failure('Docker is not installed. Its page says how: https://docs.docker.com/engine/install/');
    note('installing docker.io');
    await aptInstall('Docker', ['docker.io', 'iptables'], note);
  }
  note('starting');
  await startDaemon();
  return described(await answering());
}

/** @param {import('./docker-find.mjs').Found} found */
const described = ({ address, version }) => ({ address, gave: `${version} at ${address}` });

/** @param {string} address */
function noPermission(address) {
  const user = userInfo().username;
  return new Failure(
    `Docker runs at ${address}, but you may not use it. Add yourself to its group; it counts from your next login, or at once with sg.`,
    `sudo usermod -aG docker ${user} && sg docker -c "npm start"`,
  );
}

/** systemd where it runs, else a daemon of our own that outlives this program. */
async function startDaemon() {
  if (existsSync('/run/systemd/system')) {
    const started = await asRoot('Docker is installed but does not run. Start it?', ['systemctl', 'start', 'docker']);
    if (started?.code === 0) return;
    throw new Failure('Docker is installed but did not start.', 'sudo systemctl start docker', started?.output);
  }
  const log = join(cacheDir, 'dockerd.log');
  mkdirSync(cacheDir, { recursive: true });
  const script = `setsid "$0" >>"$1" 2>&1 </dev/null &`;
  const started = await asRoot('Docker is installed but does not run. Start its daemon?', [
    'sh',
    '-c',
    script,
    dockerdPath() ?? 'dockerd',
    log,
  ]);
  if (started?.code !== 0) throw new Failure('Docker is installed but does not run.', isRoot ? 'dockerd' : 'sudo dockerd', started?.output);
}

/** @returns {Promise<import('./docker-find.mjs').Found>} */
async function answering() {
  const until = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    const found = await findDocker();
    if (found.state === 'ready') return found;
    if (found.state === 'permission' && !isRoot) throw noPermission(found.address);
    if (Date.now() > until) {
      const log = join(cacheDir, 'dockerd.log');
      const tail = existsSync(log) ? readFileSync(log, 'utf8') : '';
      throw new Failure('Docker was started but does not answer.', isRoot ? 'dockerd' : 'sudo systemctl status docker', tail);
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** @param {import('./progress.mjs').Note} note */
async function startDesktop(note) {
  const isMac = process.platform === 'darwin';
  const desktop = isMac ? '/Applications/Docker.app' : `${process.env['ProgramFiles']}\\Docker\\Docker\\Docker Desktop.exe`;
  if (!existsSync(desktop))
    throw new Failure('Docker is not installed. Docker Desktop is at https://www.docker.com/products/docker-desktop/');
  note('starting Docker Desktop');
  await (isMac ? run('open', ['-g', '-a', 'Docker']) : run('cmd', ['/c', 'start', '', desktop]));
  return described(await answering());
}
