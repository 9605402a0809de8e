import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fromChrony, fromTimedatectl, fromW32tm } from './clock-state.ts';
import { kindOf } from './disk.ts';
import { hostFacts } from './host-facts.ts';
import { found, look } from './look.ts';
import { ports } from './ports.ts';
import { fromGnome, fromPmset, fromPowercfg } from './power.ts';

test('this machine tells its system, processor, memory, disk and ports within the time-outs', async () => {
  const ask = hostFacts({ dataDir: join(tmpdir(), 'not', 'there', 'yet') })(async () => tmpdir(), [30_303], null);
  const [system, cpu, memory, dataDisk, ports] = await Promise.all([ask.system(), ask.cpu(), ask.memory(), ask.dataDisk(), ask.ports()]);
  const facts = { system, cpu, memory, dataDisk, ports };
  expect(facts.system).toMatchObject({ ok: true, value: { platform: process.platform, arch: process.arch } });
  expect(facts.cpu.ok && facts.cpu.value.threads).toBeGreaterThan(0);
  expect(facts.memory.ok && facts.memory.value.totalBytes).toBeGreaterThan(1e8);
  expect(facts.dataDisk.ok && facts.dataDisk.value.totalBytes).toBeGreaterThan(1e8);
  expect(facts.ports).toMatchObject({ ok: true, value: { localOpens: true } });
});

test('the disk of the node’s data is that of its own folder, else Docker’s', async () => {
  const ask = hostFacts({ dataDir: tmpdir() });
  expect(await ask(async () => tmpdir(), [], null).chainDisk()).toMatchObject({ ok: true, value: { path: tmpdir() } });
  // A file system of its own on every Linux.
  const there = ask(async () => tmpdir(), [], '/proc');
  expect(await there.chainDisk()).toMatchObject({ ok: true, value: { path: '/proc' } });
  expect(await there.mount()).toMatchObject({ ok: true, value: { kind: 'proc' } });
  expect(await there.dockerDisk()).toMatchObject({ ok: true, value: { path: tmpdir() } });
});

test('a fact that hangs or fails says why instead', async () => {
  expect(await look(() => new Promise(() => undefined), 20)).toEqual({ ok: false, because: 'it gave no answer within 0.02 s' });
  expect(await look(() => Promise.reject(new Error('no such disk')))).toEqual({ ok: false, because: 'looking failed (no such disk)' });
  expect(await look(async () => found(1))).toEqual({ ok: true, value: 1 });
});

test('a peer port that another program holds is named', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await ports([port])).toEqual({ ok: true, value: { localOpens: true, taken: [port] } });
  await new Promise((resolve) => server.close(resolve));
});

describe('the clock', () => {
  test('is read from chrony with its offset', () => {
    const text = 'Reference ID    : C0A80101\nSystem time     : 2.400000000 seconds slow of NTP time\nLeap status     : Normal\n';
    expect(fromChrony(text)).toEqual({ synchronised: true, offsetMs: -2400, by: 'chrony' });
    expect(fromChrony('Leap status     : Not synchronised\n')).toEqual({ synchronised: false, offsetMs: null, by: 'chrony' });
    expect(fromChrony('506 Cannot talk to daemon')).toBeNull();
  });
  test('is read from systemd and Windows without an offset', () => {
    expect(fromTimedatectl('Timezone=Etc/UTC\nNTP=yes\nNTPSynchronized=no\n')).toEqual({
      synchronised: false,
      offsetMs: null,
      by: 'systemd',
    });
    expect(fromW32tm('Leap Indicator: 0(no warning)\nStratum: 3\n')).toEqual({ synchronised: true, offsetMs: null, by: 'Windows' });
    expect(fromW32tm('The service has not been started.')).toBeNull();
  });
});

describe('the sleep setting', () => {
  test('is read from macOS for mains', () => {
    const text = 'Battery Power:\n sleep                1\nAC Power:\n displaysleep         10\n sleep                0\n';
    expect(fromPmset(text)).toEqual({ afterMinutes: null });
    expect(fromPmset('AC Power:\n sleep                30\n')).toEqual({ afterMinutes: 30 });
    expect(fromPmset('')).toBeNull();
  });
  test('is read from Windows for mains', () => {
    const text = 'Possible Settings: 0x00000000\nCurrent AC Power Setting Index: 0x00000708\nCurrent DC Power Setting Index: 0x00000384\n';
    expect(fromPowercfg(text)).toEqual({ afterMinutes: 30 });
  });
  test('is read from GNOME', () => {
    expect(fromGnome("'suspend'\n", '1200\n')).toEqual({ afterMinutes: 20 });
    expect(fromGnome("'nothing'\n", '1200\n')).toEqual({ afterMinutes: null });
  });
});

describe('the kind of disk', () => {
  const disk = (name: string, mount: string, physical = '', type = 'disk') => ({ name, type, mount, size: 1e12, physical, protocol: '' });
  test('is that of the device with the longest mount point above the folder', () => {
    const devices = [disk('sda', '/', 'HDD'), disk('nvme0n1', '/home', 'SSD'), disk('sdb', '/home2', 'HDD')];
    expect(kindOf(devices, '/home/a')).toEqual({ ok: true, value: 'nvme' });
    expect(kindOf(devices, '/home2')).toEqual({ ok: true, value: 'hdd' });
  });
  test('is not guessed for a virtual disk, and is that of the only disk under an encrypted volume', () => {
    expect(kindOf([disk('vda', '/', 'HDD')], '/x')).toEqual({ ok: true, value: 'virtual' });
    expect(kindOf([disk('sda', '', 'SSD'), disk('home', '/', '', 'crypt')], '/x')).toEqual({ ok: true, value: 'ssd' });
    expect(kindOf([disk('sda', '', 'SSD'), disk('sdb', '', 'HDD'), disk('home', '/', '', 'crypt')], '/x').ok).toBe(false);
  });
});
