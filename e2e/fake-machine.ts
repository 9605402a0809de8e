import { rename, unlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { type Fake, type FakeAnswer, fakeDaemon, json, version } from '../src/main/platform/docker/testing/fake-daemon.ts';

type Answers = {
  /** What a pull gets; without it the registry is out of reach. */
  readonly pull?: FakeAnswer;
  readonly load?: FakeAnswer;
  /** The socket to listen at; without it a new one. */
  readonly path?: string;
};

const offline: FakeAnswer = (_, response) =>
  json(response, 500, { message: 'Get "https://registry-1.docker.io/v2/": dial tcp: lookup registry-1.docker.io: no such host' });
const nothing: Readonly<Record<string, unknown>> = {
  'containers/json': [],
  'images/json': [],
  networks: [],
  volumes: { Volumes: [] },
  'system/df': { Volumes: [] },
  info: { DockerRootDir: '/nowhere', OperatingSystem: 'Fake' },
};

/** A Docker without images, containers or networks. */
function emptyMachine({ pull = offline, load = offline, path }: Answers = {}): Promise<Fake> {
  const answer: FakeAnswer = (request, response) => {
    const what =
      (request.url ?? '')
        .split('?')[0]
        ?.replace(/^\/v[\d.]+\//, '/')
        .slice(1) ?? '';
    if (what === '_ping') response.end('OK');
    else if (what === 'events') response.writeHead(200).flushHeaders();
    else if (what === 'images/create') pull(request, response);
    else if (what === 'images/load') load(request, response);
    else if (what in nothing) json(response, 200, nothing[what]);
    else json(response, 404, { message: `No such image: ${what}` });
  };
  return fakeDaemon(answer, version, path ?? null);
}

/** A daemon of this version. */
export const oldDaemon = (Version: string, ApiVersion: string): Promise<Fake> =>
  fakeDaemon((_, response) => response.end('OK'), { ...version, Version, ApiVersion });

/** A daemon, or a guard before it, that refuses everybody. */
export async function refusingDaemon(path: string, message: string): Promise<() => void> {
  const server = createServer((_, response) => json(response, 403, { message }));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return () => server.closeAllConnections();
}

/** A socket file that a daemon left behind when it ended. */
export async function leaveSocket(path: string): Promise<void> {
  const server = createSocket();
  await new Promise<void>((resolve) => server.listen(`${path}.before`, resolve));
  // Closing removes the file of that name.
  await rename(`${path}.before`, path);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

/** Docker is started again where its socket was left. */
export async function startAt(path: string, answers: Answers = {}): Promise<Fake> {
  await unlink(path).catch(() => undefined);
  return emptyMachine({ ...answers, path });
}
