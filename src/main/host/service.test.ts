import { expect, test } from 'vitest';
import type { HostFacts } from '../platform/host-facts/host-facts.ts';
import { hostService } from './service.ts';

const absent = { ok: false, because: 'it needs root' } as const;
const blind: HostFacts = {
  system: { ok: true, value: { platform: 'linux', arch: 'x64', title: 'Debian 13', kernel: '6.12' } },
  cpu: { ok: true, value: { cores: 1, threads: 1 } },
  memory: { ok: true, value: { totalBytes: 8e9, availableBytes: 0.5e9, swapBytes: 0 } },
  dataDisk: absent,
  dockerDisk: absent,
  diskKind: absent,
  clock: absent,
  ports: absent,
  power: absent,
  validatorPrograms: { ok: true, value: [] },
  tools: absent,
};

test('the worst finding stands first, and what could not be looked at stands above what is fine', async () => {
  const host = hostService({
    facts: async () => blind,
    docker: {
      state: async () => ({ state: 'ready', version: '28.3', apiVersion: '1.51', address: '/run/docker.sock', os: 'Debian 13' }),
      rootDir: async () => null,
      list: async () => [],
    },
    owner: 'aaaa',
    keychain: () => Promise.reject(new Error('the bus is gone')),
  });
  const verdicts = (await host.check('practice')).map(({ id, verdict }) => `${verdict} ${id}`);
  expect(verdicts).toEqual([
    'stops memory',
    'watch processor',
    'unknown clock',
    'unknown disk-space',
    'unknown disk-kind',
    'unknown ports',
    'unknown sleep',
    'unknown tools',
    'unknown keychain',
    'fine docker',
    'fine system',
    'fine others',
  ]);
});
