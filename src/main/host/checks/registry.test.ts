import { describe, expect, test } from 'vitest';
import { AppError, toFault } from '../../../shared/app-error.ts';
import type { Verdict } from '../../../shared/host.ts';
import type { NetworkName } from '../../../shared/networks.ts';
import { keychainLack } from '../../../shared/strings/keychain.ts';
import type { Found } from '../../platform/host-facts/look.ts';
import type { Facts } from './check.ts';
import { checks } from './index.ts';

const there = <T>(value: T): Found<T> => ({ ok: true, value });
const absent: Found<never> = { ok: false, because: 'it needs root' };
const disk = (freeBytes: number, device = 1) => there({ path: '/data', freeBytes, totalBytes: 4e12, device });

const good: Facts = {
  system: there({ platform: 'linux', arch: 'x64', title: 'Debian 13', kernel: '6.12' }),
  cpu: there({ cores: 8, threads: 16 }),
  memory: there({ totalBytes: 64e9, availableBytes: 50e9, swapBytes: 0 }),
  dataDisk: disk(4e12),
  dockerDisk: disk(4e12),
  diskKind: there('nvme'),
  clock: there({ synchronised: true, offsetMs: 3, by: 'chrony' }),
  ports: there({ localOpens: true, taken: [] }),
  power: there({ sleepsAfterMinutes: null, onBattery: false }),
  validatorPrograms: there([]),
  tools: there({ node: '24.21.0', npm: '11.19.1', go: '1.26', tar: '1.34', ldd: '2.36' }),
  docker: { state: 'ready', version: '28.3', apiVersion: '1.51', address: '/run/docker.sock', os: 'Debian 13' },
  containers: there([]),
  keychain: there({ kind: 'keychain', name: 'the keyring “Login”' }),
};
const stopped = toFault(new AppError('docker.stopped', { where: '/run/docker.sock' }));
const lighthouse = { name: 'vc', image: 'sigp/lighthouse:v8.0.0', hearth: null };

/** For each check, the facts and the network in which it gives a verdict. A check that can give one without a case here fails the test. */
const cases: Record<string, Partial<Record<Verdict, readonly (readonly [Partial<Facts>, NetworkName])[]>>> = {
  docker: { stops: [[{ docker: { state: 'unusable', fault: stopped } }, 'practice']] },
  clock: {
    watch: [
      [{ clock: there({ synchronised: false, offsetMs: null, by: 'systemd' }) }, 'mainnet'],
      [{ clock: there({ synchronised: true, offsetMs: -2400, by: 'chrony' }) }, 'practice'],
    ],
    stops: [[{ clock: there({ synchronised: true, offsetMs: -2400, by: 'chrony' }) }, 'mainnet']],
    unknown: [[{ clock: absent }, 'practice']],
  },
  memory: {
    watch: [
      [{ memory: there({ totalBytes: 8e9, availableBytes: 1.5e9, swapBytes: 2e9 }) }, 'practice'],
      [{ memory: there({ totalBytes: 33e9, availableBytes: 20e9, swapBytes: 0 }) }, 'mainnet'],
    ],
    stops: [[{ memory: there({ totalBytes: 64e9, availableBytes: 0.5e9, swapBytes: 0 }) }, 'mainnet']],
    unknown: [[{ memory: absent }, 'practice']],
  },
  'disk-space': {
    watch: [
      [{ dockerDisk: disk(3e9) }, 'practice'],
      [{ dockerDisk: disk(500e9) }, 'hoodi'],
    ],
    stops: [
      [{ dockerDisk: disk(1e9) }, 'practice'],
      [{ dataDisk: disk(1e7, 2) }, 'practice'],
    ],
    unknown: [[{ dockerDisk: absent, dataDisk: absent }, 'practice']],
  },
  'disk-kind': {
    watch: [
      [{ diskKind: there('hdd') }, 'practice'],
      [{ diskKind: there('virtual') }, 'mainnet'],
    ],
    unknown: [[{ diskKind: absent }, 'practice']],
  },
  processor: {
    watch: [
      [{ cpu: there({ cores: 1, threads: 1 }) }, 'practice'],
      [{ cpu: there({ cores: 4, threads: 8 }) }, 'mainnet'],
    ],
    unknown: [[{ cpu: absent }, 'practice']],
  },
  system: {
    watch: [[{ system: there({ platform: 'darwin', arch: 'arm64', title: 'macOS 26', kernel: '25.0' }) }, 'practice']],
    stops: [[{ system: there({ platform: 'linux', arch: 'ia32', title: 'Debian 12', kernel: '6.1' }) }, 'practice']],
    unknown: [[{ system: absent }, 'practice']],
  },
  ports: {
    watch: [[{ ports: there({ localOpens: true, taken: [9000] }) }, 'hoodi']],
    stops: [[{ ports: there({ localOpens: false, taken: [] }) }, 'practice']],
    unknown: [[{ ports: absent }, 'practice']],
  },
  sleep: {
    watch: [
      [{ power: there({ sleepsAfterMinutes: 30, onBattery: false }) }, 'practice'],
      [{ power: there({ sleepsAfterMinutes: null, onBattery: true }) }, 'practice'],
    ],
    unknown: [[{ power: absent }, 'practice']],
  },
  others: {
    watch: [
      [{ validatorPrograms: there(['Teku']) }, 'practice'],
      [{ containers: there([lighthouse]) }, 'practice'],
      [{ containers: there([{ name: 'practice-1', image: 'practice/geth:1', hearth: 'abc' }]) }, 'practice'],
    ],
    unknown: [
      [{ validatorPrograms: absent }, 'practice'],
      [{ containers: absent }, 'practice'],
    ],
  },
  keychain: {
    watch: [[{ keychain: there({ kind: 'none', why: 'locked', message: keychainLack.locked }) }, 'hoodi']],
    unknown: [[{ keychain: absent }, 'practice']],
  },
  tools: {
    watch: [[{ tools: there({ node: '24', npm: '11', go: null, tar: '1', ldd: '2' }) }, 'practice']],
    unknown: [[{ tools: absent }, 'practice']],
  },
};

const networks: readonly NetworkName[] = ['practice', 'hoodi', 'mainnet', 'sepolia', 'ephemery'];

test('the checks have ids of their own and between 10 and 14 of them', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.length).toBeGreaterThanOrEqual(10);
  expect(ids.length).toBeLessThanOrEqual(14);
  expect(Object.keys(cases).sort()).toEqual([...ids].sort());
});

describe.each(checks)('the check $id', (check) => {
  const own: (typeof cases)[string] = { fine: networks.map((network) => [{}, network] as const), ...cases[check.id] };

  test('gives exactly the verdicts it lists, each for made-up facts', () => {
    const given = Object.entries(own).map(([verdict, list]) => {
      const got = list.map(([facts, network]) => check.judge({ ...good, ...facts }, network).verdict);
      expect(got, verdict).toEqual(list.map(() => verdict));
      return verdict;
    });
    expect(given.sort()).toEqual([...check.verdicts].sort());
  });

  test('speaks in complete sentences where a person reads sentences', () => {
    expect(check.why).toMatch(/^[A-Z].+\.$/);
    for (const [facts, network] of Object.values(own).flat()) {
      const finding = check.judge({ ...good, ...facts }, network);
      expect(finding.found).toMatch(/^\S.*[^.\s]$/);
      expect(check.needs(network)).toMatch(/^\S.*[^.\s]$/);
      expect(finding.todo === null).toBe(finding.verdict === 'fine');
      if (finding.todo !== null) expect(finding.todo).toMatch(/^[A-Z].+\.$/);
    }
  });
});
