import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';

const TIMEOUT_MS = 3000;

/** @typedef {{ state: 'ready' | 'permission' | 'stopped' | 'absent' | 'other', address: string, version: string }} Found */
/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/**
 * Where a Docker daemon may listen, the person's own choice first: DOCKER_HOST, the current context, the usual sockets.
 * @param {Env} env
 * @param {string} platform
 * @returns {string[]} addresses such as `unix:///var/run/docker.sock`
 */
export function dockerAddresses(env, platform = process.platform) {
  if (env['DOCKER_HOST']) return [env['DOCKER_HOST']];
  const home = env['HOME'] ?? homedir();
  const usual =
    platform === 'win32'
      ? ['npipe:////./pipe/docker_engine', 'npipe:////./pipe/dockerDesktopLinuxEngine']
      : [
          '/var/run/docker.sock',
          ...(env['XDG_RUNTIME_DIR'] ? [join(env['XDG_RUNTIME_DIR'], 'docker.sock')] : []),
          join(home, '.docker/run/docker.sock'),
          join(home, '.docker/desktop/docker.sock'),
        ].map((path) => `unix://${path}`);
  const context = contextAddress(env, join(env['DOCKER_CONFIG'] ?? join(home, '.docker')));
  return context ? [context, ...usual.filter((address) => address !== context)] : usual;
}

/** @param {Env} env @param {string} config */
function contextAddress(env, config) {
  try {
    const name = env['DOCKER_CONTEXT'] ?? JSON.parse(readFileSync(join(config, 'config.json'), 'utf8')).currentContext;
    if (!name || name === 'default') return null;
    const id = createHash('sha256').update(name).digest('hex');
    const meta = JSON.parse(readFileSync(join(config, 'contexts/meta', id, 'meta.json'), 'utf8'));
    const host = meta.Endpoints?.docker?.Host;
    return typeof host === 'string' ? host : null;
  } catch {
    return null;
  }
}

/**
 * Asks one address `GET /_ping`.
 * @param {string} address
 * @param {number} [timeoutMs]
 * @returns {Promise<Found>}
 */
export function ping(address, timeoutMs = TIMEOUT_MS) {
  const target = targetOf(address);
  return new Promise((resolve) => {
    /** @param {Found['state']} state @param {string} [version] */
    const done = (state, version = '') => resolve({ state, address, version });
    if (!target) return done('other');
    const asked = request({ ...target, path: '/_ping', timeout: timeoutMs }, (answer) => {
      answer.resume();
      done(answer.statusCode === 200 ? 'ready' : 'stopped', /Docker\/([\w.+-]+)/.exec(String(answer.headers['server']))?.[1]);
    });
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.on('error', (error) => {
      done(stateOf(/** @type {NodeJS.ErrnoException} */ (error).code));
    });
    asked.end();
  });
}

/**
 * What an error of the socket says about the daemon behind it.
 * @param {string | undefined} code
 * @returns {Found['state']}
 */
export function stateOf(code) {
  if (code === 'EACCES' || code === 'EPERM') return 'permission';
  return code === 'ENOENT' ? 'absent' : 'stopped';
}

/** @param {string} address */
function targetOf(address) {
  if (address.startsWith('unix://')) return { socketPath: address.slice('unix://'.length) };
  if (address.startsWith('npipe://')) return { socketPath: address.slice('npipe://'.length).replaceAll('/', '\\') };
  if (!/^(tcp|http):\/\//.test(address)) return null;
  const { hostname, port } = new URL(address.replace(/^tcp/, 'http'));
  return { host: hostname, port: Number(port || 2375) };
}

/**
 * The first daemon that answers; else the one that comes nearest: no permission, then stopped, then absent.
 * @param {Env} [env]
 * @returns {Promise<Found>}
 */
export async function findDocker(env = process.env) {
  const all = await Promise.all(dockerAddresses(env).map((address) => ping(address)));
  const order = /** @type {const} */ (['ready', 'permission', 'stopped', 'other', 'absent']);
  const best = order.map((state) => all.find((found) => found.state === state)).find((found) => found !== undefined);
  return best ?? { state: 'absent', address: '', version: '' };
}

/** Whether a daemon's program is on this machine. */
export const dockerdPath = () => ['/usr/bin/dockerd', '/usr/sbin/dockerd', '/usr/local/bin/dockerd'].find(existsSync) ?? null;
