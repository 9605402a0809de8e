import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createDocker } from './create-docker.ts';
import { type Fake, type FakeAnswer, fakeDaemon, json, silentDaemon, version } from './testing/fake-daemon.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
const never = new AbortController().signal;
const folder = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'hearth-faults-'));
  ends.push(() => rmSync(path, { recursive: true, force: true }));
  return path;
};
const dockerAt = (env: Readonly<Record<string, string>>, timeoutMs = 4_000) => {
  const docker = createDocker({ env, homeDir: '/nowhere', timeoutMs });
  ends.push(() => docker.close());
  return docker;
};
const running = async (making: Promise<Fake>) => {
  const fake = await making;
  ends.push(fake.stop);
  return fake;
};
const codeOf = async (docker: ReturnType<typeof dockerAt>): Promise<string> => {
  const state = await docker.state();
  return state.state === 'ready' ? 'ready' : state.fault.code;
};
const refuse =
  (status: number, message: string): FakeAnswer =>
  (_, response) =>
    json(response, status, { message });

test('a daemon that answers is ready, with its version and address', async () => {
  const fake = await running(fakeDaemon((_, response) => response.end('OK')));
  expect(await dockerAt(fake.env).state()).toEqual({
    state: 'ready',
    version: '20.10.24',
    apiVersion: '1.41',
    address: `unix://${fake.path}`,
    os: 'linux/amd64',
  });
});

test('a daemon on TCP is spoken to as well', async () => {
  const server = createServer((request, response) => json(response, 200, request.url === '/version?' ? version : []));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => server.close());
  const docker = dockerAt({ DOCKER_HOST: `tcp://127.0.0.1:${(server.address() as AddressInfo).port}` });
  expect(await docker.list({})).toEqual([]);
});

test('no socket and no docker command means absent', async () => {
  expect(await codeOf(dockerAt({ DOCKER_HOST: 'unix:///nowhere/docker.sock', PATH: folder() }))).toBe('docker.absent');
});

test('no socket beside an installed docker command means stopped', async () => {
  const path = folder();
  writeFileSync(join(path, 'docker'), '');
  const state = await dockerAt({ DOCKER_HOST: 'unix:///nowhere/docker.sock', PATH: path }).state();
  expect(state).toMatchObject({ state: 'unusable', fault: { code: 'docker.stopped', command: 'sudo systemctl start docker' } });
});

test('a socket that nobody listens on means stopped', async () => {
  const fake = await fakeDaemon(refuse(500, 'unused'));
  const left = join(folder(), 'left.sock');
  await fake.stop();
  writeFileSync(left, '');
  expect(await codeOf(dockerAt({ DOCKER_HOST: `unix://${left}`, PATH: '' }))).toBe('docker.stopped');
});

test('a socket that this person may not use names the group', async () => {
  const inside = join(folder(), 'closed');
  mkdirSync(inside);
  const fake = await running(fakeDaemon(refuse(500, 'unused'), version, join(inside, 'docker.sock')));
  chmodSync(fake.path, 0o000);
  const isRoot = process.getuid?.() === 0;
  chmodSync(join(inside, '..'), 0o755);
  // Root passes every mode: become nobody for a moment.
  if (isRoot) process.seteuid?.(65_534);
  const state = await dockerAt(fake.env)
    .state()
    .finally(() => {
      if (isRoot) process.seteuid?.(0);
    });
  expect(state).toMatchObject({
    state: 'unusable',
    fault: {
      code: 'docker.permission',
      message: `You may not use Docker at unix://${fake.path}.`,
      command: 'sudo usermod -aG docker $USER',
    },
  });
});

test('a daemon that accepts and stays silent is a time-out', async () => {
  const fake = await running(silentDaemon());
  expect(await codeOf(dockerAt(fake.env, 300))).toBe('docker.timeout');
});

test('a daemon that falls silent later is a time-out that names the request', async () => {
  const fake = await running(fakeDaemon(() => undefined));
  await expect(dockerAt(fake.env, 600).list({})).rejects.toMatchObject({ code: 'docker.timeout', params: { what: 'list containers' } });
});

test('an answer that stops in the middle is a time-out too', async () => {
  const fake = await running(fakeDaemon((_, response) => response.writeHead(200).write('[{"Id":')));
  await expect(dockerAt(fake.env, 600).list({})).rejects.toMatchObject({ code: 'docker.timeout' });
});

test('Docker before 20.10 is too old', async () => {
  const fake = await running(fakeDaemon(refuse(500, 'unused'), { ...version, Version: '19.03.13', ApiVersion: '1.40' }));
  expect(await dockerAt(fake.env).state()).toMatchObject({
    fault: { code: 'docker.tooOld', message: 'Docker 19.03.13 is too old; Hearth needs 20.10 or newer.' },
  });
});

