import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { candidates } from './find.ts';

const homeDir = mkdtempSync(join(tmpdir(), 'hearth-find-'));
afterAll(() => rmSync(homeDir, { recursive: true }));

const contextFolder = join(homeDir, '.docker/contexts/meta', createHash('sha256').update('desktop-linux').digest('hex'));
mkdirSync(contextFolder, { recursive: true });
writeFileSync(join(homeDir, '.docker/config.json'), JSON.stringify({ auths: {}, currentContext: 'desktop-linux' }));
writeFileSync(
  join(contextFolder, 'meta.json'),
  JSON.stringify({
    Name: 'desktop-linux',
    Metadata: {},
    Endpoints: { docker: { Host: 'unix:///run/desktop.sock', SkipTLSVerify: false } },
  }),
);
const shown = async (env: Record<string, string>, home = homeDir) => (await candidates({ env, homeDir: home })).map((place) => place.shown);

test('DOCKER_HOST is the only place when it is set', async () => {
  expect(await shown({ DOCKER_HOST: 'unix:///run/my.sock', XDG_RUNTIME_DIR: '/run/user/1' })).toEqual(['unix:///run/my.sock']);
  expect(await candidates({ env: { DOCKER_HOST: 'tcp://10.0.0.5:2375' }, homeDir })).toEqual([
    { kind: 'tcp', host: '10.0.0.5', port: 2375, tls: null, shown: 'tcp://10.0.0.5:2375' },
  ]);
});

test('the chosen context comes first, then the default, rootless and Desktop sockets', async () => {
  expect(await shown({ XDG_RUNTIME_DIR: '/run/user/1' })).toEqual([
    'unix:///run/desktop.sock',
    'unix:///var/run/docker.sock',
    'unix:///run/user/1/docker.sock',
    `unix://${homeDir}/.docker/run/docker.sock`,
    `unix://${homeDir}/.docker/desktop/docker.sock`,
  ]);
});

test('DOCKER_CONTEXT goes before config.json; an unknown context and a broken file change nothing', async () => {
  const plain = ['unix:///var/run/docker.sock', '/.docker/run/docker.sock', '/.docker/desktop/docker.sock'];
  const ends = (list: readonly string[]) => list.map((place, i) => place.endsWith(plain[i] ?? '?'));
  expect(ends(await shown({ DOCKER_CONTEXT: 'default' }))).toEqual([true, true, true]);
  expect(ends(await shown({ DOCKER_CONTEXT: 'gone' }))).toEqual([true, true, true]);
  const broken = mkdtempSync(join(tmpdir(), 'hearth-find-'));
  mkdirSync(join(broken, '.docker'));
  writeFileSync(join(broken, '.docker/config.json'), '{');
  expect(ends(await shown({}, broken))).toEqual([true, true, true]);
  rmSync(broken, { recursive: true });
});

test('a Docker behind ssh is refused with a sentence', async () => {
  await expect(candidates({ env: { DOCKER_HOST: 'ssh://me@far' }, homeDir })).rejects.toMatchObject({
    code: 'docker.refused',
    params: { what: 'Hearth speaks to Docker over a socket or TCP, not over “ssh://me@far”' },
  });
});
