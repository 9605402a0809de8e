import { type Found, found } from './look.ts';
import { si } from './si.ts';

/** Operating system; `title` is its name for people. */
export type SystemFact = { readonly platform: NodeJS.Platform; readonly arch: string; readonly title: string; readonly kernel: string };
export type CpuFact = { readonly cores: number; readonly threads: number };
export type MemoryFact = { readonly totalBytes: number; readonly availableBytes: number; readonly swapBytes: number };

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
  const { total, available, swaptotal } = await (await si()).mem();
  return found({ totalBytes: total, availableBytes: available, swapBytes: swaptotal });
}
