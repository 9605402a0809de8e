import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dockerAddresses, findDocker, ping, stateOf } from './docker-find.mjs';

let dir: string;
const servers: Server[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'hearth-docker-'));
});
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
  rmSync(dir, { recursive: true });
});
const daemon = (path: string, answer: RequestListener) =>
  new Promise<string>((resolve) => {
    const server = createServer(answer).listen(path, () => resolve(`unix://${path}`));
    servers.push(server);
  });
const healthy: RequestListener = (request, response) => {
  response.writeHead(request.url === '/_ping' ? 200 : 404, { server: 'Docker/27.1.1 (linux)' }).end('OK');
};
const context = (name: string, host: string) => {
  const folder = join(dir, '.docker/contexts/meta', createHash('sha256').update(name).digest('hex'));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'meta.json'), JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
  writeFileSync(join(dir, '.docker/config.json'), JSON.stringify({ currentContext: name }));
};

describe('where Docker is looked for', () => {
  it('is only where DOCKER_HOST says, if it says', () => {
    expect(dockerAddresses({ HOME: dir, DOCKER_HOST: 'tcp://127.0.0.1:2375' }, 'linux')).toEqual(['tcp://127.0.0.1:2375']);
  });
  it('is the current context first, then the default, rootless and Desktop sockets', () => {
    context('colima', 'unix:///colima.sock');
    expect(dockerAddresses({ HOME: dir, XDG_RUNTIME_DIR: '/run/user/7' }, 'linux')).toEqual([
      'unix:///colima.sock',
      'unix:///var/run/docker.sock',
      'unix:///run/user/7/docker.sock',
      `unix://${dir}/.docker/run/docker.sock`,
      `unix://${dir}/.docker/desktop/docker.sock`,
    ]);
  });
  it('is the named context where DOCKER_CONTEXT names one', () => {
    context('other', 'unix:///other.sock');
    writeFileSync(join(dir, '.docker/config.json'), '{"currentContext":"default"}');
    expect(dockerAddresses({ HOME: dir, DOCKER_CONTEXT: 'other' }, 'linux')[0]).toBe('unix:///other.sock');
  });
  it('are the usual sockets where the configuration is broken', () => {
    mkdirSync(join(dir, '.docker'));
    writeFileSync(join(dir, '.docker/config.json'), '{');
    expect(dockerAddresses({ HOME: dir }, 'linux')[0]).toBe('unix:///var/run/docker.sock');
  });
  it('are pipes on Windows', () => {
    expect(dockerAddresses({ HOME: dir }, 'win32')[0]).toBe('npipe:////./pipe/docker_engine');
  });
});

describe('a daemon', () => {
  it('that answers is ready, with its version', async () => {
    const address = await daemon(join(dir, 'a.sock'), healthy);
    expect(await ping(address)).toEqual({ state: 'ready', address, version: '27.1.1' });
    expect(await findDocker({ HOME: dir, DOCKER_HOST: address })).toEqual({ state: 'ready', address, version: '27.1.1' });
  });
  it('that is not there is absent', async () => {
    expect((await ping(`unix://${dir}/none.sock`)).state).toBe('absent');
  });
  it('whose socket nobody serves is stopped', async () => {
    const path = join(dir, 'dead.sock');
    writeFileSync(path, '');
    expect((await ping(`unix://${path}`)).state).toBe('stopped');
  });
  it('that answers with an error is stopped', async () => {
    const address = await daemon(join(dir, 'b.sock'), (_request, response) => response.writeHead(500).end());
    expect((await ping(address)).state).toBe('stopped');
  });
  it('that keeps silent is stopped', async () => {
    const address = await daemon(join(dir, 'c.sock'), () => undefined);
    expect((await ping(address, 50)).state).toBe('stopped');
  });
  it('whose socket is closed to this person says so', () => {
    expect(['EACCES', 'EPERM', 'ENOENT', 'ECONNREFUSED'].map(stateOf)).toEqual(['permission', 'permission', 'absent', 'stopped']);
  });
  it('in another machine’s hands is not asked', async () => {
    expect((await ping('ssh://host')).state).toBe('other');
  });
});
