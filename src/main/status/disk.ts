/** Bytes at a moment (Unix ms): free on the disk and, where known, taken by the node. */
export type DiskSample = { readonly at: number; readonly freeBytes: number; readonly nodeBytes: number | null };

const DAY_MS = 86_400_000;
const LEAST_MS = 10 * 60_000;
const KEPT = 200;

/** Adds a sample; of many it keeps the first and thins the rest, so that a day fits. */
export function rememberDisk(samples: readonly DiskSample[], next: DiskSample): readonly DiskSample[] {
  const all = [...samples, next];
  return all.length <= KEPT ? all : all.filter((_, i) => i === 0 || i === all.length - 1 || i % 2 === 0);
}

/** How fast the node grows, in bytes a day; by free space where its own size is not known. Null before ten minutes were seen. */
export function bytesPerDay(samples: readonly DiskSample[]): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < LEAST_MS) return null;
  const grown = first.nodeBytes !== null && last.nodeBytes !== null ? last.nodeBytes - first.nodeBytes : first.freeBytes - last.freeBytes;
  return Math.max(0, Math.round((grown * DAY_MS) / (last.at - first.at)));
}
