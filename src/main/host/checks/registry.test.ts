import { describe, expect, test } from 'vitest';
import { AppError, toFault } from '../../../shared/app-error.ts';
import type { Verdict } from '../../../shared/host.ts';
import type { NetworkName } from '../../../shared/networks.ts';
import { keychainLack } from '../../../shared/strings/keychain.ts';
import type { FirewallFact } from '../../platform/host-facts/firewall.ts';
import type { Found } from '../../platform/host-facts/look.ts';
import { fuluCustody } from '../../protocol/custody.ts';
import type { Aim, Facts } from './check.ts';
import { checks } from './index.ts';

const there = <T>(value: T): Found<T> => ({ ok: true, value });
const absent: Found<never> = { ok: false, because: 'it needs root' };
const disk = (freeBytes: number, device = 1, path = '/data') => there({ path, freeBytes, totalBytes: 4e12, device });
const usual = { memoryBytes: 64e9, rootDir: '/var/lib/docker', rootless: false, snap: false, desktop: false };
const fast = { readIops: 90_000, writeIops: 30_000, sequentialBytesPerSecond: 2e9, by: 'fio', device: null, at: 0 };
const atLarge = (name: string, image: string, labels = {}) =>
  there([{ name, image, hearth: null, labels, isRunning: true, command: '', ports: [] }]);
const offset = (offsetMs: number) => there({ offsetMs, agree: 4, asked: 4, others: [] });

