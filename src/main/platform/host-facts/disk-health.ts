import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { because } from '../../../shared/strings/host.ts';
import { type Found, found, notFound, said } from './look.ts';
import { mount } from './mount.ts';

/** What the disk tells of its own health. `usedPercent`: of the writes its maker promises, over 100 when they are spent. */
export type DiskHealthFact = { readonly passed: boolean | null; readonly usedPercent: number | null; readonly by: string };

const smart = z.object({
  smart_status: z.object({ passed: z.boolean() }).optional(),
  nvme_smart_health_information_log: z.object({ percentage_used: z.number() }).optional(),
  endurance_used: z.object({ current_percent: z.number() }).optional(),
});

/** `smartctl --json --all`: null where it says nothing of health, such as without the rights to ask. */
export function fromSmartctl(text: string): DiskHealthFact | null {
  let told: unknown;
  try {
    told = JSON.parse(text);
  } catch {
    return null;
  }
  const { data } = smart.safeParse(told);
  if (data === undefined) return null;
  const usedPercent = data.nvme_smart_health_information_log?.percentage_used ?? data.endurance_used?.current_percent ?? null;
  const passed = data.smart_status?.passed ?? null;
  return passed === null && usedPercent === null ? null : { passed, usedPercent, by: 'smartctl' };
}

/** eMMC tells in tenths: `0x03` is 20 to 30 % used; `0x0b` is spent. Two kinds of cells, the worse counts. */
export function fromLifeTime(text: string): DiskHealthFact | null {
  const tenths = text
    .trim()
    .split(/\s+/)
    .map((part) => Number.parseInt(part, 16))
    .filter((n) => n > 0);
  return tenths.length === 0 ? null : { passed: null, usedPercent: Math.max(...tenths) * 10, by: 'the disk' };
}

/** `/dev/nvme0n1p2` and `/dev/sda3` are parts of `nvme0n1` and `sda`. */
export const wholeDisk = (device: string): string =>
  device
    .replace(/^\/dev\//, '')
    .replace(/^((?:nvme|mmcblk)\w*?\d+(?:n\d+)?)p\d+$/, '$1')
    .replace(/^([hsxv]+v?d[a-z]+)\d+$/, '$1');

export async function diskHealth(folder: string): Promise<Found<DiskHealthFact>> {
  const holds = await mount(folder);
  if (!holds.ok) return holds;
  const { from } = holds.value;
  const blocks: readonly string[] = await readdir('/sys/block').catch(() => []);
  const device = wholeDisk(from);
  if (!from.startsWith('/dev/') || !blocks.includes(device)) return notFound(because.joined(from));
  const life = fromLifeTime(await readFile(`/sys/block/${device}/device/life_time`, 'utf8').catch(() => ''));
  if (life !== null) return found(life);
  const text = await said('smartctl', ['--json', '--all', `/dev/${device}`]);
  if (text === null) return notFound(because.noSmartctl);
  const fact = fromSmartctl(text);
  return fact === null ? notFound(because.smartSilent(device)) : found(fact);
}
