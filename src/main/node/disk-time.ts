/** What EIP-7870 asks of a disk, and a tenth of it, in MB/s. */
export const diskMbPerSecond = { slow: 50, quick: 500 } as const;

/** How long a disk takes to pass over so much, from a quick one to a slow one. */
export const diskTime = (bytes: number): { readonly fromSeconds: number; readonly toSeconds: number } => {
  const seconds = (mbPerSecond: number) => Math.ceil(bytes / (mbPerSecond * 1e6));
  return { fromSeconds: seconds(diskMbPerSecond.quick), toSeconds: seconds(diskMbPerSecond.slow) };
};
