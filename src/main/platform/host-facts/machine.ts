import { readFile } from 'node:fs/promises';
import { type Found, found } from './look.ts';
import { si } from './si.ts';

/** Operating system; `title` is its name for people. */
export type SystemFact = { readonly platform: NodeJS.Platform; readonly arch: string; readonly title: string; readonly kernel: string };
export type CpuFact = { readonly cores: number; readonly threads: number };
/** `swappiness`: how readily Linux moves memory to disk, 0 to 200; null where it is not told. */
export type MemoryFact = {
  readonly totalBytes: number;
  readonly availableBytes: number;
  readonly swapBytes: number;
  readonly swapUsedBytes: number;
  readonly swappiness: number | null;
};

export async function system(): Promise<Found<SystemFact>> {
  const os = await (await si()).osInfo();
  const title = `${os.distro.replace(/ GNU\/Linux$/, '')} ${os.release}`.trim();
  return found({ platform: process.platform, arch: process.arch, title, kernel: os.kernel });
}

export async function cpu(): Promise<Found<CpuFact>> {
  const { physicalCores, cores } = await (await si()).cpu();
  return found({ cores: physicalCores || cores, threads: cores });
}

export async function memory(): Promise<Found<MemoryFact>> {
  const { total, available, swaptotal, swapused } = await (await si()).mem();
  const swappiness = Number.parseInt(await readFile('/proc/sys/vm/swappiness', 'utf8').catch(() => ''), 10);
  return found({
    totalBytes: total,
    availableBytes: available,
    swapBytes: swaptotal,
    swapUsedBytes: swapused,
    swappiness: Number.isNaN(swappiness) ? null : swappiness,
  });
}
