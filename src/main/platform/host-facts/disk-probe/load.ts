import { read, write } from 'node:fs';

/** Requests of 4 kB that a disk answered in a second, reads and writes at once. */
export type Load = { readonly readIops: number; readonly writeIops: number };

const BLOCK = 4096;
const READS_OF_FOUR = 3;

type Options = { readonly bytes: number; readonly seconds: number; readonly depth: number; readonly buffer: Buffer };

/** Reads and writes 4 kB here and there for `seconds`, `depth` at once. The order is the same each time (a linear congruential walk). */
export function randomLoad(
  fd: number,
  { bytes, seconds, depth, buffer }: Options,
  on: (done: number, total: number) => void,
): Promise<Load> {
  const blocks = Math.floor(bytes / BLOCK);
  return new Promise((resolve, reject) => {
    const start = performance.now();
    let walk = 1;
    let [reads, writes, running, told] = [0, 0, 0, 0];
    let failure: Error | null = null;
    const take = (lane: number) => {
      const elapsed = performance.now() - start;
      if (elapsed - told > 200) {
        told = elapsed;
        on(Math.min(seconds, elapsed / 1000), seconds);
      }
      if (failure === null && elapsed < seconds * 1000) {
        running += 1;
        walk = (Math.imul(walk, 1_664_525) + 1_013_904_223) >>> 0;
        const position = Math.floor((walk / 2 ** 32) * blocks) * BLOCK;
        // The two lowest bits go round in four.
        const isRead = (walk & 3) < READS_OF_FOUR;
        const done = (error: Error | null) => {
          running -= 1;
          if (error !== null) failure = error;
          else if (isRead) reads += 1;
          else writes += 1;
          take(lane);
        };
        if (isRead) read(fd, buffer, lane * BLOCK, BLOCK, position, done);
        else write(fd, buffer, lane * BLOCK, BLOCK, position, done);
      } else if (running === 0) {
        if (failure !== null) reject(failure);
        else resolve({ readIops: (reads / elapsed) * 1000, writeIops: (writes / elapsed) * 1000 });
      }
    };
    if (blocks === 0) reject(new Error('not one block was written in time'));
    else for (let lane = 0; lane < depth; lane += 1) take(lane);
  });
}
