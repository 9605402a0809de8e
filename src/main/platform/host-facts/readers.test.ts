import { describe, expect, test } from 'vitest';
import { fromLifeTime, fromSmartctl, wholeDisk } from './disk-health.ts';
import { mountOf } from './mount.ts';
import { lidSleeps } from './power.ts';
import { supportOf } from './support.ts';
import { fromApt, fromDnf } from './updates.ts';
import { virtualOf } from './virtual.ts';

describe('the health of a disk', () => {
  test('is read from smartctl for NVMe and SATA', () => {
    const nvme = { smart_status: { passed: true }, nvme_smart_health_information_log: { percentage_used: 7 } };
    expect(fromSmartctl(JSON.stringify(nvme))).toEqual({ passed: true, usedPercent: 7, by: 'smartctl' });
    expect(fromSmartctl('{"smart_status":{"passed":false}}')).toEqual({ passed: false, usedPercent: null, by: 'smartctl' });
  });
  test('is not guessed from an answer without it', () => {
    expect(fromSmartctl('{"smartctl":{"messages":[{"string":"Permission denied"}]}}')).toBeNull();
    expect(fromSmartctl('not JSON')).toBeNull();
  });
  test('is the worse of the two figures of an eMMC', () => {
    expect(fromLifeTime('0x01 0x03\n')).toEqual({ passed: null, usedPercent: 30, by: 'the disk' });
    expect(fromLifeTime('0x00 0x00\n')).toBeNull();
  });
  test.each([
    ['/dev/nvme0n1p2', 'nvme0n1'],
    ['/dev/nvme0n1', 'nvme0n1'],
    ['/dev/sda3', 'sda'],
    ['/dev/vda', 'vda'],
    ['/dev/mmcblk0p1', 'mmcblk0'],
    ['/dev/mapper/home', 'mapper/home'],
  ])('belongs to the whole disk: %s is %s', (device, whole) => {
    expect(wholeDisk(device)).toBe(whole);
  });
});

test('the file system of a folder is that of the longest mount point, the last one mounted there', () => {
  const text = '/dev/sda1 / ext4 rw,relatime 0 0\n/dev/sdb /mnt/my\\040disk btrfs rw,noatime 0 0\ntmpfs /mnt/my\\040disk tmpfs ro 0 0\n';
  expect(mountOf(text, '/home/me')).toEqual({ kind: 'ext4', from: '/dev/sda1', options: ['rw', 'relatime'] });
  expect(mountOf(text, '/mnt/my disk/x')).toEqual({ kind: 'tmpfs', from: 'tmpfs', options: ['ro'] });
  expect(mountOf('', '/')).toBeNull();
});

test('how long a system gets updates is known for some, told by others, and otherwise not known', () => {
  const day = Date.parse('2026-11-23');
  const debian = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\nVERSION_ID="12"\n';
  expect(supportOf(debian, '6.1.0', day)).toEqual({ title: 'Debian GNU/Linux 12 (bookworm)', kernel: '6.1.0', daysLeft: 585 });
  expect(supportOf('NAME=Fedora\nID=fedora\nVERSION_ID=43\nSUPPORT_END=2026-11-22\n', '6.17', day).daysLeft).toBe(-1);
  expect(supportOf('ID=arch\n', '6.18', day).daysLeft).toBeNull();
});

test('virtual machines, containers and WSL are told apart', () => {
  expect(virtualOf('none\n', 'Linux version 6.1', 'flags : fpu vme', false)).toEqual({ kind: 'none', name: '' });
  expect(virtualOf('kvm\n', '', 'flags : fpu hypervisor', false)).toEqual({ kind: 'vm', name: 'kvm' });
  expect(virtualOf(null, '', 'flags\t\t: fpu hypervisor sse', false)).toEqual({ kind: 'vm', name: 'vm' });
  expect(virtualOf('lxc\n', '', '', false)).toEqual({ kind: 'container', name: 'lxc' });
  expect(virtualOf(null, '', '', true)).toEqual({ kind: 'container', name: 'docker' });
  expect(virtualOf('wsl\n', 'Linux version 5.15-microsoft-standard-WSL2', '', false).kind).toBe('wsl');
});

test('automatic updates and restarts are read from apt, where the last word counts, and from dnf', () => {
  const on = 'APT::Periodic::Unattended-Upgrade "1";\n';
  expect(fromApt(on)).toEqual({ automatic: true, rebootsItself: false });
  expect(fromApt(`${on}Unattended-Upgrade::Automatic-Reboot "true";\n`)).toEqual({ automatic: true, rebootsItself: true });
  expect(fromApt(`${on}//Unattended-Upgrade::Automatic-Reboot "true";\nAPT::Periodic::Unattended-Upgrade "0";`).automatic).toBe(false);
  expect(fromDnf('apply_updates = yes\nreboot = when-needed\n')).toEqual({ automatic: true, rebootsItself: true });
});

test('a shut lid sleeps unless the system is told to ignore it, and the last word counts', () => {
  expect(lidSleeps('#HandleLidSwitch=ignore\n')).toBe(true);
  expect(lidSleeps('HandleLidSwitch=ignore\n')).toBe(false);
  expect(lidSleeps('HandleLidSwitch=ignore\nHandleLidSwitchExternalPower=suspend\n')).toBe(true);
  expect(lidSleeps('HandleLidSwitch=ignore\n[Login]\nHandleLidSwitch=suspend\n')).toBe(true);
});