const peerPorts = [30_303, 9_000, 9_001];
const aim = (network: NetworkName): Aim => ({ network, peerPorts, needs: null, execution: 'geth', validators: null, relays: false });
const blobs = there({ rules: { ...fuluCustody, maxBlobs: 21, secondsPerSlot: 12 }, hasRelays: true });
const wall = (more: Partial<FirewallFact>) => there<FirewallFact>({ active: 'none', dockerRules: true, shut: [], passes: true, ...more });
const noSwap = { swapUsedBytes: 0, swappiness: 60 };
const good: Facts = {
  system: there({ platform: 'linux', arch: 'x64', title: 'Debian 13', kernel: '6.12' }),
  cpu: there({ cores: 8, threads: 16 }),
  memory: there({ totalBytes: 64e9, availableBytes: 50e9, swapBytes: 0, swapUsedBytes: 0, swappiness: 60 }),
  dataDisk: disk(4e12),
  dockerDisk: disk(3.9e12),
  chainDisk: disk(3.9e12),
  diskKind: there('nvme'),
  clock: there({ synchronised: true, offsetMs: 3, by: 'chrony' }),
  ports: there({ localOpens: true, taken: [] }),
  power: there({ sleepsAfterMinutes: null, onBattery: false, lidSleeps: false }),
  validatorPrograms: there([]),
  tools: there({ node: '24.21.0', npm: '11.19.1', go: '1.26', tar: '1.34', ldd: '2.36' }),
  docker: { state: 'ready', version: '28.3', apiVersion: '1.51', address: '/run/docker.sock', os: 'Debian 13' },
  containers: there([]),
  support: there({ title: 'Debian 13', kernel: '6.12.0', daysLeft: 1000 }),
  virtual: there({ kind: 'none', name: '' }),
  cpuSpeed: there({ roundsPerMs: 2000 }),
  dockerDiskKind: there('nvme'),
  diskHealth: there({ passed: true, usedPercent: 3, by: 'smartctl' }),
  mount: there({ kind: 'ext4', from: '/dev/sda1', options: ['rw', 'noatime'] }),
  clockOffset: offset(-20),
  timeZone: there({ name: 'Europe/Vienna', offsetMinutes: 60, boardIsLocal: false }),
  ipv6: there({ global: false }),
  firewall: wall({}),
  updates: there({ automatic: true, rebootsItself: false, rebootDue: false }),
  nodePrograms: there([]),
  nodeFolders: there([]),
  dockerInfo: there(usual),
  nodeBytes: there(0),
  peers: there({ connected: 80, inbound: 30 }),
  uploadMbps: there(100),
  blobs,
  stake: there([]),
  diskSpeed: there(fast),
  keychain: there({ kind: 'keychain', name: 'the keyring “Login”' }),
};
const stopped = toFault(new AppError('docker.stopped', { where: '/run/docker.sock' }));
const lighthouse = { name: 'vc', image: 'sigp/lighthouse:v8.0.0', hearth: null, labels: {}, isRunning: true, command: '', ports: [] };

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
      [{ memory: there({ totalBytes: 8e9, availableBytes: 1.5e9, swapBytes: 2e9, ...noSwap }) }, 'practice'],
      [{ memory: there({ totalBytes: 33e9, availableBytes: 20e9, swapBytes: 0, ...noSwap }) }, 'mainnet'],
    ],
    stops: [[{ memory: there({ totalBytes: 64e9, availableBytes: 0.5e9, swapBytes: 0, ...noSwap }) }, 'mainnet']],
    unknown: [[{ memory: absent }, 'practice']],
  },
  'disk-space': {
    watch: [
      [{ chainDisk: disk(3e9) }, 'practice'],
      [{ chainDisk: disk(500e9) }, 'hoodi'],
    ],
    stops: [
      [{ chainDisk: disk(1e9) }, 'practice'],
      [{ dockerDisk: disk(1e9, 2) }, 'mainnet'],
      [{ dataDisk: disk(1e7, 2) }, 'practice'],
    ],
    unknown: [[{ chainDisk: absent, dataDisk: absent }, 'practice']],
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
      [{ power: there({ sleepsAfterMinutes: 30, onBattery: false, lidSleeps: false }) }, 'practice'],
      [{ power: there({ sleepsAfterMinutes: null, onBattery: true, lidSleeps: false }) }, 'practice'],
    ],
    unknown: [[{ power: absent }, 'practice']],
  },
  others: {
    watch: [
      [{ validatorPrograms: there(['Teku']) }, 'practice'],
      [{ containers: there([lighthouse]) }, 'practice'],
      [
        {
          containers: there([
            { name: 'practice-1', image: 'practice/geth:1', hearth: 'abc', labels: {}, isRunning: true, command: '', ports: [] },
          ]),
        },
        'practice',
      ],
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

const more: typeof cases = {
  profile: {
    watch: [
      [{ cpu: there({ cores: 4, threads: 8 }) }, 'mainnet'],
      [{ cpu: there({ cores: 2, threads: 4 }), uploadMbps: absent }, 'hoodi'],
    ],
    unknown: [
      [{ uploadMbps: absent }, 'mainnet'],
      [{ diskSpeed: absent, cpu: absent }, 'mainnet'],
    ],
  },
  'processor-speed': { watch: [[{ cpuSpeed: there({ roundsPerMs: 400 }) }, 'mainnet']], unknown: [[{ cpuSpeed: absent }, 'practice']] },
  swap: {
    watch: [
      [{ memory: there({ totalBytes: 64e9, availableBytes: 5e9, swapBytes: 8e9, swapUsedBytes: 7e9, swappiness: 60 }) }, 'practice'],
      [{ memory: there({ totalBytes: 16e9, availableBytes: 5e9, swapBytes: 0, swapUsedBytes: 0, swappiness: 60 }) }, 'hoodi'],
    ],
    unknown: [[{ memory: absent }, 'practice']],
  },
  'disk-health': {
    watch: [
      [{ diskHealth: there({ passed: true, usedPercent: 91, by: 'smartctl' }) }, 'mainnet'],
      [{ diskHealth: there({ passed: false, usedPercent: null, by: 'smartctl' }) }, 'practice'],
    ],
    stops: [[{ diskHealth: there({ passed: false, usedPercent: null, by: 'smartctl' }) }, 'mainnet']],
    unknown: [[{ diskHealth: absent }, 'practice']],
  },
  filesystem: {
    watch: [
      [{ mount: there({ kind: 'btrfs', from: '/dev/sda1', options: ['rw', 'relatime'] }) }, 'mainnet'],
      [{ mount: there({ kind: 'nfs4', from: 'nas:/x', options: ['rw'] }) }, 'practice'],
      [{ mount: there({ kind: 'ext4', from: '/dev/sda1', options: ['rw'] }) }, 'mainnet'],
      [{ mount: there({ kind: 'exfat', from: '/dev/sda1', options: ['rw'] }) }, 'practice'],
    ],
    stops: [
      [{ mount: there({ kind: 'nfs4', from: 'nas:/x', options: ['rw'] }) }, 'mainnet'],
      [{ mount: there({ kind: 'tmpfs', from: 'tmpfs', options: ['rw'] }) }, 'hoodi'],
      [{ mount: there({ kind: 'ext4', from: '/dev/sda1', options: ['ro'] }) }, 'practice'],
    ],
    unknown: [[{ mount: absent }, 'practice']],
  },
  'docker-disk': {
    watch: [
      [{ dockerDisk: disk(1e11) }, 'practice'],
      [{ dockerDiskKind: there('hdd') }, 'practice'],
      [{ dockerDiskKind: there('usb') }, 'mainnet'],
    ],
    unknown: [
      [{ dockerDisk: absent }, 'practice'],
      [{ dockerDiskKind: absent }, 'mainnet'],
    ],
  },
  'docker-kind': {
    watch: [
      [{ dockerInfo: there({ ...usual, snap: true }) }, 'practice'],
      [{ dockerInfo: there({ ...usual, rootless: true }) }, 'mainnet'],
      [{ dockerInfo: there({ ...usual, desktop: true }) }, 'mainnet'],
    ],
    unknown: [[{ dockerInfo: absent }, 'practice']],
  },
  'clock-offset': {
    watch: [[{ clockOffset: offset(180) }, 'mainnet']],
    stops: [
      [{ clockOffset: offset(-2000) }, 'mainnet'],
      [{ clockOffset: offset(10_000) }, 'hoodi'],
    ],
    unknown: [[{ clockOffset: absent }, 'mainnet']],
  },
  'time-zone': {
    watch: [[{ timeZone: there({ name: 'America/New_York', offsetMinutes: -300, boardIsLocal: true }) }, 'practice']],
    unknown: [[{ timeZone: absent }, 'practice']],
  },
  support: {
    watch: [
      [{ support: there({ title: 'Ubuntu 20.04', kernel: '5.15.0', daysLeft: -300 }) }, 'mainnet'],
      [{ support: there({ title: 'Debian 12', kernel: '6.1.0', daysLeft: 40 }) }, 'practice'],
      [{ support: there({ title: 'Debian 13', kernel: '4.19.0', daysLeft: 1000 }) }, 'mainnet'],
    ],
    unknown: [
      [{ support: absent }, 'practice'],
      [{ support: there({ title: 'Arch Linux', kernel: '6.18.0', daysLeft: null }) }, 'mainnet'],
    ],
  },
  virtual: {
    watch: (['vm', 'container', 'wsl'] as const).map((kind) => [{ virtual: there({ kind, name: 'kvm' }) }, 'mainnet'] as const),
    unknown: [[{ virtual: absent }, 'practice']],
  },
  firewall: {
    watch: [
      [{ firewall: wall({ active: 'ufw' }) }, 'mainnet'],
      [{ firewall: wall({ active: 'firewalld' }) }, 'mainnet'],
      [{ firewall: wall({ active: 'nftables', shut: [9_000, 9_001], passes: false }) }, 'hoodi'],
      [{ firewall: wall({ active: 'iptables', shut: [30_303] }) }, 'mainnet'],
      [{ firewall: wall({ dockerRules: false }) }, 'practice'],
    ],
    fine: [
      [{ firewall: wall({}) }, 'mainnet'],
      [{ firewall: wall({ active: 'ufw' }) }, 'practice'],
      [{ firewall: wall({ active: 'nftables', passes: false }) }, 'mainnet'],
      [{ firewall: wall({ active: 'nftables', shut: [9_000], passes: false }) }, 'practice'],
    ],
    unknown: [[{ firewall: absent }, 'practice']],
  },
  reachable: {
    watch: [[{ peers: there({ connected: 12, inbound: 0 }) }, 'mainnet']],
    unknown: [[{ peers: absent }, 'mainnet']],
  },
  upload: {
    watch: [
      [{ uploadMbps: there(4) }, 'mainnet'],
      [{ uploadMbps: there(20) }, 'hoodi'],
      [{ uploadMbps: there(40) }, 'hoodi'],
      [{ stake: there([4096n * 10n ** 9n]), uploadMbps: there(50) }, 'mainnet'],
    ],
    unknown: [
      [{ uploadMbps: absent }, 'mainnet'],
      [{ blobs: absent }, 'mainnet'],
    ],
  },
  ipv6: { unknown: [[{ ipv6: absent }, 'mainnet']] },
  launchers: {
    watch: [
      [{ nodePrograms: there(['Geth']) }, 'practice'],
      [{ nodeFolders: there(['DappNode (/usr/src/dappnode)']) }, 'practice'],
      [{ containers: atLarge('stereum-1234', 'ethereum/client-go:stable') }, 'mainnet'],
    ],
    unknown: [
      [{ nodePrograms: absent }, 'practice'],
      [{ nodeFolders: absent }, 'practice'],
      [{ containers: absent }, 'practice'],
    ],
  },
  updates: {
    watch: [
      [{ updates: there({ automatic: false, rebootsItself: false, rebootDue: false }) }, 'mainnet'],
      [{ updates: there({ automatic: true, rebootsItself: true, rebootDue: false }) }, 'mainnet'],
      [{ updates: there({ automatic: true, rebootsItself: false, rebootDue: true }) }, 'hoodi'],
    ],
    unknown: [[{ updates: absent }, 'practice']],
  },
  'disk-speed': {
    watch: [[{ diskSpeed: there({ ...fast, writeIops: 900 }) }, 'mainnet']],
    unknown: [
      [{ diskSpeed: absent }, 'mainnet'],
      [{ dataDisk: disk(1e12, 2) }, 'mainnet'],
    ],
  },
};
Object.assign(cases, more);

const needs = { pair: 'Geth + Nimbus', diskBytes: 1.4e12, memoryBytes: 20e9 };
const networks: readonly NetworkName[] = ['practice', 'hoodi', 'mainnet', 'sepolia', 'ephemery'];

test('the checks have ids of their own, and each network gets at least twenty of them', () => {
  const ids = checks.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(checks.filter(({ realOnly }) => !realOnly).length).toBeGreaterThanOrEqual(20);
  expect(Object.keys(cases).sort()).toEqual([...ids].sort());
});

describe.each(checks)('the check $id', (check) => {
  const own: (typeof cases)[string] = { fine: networks.map((network) => [{}, network] as const), ...cases[check.id] };

  test('gives exactly the verdicts it lists, each for made-up facts', () => {
    const given = Object.entries(own).map(([verdict, list]) => {
      const got = list.map(([facts, network]) => check.judge({ ...good, ...facts }, aim(network)).verdict);
      expect(got, verdict).toEqual(list.map(() => verdict));
      return verdict;
    });
    expect(given.sort()).toEqual([...check.verdicts].sort());
  });

  test('reads no more than it says it reads', () => {
    const read = new Set<string>();
    for (const [facts, network] of Object.values(own).flat()) {
      const get = (all: Facts, name: string) => {
        read.add(name);
        return all[name as keyof Facts];
      };
      const watched = new Proxy({ ...good, ...facts }, { get: (all, name) => get(all, String(name)) });
      check.judge(watched, aim(network));
      check.judge(watched, { ...aim(network), needs });
    }
    expect([...read].filter((name) => !check.reads.includes(name as keyof Facts))).toEqual([]);
  });

  test('speaks in complete sentences where a person reads sentences', () => {
    expect(check.why).toMatch(/^[A-Z].+\.$/);
    for (const [facts, network] of Object.values(own).flat()) {
      const finding = check.judge({ ...good, ...facts }, aim(network));
      expect(finding.found).toMatch(/^\S.*[^.\s]$/);
      expect(check.needs(aim(network))).toMatch(/^\S.*[^.\s]$/);
      expect(finding.todo === null).toBe(finding.verdict === 'fine');
      if (finding.todo !== null) expect(finding.todo).toMatch(/^[A-Z].+\.$/);
    }
  });
});

describe('for the chosen pair', () => {
  const judge = (id: string, facts: Partial<Facts>, network: NetworkName = 'mainnet') => {
    const check = checks.find((one) => one.id === id);
    return check?.judge({ ...good, ...facts }, { ...aim(network), needs });
  };
  const memory = (totalBytes: number) => ({ memory: there({ totalBytes, availableBytes: totalBytes / 2, swapBytes: 0, ...noSwap }) });

  test('a disk that cannot hold it stops, and one that fills up within a year is to watch, with the months told', () => {
    expect(judge('disk-space', { chainDisk: disk(1e12) })).toMatchObject({ verdict: 'stops', found: expect.stringContaining('1 TB') });
    expect(judge('disk-space', { chainDisk: disk(1.6e12) })).toMatchObject({
      verdict: 'watch',
      found: '1.6 TB free in /data, full in about 3 months',
    });
    expect(judge('disk-space', { chainDisk: disk(3.9e12) })?.verdict).toBe('fine');
  });

  test('what the own node holds already is not asked for again', () => {
    expect(judge('disk-space', { chainDisk: disk(1e12), nodeBytes: there(1.3e12) })?.verdict).toBe('fine');
    // Whether it is enough cannot be known.
    expect(judge('disk-space', { chainDisk: disk(1e12), nodeBytes: absent })?.verdict).toBe('unknown');
  });

  test('data in a folder of another disk are judged there, and Docker’s own disk has only to hold images', () => {
    const elsewhere = { chainDisk: disk(3.9e12, 3, '/mnt/big'), dockerDisk: disk(6e11, 1), dataDisk: disk(6e11, 1) };
    expect(judge('disk-space', elsewhere)).toMatchObject({
      verdict: 'fine',
      found: expect.stringContaining('3.9 TB free in /mnt/big, 600 GB for Docker, '),
    });
    expect(judge('disk-space', { ...elsewhere, chainDisk: disk(1e12, 3, '/mnt/big') })?.verdict).toBe('stops');
    expect(judge('docker-disk', { ...elsewhere, dockerDiskKind: there('hdd') })?.verdict).toBe('fine');
    expect(judge('docker-disk', { dockerDiskKind: there('hdd') })?.verdict).toBe('watch');
    expect(judge('disk-speed', elsewhere)).toMatchObject({ verdict: 'unknown', found: expect.stringContaining('another disk than') });
    expect(judge('disk-speed', { ...elsewhere, diskSpeed: there({ ...fast, device: 3 }) })?.verdict).toBe('fine');
    expect(judge('disk-speed', { diskSpeed: there({ ...fast, device: 3 }) })?.verdict).toBe('unknown');
  });

  test('memory below it is to watch, below half of it stops, and Docker Desktop’s limit counts', () => {
    expect(judge('memory', memory(16e9))).toMatchObject({ verdict: 'watch', todo: expect.stringContaining('Geth + Nimbus') });
    expect(judge('memory', memory(8e9))?.verdict).toBe('stops');
    const desktop = there({ ...usual, desktop: true, memoryBytes: 8e9 });
    expect(judge('memory', { dockerInfo: desktop })).toMatchObject({ verdict: 'stops', found: '8 GB for Docker, of 64 GB' });
  });
});
