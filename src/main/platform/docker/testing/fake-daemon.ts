import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSocketServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type FakeAnswer = (request: IncomingMessage, response: ServerResponse) => void;
export type Fake = { readonly path: string; readonly env: Readonly<Record<string, string>>; readonly stop: () => Promise<void> };

async function listenOn(server: Server, path: string | null): Promise<Fake> {
  const socket = path ?? join(mkdtempSync(join(tmpdir(), 'hearth-fake-')), 'docker.sock');
  const sockets = new Set<Socket>();
  server.on('connection', (connection) => {
    sockets.add(connection);
    connection.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    path: socket,
    env: { DOCKER_HOST: `unix://${socket}` },
    stop: async () => {
      for (const connection of sockets) connection.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      if (path === null) rmSync(join(socket, '..'), { recursive: true, force: true });
    },
  };
}

export const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
};

/** What Docker 20.10 says to `GET /version`, as far as Hearth reads it. */
export const version = { Version: '20.10.24', ApiVersion: '1.41', MinAPIVersion: '1.12', Os: 'linux', Arch: 'amd64' };

/** A daemon that listens on a unix socket and speaks real HTTP: `/version` as given, all else by `answer`. */
export function fakeDaemon(answer: FakeAnswer, says: object = version, path: string | null = null): Promise<Fake> {
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/version') === true) json(response, 200, says);
    else answer(request, response);
  });
  return listenOn(server, path);
}

/** Accepts connections and never answers. */
export const silentDaemon = (): Promise<Fake> => listenOn(createSocketServer(), null);
