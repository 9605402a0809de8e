import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeNewFile } from '../platform/files/new-file.ts';
import type { ReportSources } from './report.ts';
import { settingsService } from './service.ts';

const secret = 'ab'.repeat(32);
const address = `0x${'71'.repeat(20)}`;
const sources: ReportSources = {
  bls: async () => 'blst',
  docker: async () => ({ state: 'ready', version: '28.3.0', apiVersion: '1.51', address: '/var/run/docker.sock', os: 'Debian' }),
  checks: () => Promise.reject(new Error('no time')),
  containers: async () => [
    {
      ...{
        id: 'a',
        name: 'hoodi-1-own-execution',
        side: 'own',
        role: 'execution',
        client: 'geth',
        clientName: 'Geth',
        image: 'geth:1.16.9',
      },
      ...{ state: 'exited', startedAt: 0, exitCode: 1, why: 'The disk is full.', ports: [] },
    },
  ],
  logs: async () => [{ at: 1_000, text: `Fatal: no space left on device jwt ${secret} paid to ${address} at 203.0.113.7` }],
};
const service = () =>
  settingsService({
    store: { get: () => ({ theme: 'dark' }), set: async () => undefined },
    about: { version: '0.1.0', electron: null, electronIsFallback: false, node: '24', dataDir: '/x' },
    notices: async () => [],
    sources,
    write: writeNewFile,
    now: () => Date.parse('2026-11-23T01:30:00Z'),
    publish: () => undefined,
  });

test('the diagnostics hold versions, states, checks and logs; a room that fails costs its own section', async () => {
  const { text } = await service().diagnostics({ withAddresses: false });
  for (const part of [
    'Hearth 0.1.0',
    'BLS blst',
    'theme: dark',
    '28.3.0',
    'could not look: no time',
    'The disk is full.',
    'Fatal: no space left on device',
  ])
    expect(text).toContain(part);
  expect(text).not.toContain(secret);
  expect(text).not.toContain(address);
  expect(text).not.toContain('203.0.113.7');
});

test('addresses are in where they are wanted, secrets never', async () => {
  const { text } = await service().diagnostics({ withAddresses: true });
  expect([text.includes(address), text.includes('203.0.113.7'), text.includes(secret)]).toEqual([true, true, false]);
});

test('a file is new, in a folder or at a path, and never written over', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'hearth-diagnostics-'));
  try {
    const { path } = await service().saveDiagnostics({ to: folder, withAddresses: false });
    expect(await readdir(folder)).toEqual(['hearth-diagnostics-2026-11-23T01-30-00.txt']);
    expect(await readFile(path, 'utf8')).toContain('== Versions');
    await expect(service().saveDiagnostics({ to: path, withAddresses: false })).rejects.toMatchObject({ code: 'file.write' });
    const own = join(folder, 'own.txt');
    expect(await service().saveDiagnostics({ to: own, withAddresses: false })).toEqual({ path: own });
  } finally {
    await rm(folder, { recursive: true });
  }
});
