import { randomFillSync } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { randomLoad } from './load.ts';
import type { ProbePart, ProbeRequest, ProbeResult } from './message.ts';

type OnPart = (part: ProbePart, done: number, total: number) => void;

const CHUNK = 2 ** 20;
const PAGE = 4096;

/**
 * A buffer that the disk takes without a copy. JavaScript does not know where its memory lies, so that each place in a page is tried with
 * a write until the kernel takes one. Throws what the kernel says where it takes none.
 */
async function alignedBuffer(file: FileHandle, bytes: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(bytes + PAGE);
  let refused: unknown;
  // A large piece of memory begins 16 bytes into a page, or on it.
  for (const at of [PAGE - 16, ...Array.from({ length: PAGE / 16 }, (_, i) => i * 16)]) {
    const buffer = whole.subarray(at, at + bytes);
    try {
      await file.write(buffer, 0, PAGE, 0);
      // Zeros would be left out or packed by some disks.
      return randomFillSync(buffer);
    } catch (error) {
      refused = error;
    }
  }
  throw refused;
}

/** One long run over the file, in pieces of 1 MiB, several at once; ends with the file or its time. Bytes that were done, and how quickly. */
async function sequential(
  step: (at: number, lane: number) => Promise<unknown>,
  { bytes, seconds }: Pick<ProbeRequest, 'bytes' | 'seconds'>,
  on: (done: number, total: number) => void,
): Promise<{ readonly done: number; readonly perSecond: number }> {
  const start = performance.now();
  let next = 0;
  let done = 0;
  const lane = async (n: number) => {
    while (next + CHUNK <= bytes && performance.now() - start < seconds * 1000) {
      const at = next;
      next += CHUNK;
      await step(at, n);
      done += CHUNK;
      on(done, bytes);
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, n) => lane(n)));
  return { done, perSecond: (done / Math.max(1, performance.now() - start)) * 1000 };
}
const LANES = 4;

/**
 * Writes a new file past the cache of the system (O_DIRECT, Linux), reads it, then reads and writes 4 kB here and there, three to one as
 * EIP-7870 does; the file is deleted again however this ends. Errors: those of the file system; `EEXIST` where the file exists.
 */
export async function probeDisk(request: ProbeRequest, on: OnPart): Promise<ProbeResult> {
  const { path, seconds, depth } = request;
  const file = await open(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR | constants.O_DIRECT, 0o600);
  try {
    const buffer = await alignedBuffer(file, LANES * CHUNK);
    const piece = (lane: number) => buffer.subarray(lane * CHUNK, (lane + 1) * CHUNK);
    const wrote = await sequential(
      (at, lane) => file.write(piece(lane), 0, CHUNK, at),
      request,
      (d, t) => on('write', d, t),
    );
    await file.datasync();
    const written = { bytes: wrote.done, seconds };
    const read = await sequential(
      (at, lane) => file.read(piece(lane), 0, CHUNK, at),
      written,
      (d, t) => on('read', d, t),
    );
    const load = await randomLoad(file.fd, { bytes: wrote.done, seconds, depth, buffer }, (d, t) => on('random', d, t));
    return { writeBytesPerSecond: wrote.perSecond, readBytesPerSecond: read.perSecond, ...load };
  } finally {
    await file.close();
    await unlink(path);
  }
}
