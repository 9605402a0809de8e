import { expect, test } from 'vitest';
import { type Disk, diskGauge } from './disk-gauge.ts';

const HOUR_MS = 3_600_000;

test('data that were moved to another disk do not look as if they had grown or shrunk by its room', async () => {
  let disk: Disk = { where: '/docker', freeBytes: 900, totalBytes: 1000, nodeBytes: null, docker: null };
  const gauge = diskGauge(async () => disk, { sleep: async () => undefined });
  const at = async (hour: number, change: Partial<Disk>) => {
    disk = { ...disk, ...change };
    await gauge.begin(hour * HOUR_MS)();
    // Only the first look is waited for.
    await new Promise(setImmediate);
    return gauge.now()?.bytesPerDay;
  };
  expect(await at(0, {})).toBe(null);
  expect(await at(12, { freeBytes: 890 })).toBe(20);
  expect(await at(13, { where: '/mnt/big', freeBytes: 400 })).toBe(null);
  expect(await at(25, { freeBytes: 395 })).toBe(10);
});
