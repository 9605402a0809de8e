import { existsSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound } from './look.ts';
import { si } from './si.ts';

/** Space on the file system that holds `path`, as this user may use it. `device` tells two file systems apart. */
export type DiskFact = { readonly path: string; readonly freeBytes: number; readonly totalBytes: number; readonly device: number };
/** `virtual`: a disk of a virtual machine, which does not tell what it is made of; `usb`: whatever it is, it hangs on USB. */
export type DiskKind = 'nvme' | 'ssd' | 'hdd' | 'virtual' | 'usb';

/** The folder itself or the nearest one above it that exists already. */
export function existing(path: string): string {
  let here = resolve(path);
  while (!existsSync(here) && dirname(here) !== here) here = dirname(here);
  return here;
}

export async function space(path: string): Promise<Found<DiskFact>> {
  const here = existing(path);
  const [fs, { dev }] = await Promise.all([statfs(here), stat(here)]);
  return found({ path, freeBytes: fs.bavail * fs.bsize, totalBytes: fs.blocks * fs.bsize, device: dev });
}

type Device = {
  readonly name: string;
  readonly type: string;
  readonly mount: string;
  readonly size: number;
  readonly physical: string;
  readonly protocol: string;
};

function ownKind({ name, protocol, physical }: Device): DiskKind | null {
  if (`${name} ${protocol}`.toLowerCase().includes('nvme')) return 'nvme';
  if (/usb/i.test(protocol)) return 'usb';
  if (/^x?vd[a-z]/.test(name)) return 'virtual';
  if (physical === 'SSD') return 'ssd';
  return physical === 'HDD' ? 'hdd' : null;
}

/** Which disk holds the folder: the device with the longest mount point above it; for an encrypted or joined volume the only kind of disk there is. */
export function kindOf(devices: readonly Device[], folder: string): Found<DiskKind> {
  const holds = ({ mount }: Device) => mount !== '' && (folder === mount || folder.startsWith(mount.endsWith('/') ? mount : `${mount}/`));
  const device = devices.filter(holds).sort((a, b) => b.mount.length - a.mount.length)[0];
  if (!device) return notFound(because.noDevice(folder));
  const own = ownKind(device);
  if (own && (device.type === 'disk' || device.type === 'part')) return found(own);
  const disks = devices.filter(({ type, size, name }) => type === 'disk' && size > 0 && !/^(zram|loop|ram)/.test(name));
  const kinds = new Set(disks.map(ownKind));
  const only = kinds.size === 1 ? [...kinds][0] : null;
  return only ? found(only) : notFound(because.untold);
}

export async function kind(path: string): Promise<Found<DiskKind>> {
  return kindOf(await (await si()).blockDevices(), existing(path));
}

/** Bytes free for this user where a folder lies; null where that cannot be seen. */
export async function freeBytes(path: string): Promise<number | null> {
  const found = await space(path);
  return found.ok ? found.value.freeBytes : null;
}