test('a newer Docker that has forgotten 1.41 is asked in the oldest words it knows', async () => {
  const asked: (string | undefined)[] = [];
  const says = { ...version, ApiVersion: '1.52', MinAPIVersion: '1.44' };
  const fake = await running(
    fakeDaemon((request, response) => {
      asked.push(request.url);
      json(response, 200, []);
    }, says),
  );
  await dockerAt(fake.env).list({});
  expect(asked[0]).toMatch(/^\/v1\.44\/containers\/json\?/);
});

test('a full disk is told by code, wherever it happens', async () => {
  const message = 'write /var/lib/docker/tmp/GetImageBlob1: no space left on device';
  const full = dockerAt((await running(fakeDaemon(refuse(500, message)))).env);
  await expect(full.createVolume('a', {})).rejects.toMatchObject({ code: 'docker.diskFull', params: { details: message } });
  const inside = await running(
    fakeDaemon((_, response) =>
      response.end(`{"status":"Pulling fs layer","id":"a1"}\n{"errorDetail":{"message":"${message}"},"error":"x"}\n`),
    ),
  );
  await expect(dockerAt(inside.env).pull('a/b:1', () => undefined, never)).rejects.toMatchObject({ code: 'docker.diskFull' });
});

test('a pull that fails with a bare text keeps the text as details', async () => {
  const text = 'Get "https://registry.example/v2/": dial tcp: lookup registry.example: no such host';
  const fake = await running(fakeDaemon((_, response) => response.writeHead(500, { 'Content-Type': 'text/plain' }).end(text)));
  await expect(dockerAt(fake.env).pull('a/b:1', () => undefined, never)).rejects.toMatchObject({
    code: 'image.unreachable',
    params: { what: 'a/b:1', details: text },
  });
});

test('a pull that is cancelled ends at once', async () => {
  const fake = await running(fakeDaemon((_, response) => response.writeHead(200).write('{"status":"Pulling fs layer","id":"a1"}\n')));
  const stop = new AbortController();
  const pulling = dockerAt(fake.env).pull('a/b:1', () => stop.abort(), stop.signal);
  await expect(pulling).rejects.toMatchObject({ code: 'work.cancelled' });
});

test('a refusal carries the daemon’s words', async () => {
  const fake = await running(fakeDaemon(refuse(409, 'volume is in use - [abc]')));
  await expect(dockerAt(fake.env).removeVolume('v')).rejects.toMatchObject({
    code: 'docker.refused',
    params: { what: 'volume is in use - [abc]' },
  });
});

test('an answer without what is needed is a coded fault, not a crash', async () => {
  const fake = await running(fakeDaemon((_, response) => json(response, 200, [{ id: 1 }])));
  await expect(dockerAt(fake.env).list({})).rejects.toMatchObject({ code: 'docker.refused' });
});

test('a daemon that dies in the middle of work is lost, then stopped, and found again when it is back', async () => {
  const path = join(folder(), 'docker.sock');
  const dying = await fakeDaemon((request) => request.socket.destroy(), version, path);
  const docker = dockerAt({ ...dying.env, PATH: '' });
  await expect(docker.list({})).rejects.toMatchObject({ code: 'docker.lost' });
  await dying.stop();
  await expect(docker.list({})).rejects.toMatchObject({ code: 'docker.absent' });
  await running(fakeDaemon((_, response) => json(response, 200, []), version, path));
  expect(await docker.list({})).toEqual([]);
});

test('a watch tells when the daemon goes and when it is back, and hears its events', async () => {
  const path = join(folder(), 'docker.sock');
  const event = { Type: 'container', Action: 'die', Actor: { ID: 'x', Attributes: { name: 'a-b', exitCode: '1' } } };
  const speak: FakeAnswer = (_, response) => response.writeHead(200).write(`${JSON.stringify(event)}\n`);
  const first = await fakeDaemon(speak, version, path);
  const docker = dockerAt({ DOCKER_HOST: `unix://${path}`, PATH: '' });
  const heard: string[] = [];
  const stop = new AbortController();
  const twice = new Promise<void>((resolve) => {
    docker.watch(
      {},
      {
        event: ({ name, action }) => heard.push(`${name} ${action}`) === 4 && resolve(),
        lost: () => heard.push('lost'),
        back: () => heard.push('back'),
      },
      stop.signal,
    );
  });
  await expect.poll(() => heard).toEqual(['a-b die']);
  await first.stop();
  await expect.poll(() => heard).toEqual(['a-b die', 'lost']);
  await running(fakeDaemon(speak, version, path));
  await twice;
  stop.abort();
  expect(heard).toEqual(['a-b die', 'lost', 'back', 'a-b die']);
});
