import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import { type DaemonAddress, parseAddress, socketAddress, type TlsFiles } from './address.ts';

/** Where to look for Docker. `timeoutMs` is for one small request, 5 s if not given. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeDir: string;
  readonly timeoutMs?: number;
};

const cliConfig = z.object({ currentContext: z.string().optional() });
const contextMeta = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string() }) }) });

async function readJson<T>(path: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );

async function tlsFiles(folder: string): Promise<TlsFiles | null> {
  const files = { ca: join(folder, 'ca.pem'), cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
  return (await exists(files.cert)) ? files : null;
}

/** The context chosen for the docker command, from `DOCKER_CONTEXT` or `config.json`; null for the default one. */
async function contextAddress({ env, homeDir }: Surroundings): Promise<DaemonAddress | null> {
  const folder = env['DOCKER_CONFIG'] ?? join(homeDir, '.docker');
  const name = env['DOCKER_CONTEXT'] ?? (await readJson(join(folder, 'config.json'), cliConfig))?.currentContext;
  if (name === undefined || name === '' || name === 'default') return null;
  const id = createHash('sha256').update(name).digest('hex');
  const meta = await readJson(join(folder, 'contexts', 'meta', id, 'meta.json'), contextMeta);
  if (meta === null) return null;
  return parseAddress(meta.Endpoints.docker.Host, await tlsFiles(join(folder, 'contexts', 'tls', id, 'docker')), homeDir);
}

/**
 * Where a daemon may listen, best first: `DOCKER_HOST` alone if it is set, else the chosen context, then the default socket, the
 * rootless one and those of Docker Desktop. Errors: docker.refused for an address Hearth cannot speak to.
 */
export async function candidates(around: Surroundings): Promise<readonly DaemonAddress[]> {
  const { env, homeDir } = around;
  const host = env['DOCKER_HOST'];
  if (host !== undefined && host !== '') {
    const secure = (env['DOCKER_TLS_VERIFY'] ?? '') !== '' || env['DOCKER_CERT_PATH'] !== undefined;
    const tls = secure ? await tlsFiles(env['DOCKER_CERT_PATH'] ?? join(homeDir, '.docker')) : null;
    return [parseAddress(host, tls, homeDir)];
  }
  const runtime = env['XDG_RUNTIME_DIR'];
  const sockets =
    process.platform === 'win32'
      ? [parseAddress('npipe:////./pipe/docker_engine', null, homeDir)]
      : [
          socketAddress('/var/run/docker.sock'),
          ...(runtime === undefined ? [] : [socketAddress(join(runtime, 'docker.sock'))]),
          socketAddress(join(homeDir, '.docker/run/docker.sock')),
          socketAddress(join(homeDir, '.docker/desktop/docker.sock')),
        ];
  const context = await contextAddress(around);
  const all = context === null ? sockets : [context, ...sockets];
  return all.filter((address, i) => all.findIndex((other) => other.shown === address.shown) === i);
}

/** Whether a Docker engine or its command is on this machine, running or not. */
export async function isInstalled({ env, homeDir }: Surroundings): Promise<boolean> {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const names = process.platform === 'win32' ? ['docker.exe'] : ['docker', 'dockerd'];
  const places = [
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...(process.platform === 'darwin' ? ['/Applications/Docker.app', join(homeDir, 'Applications/Docker.app')] : []),
  ];
  return (await Promise.all(places.map(exists))).includes(true);
}
