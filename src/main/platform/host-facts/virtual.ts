import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound, said } from './look.ts';

/** Whether this is the machine itself. `name`: whose virtual machine or container it is, such as `kvm`. */
export type VirtualFact = { readonly kind: 'none' | 'vm' | 'container' | 'wsl'; readonly name: string };

const containers = ['docker', 'podman', 'lxc', 'lxc-libvirt', 'systemd-nspawn', 'openvz', 'rkt', 'proot', 'pouch', 'container-other'];

/** From what `systemd-detect-virt` says (null: it is absent), `/proc/version` and `/proc/cpuinfo`. */
export function virtualOf(told: string | null, version: string, cpuinfo: string, dockerenv: boolean): VirtualFact {
  const name = told?.trim() ?? '';
  if (name === 'wsl' || /microsoft/i.test(version)) return { kind: 'wsl', name: 'WSL' };
  if (dockerenv || containers.includes(name)) return { kind: 'container', name: name === '' ? 'docker' : name };
  if (name !== '' && name !== 'none') return { kind: 'vm', name };
  return /^flags\b.*\bhypervisor\b/m.test(cpuinfo) && name === '' ? { kind: 'vm', name: 'vm' } : { kind: 'none', name: '' };
}

export async function virtual(): Promise<Found<VirtualFact>> {
  if (process.platform !== 'linux') return notFound(because.linuxOnly);
  const read = (path: string) => readFile(path, 'utf8').catch(() => '');
  const [told, version, cpuinfo] = await Promise.all([said('systemd-detect-virt', []), read('/proc/version'), read('/proc/cpuinfo')]);
  return found(virtualOf(told, version, cpuinfo, existsSync('/.dockerenv')));
}
