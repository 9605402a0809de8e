import { expect, test } from 'vitest';
import type { HostFacts, HostProbes } from '../platform/host-facts/host-facts.ts';
import { look } from '../platform/host-facts/look.ts';
import { emptyBook } from './book.ts';
import { checks } from './checks/index.ts';
import { type HostDeps, hostService } from './service.ts';

const absent = { ok: false, because: 'it needs root' } as const;
const names = [...new Set(checks.flatMap(({ reads }) => reads))];

/** A machine that tells next to nothing; `asked` counts the questions. */
function world(facts: Partial<HostFacts> = {}, more: Partial<HostDeps> = {}) {
  const asked: string[] = [];
  let book = emptyBook;
  let day = 0;
  const answer = (name: string) => async () => {
    asked.push(name);
    return facts[name as keyof HostFacts] ?? absent;
  };
  const host = hostService({
    probes: () => Object.fromEntries(names.map((name) => [name, answer(name)])) as unknown as HostProbes,
    look,
    docker: {
      state: async () => ({ state: 'ready', version: '28.3', apiVersion: '1.51', address: '/run/docker.sock', os: 'Debian 13' }),
      rootDir: async () => null,
      info: async () => ({ memoryBytes: 8e9, rootDir: '/nowhere', rootless: false, snap: false, desktop: false }),
      overview: async () => [],
      volumes: async () => [],
      volumeBytes: async () => 0,
    },
    owner: 'aaaa',
    keychain: () => Promise.reject(new Error('the bus is gone')),
    peers: async () => null,
    needs: () => null,
    book: {
      get: () => book,
      set: async (value) => {
        book = value;
      },
    },
    now: () => day,
    ...more,
  });
  return { host, asked, nextDay: () => (day += 1), book: () => book };
}
const weak: Partial<HostFacts> = {
  system: { ok: true, value: { platform: 'linux', arch: 'x64', title: 'Debian 13', kernel: '6.12' } },
  cpu: { ok: true, value: { cores: 1, threads: 1 } },
  memory: { ok: true, value: { totalBytes: 8e9, availableBytes: 0.5e9, swapBytes: 0, swapUsedBytes: 0, swappiness: null } },
  validatorPrograms: { ok: true, value: [] },
};

test('the worst finding stands first, and what could not be looked at stands above what is fine and is never green', async () => {
  const all = await world(weak).host.check({ network: 'practice' });
  const of = (verdict: string) => all.filter((check) => check.verdict === verdict).map(({ id }) => id);
  expect(of('stops')).toEqual(['memory']);
  expect(of('watch')).toEqual(['processor']);
  expect(of('fine')).toEqual(['docker', 'docker-kind', 'swap', 'system', 'others']);
  expect(all.map(({ verdict }) => verdict)).toEqual(
    (['stops', 'watch', 'unknown', 'fine'] as const).flatMap((verdict) => of(verdict).map(() => verdict)),
  );
  for (const { found, verdict } of all) expect(found.startsWith('could not look, because ')).toBe(verdict === 'unknown');
});

test('a practice network is asked nothing about the outside world, and no time server hears of it', async () => {
  const { host, asked } = world();
  const ids = (await host.check({ network: 'practice' })).map(({ id }) => id);
  expect(ids).not.toContain('upload');
  expect(asked).not.toContain('clockOffset');
  expect((await host.check({ network: 'hoodi' })).length).toBe(checks.length);
  expect(asked).toContain('clockOffset');
});

test('one check is looked at again with nothing but what it reads', async () => {
  const { host, asked } = world();
  expect(await host.recheck('disk-health', { network: 'mainnet' })).toMatchObject({ id: 'disk-health', verdict: 'unknown' });
  expect(asked).toEqual(['diskHealth']);
  await expect(host.recheck('nonsense', { network: 'mainnet' })).rejects.toMatchObject({ code: 'ipc.input' });
});

test('a fact that several checks read is asked once, and one that hangs holds up none of the others', async () => {
  const hangs = () => new Promise<never>(() => undefined);
  const late = world(weak, { keychain: hangs, look: (fn) => look(fn, 50) });
  const all = await late.host.check({ network: 'practice' });
  expect(all.find(({ id }) => id === 'keychain')).toMatchObject({ verdict: 'unknown', found: expect.stringContaining('no answer within') });
  expect(new Set(late.asked).size).toBe(late.asked.length);
});

test('a verdict that changed says since when and what it was; one that stays says nothing', async () => {
  const facts: { ipv6?: HostFacts['ipv6'] } = {};
  const { host, nextDay } = world(facts);
  expect(await host.recheck('ipv6', { network: 'hoodi' })).not.toHaveProperty('changed');
  nextDay();
  facts.ipv6 = { ok: true, value: { global: true } };
  expect(await host.recheck('ipv6', { network: 'hoodi' })).toMatchObject({ verdict: 'fine', changed: { at: 1, from: 'unknown' } });
  nextDay();
  expect(await host.recheck('ipv6', { network: 'hoodi' })).toMatchObject({ changed: { at: 1, from: 'unknown' } });
  expect(await host.recheck('ipv6', { network: 'mainnet' })).not.toHaveProperty('changed');
});

test('the speed of the line is kept as typed and judged in blobs', async () => {
  const { host } = world();
  await host.setUpload(40);
  expect(await host.recheck('upload', { network: 'mainnet' })).toMatchObject({
    verdict: 'fine',
    found: '40 Mbit/s, enough for 7 blobs of your own',
  });
  await host.setUpload(4);
  expect(await host.recheck('upload', { network: 'mainnet' })).toMatchObject({ verdict: 'watch' });
  await host.setUpload(null);
  expect(await host.recheck('upload', { network: 'mainnet' })).toMatchObject({ verdict: 'unknown' });
});
