import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

const BLOCK = 512;

/**
 * Reads a .tgz entry by entry without unpacking it to disk. Enough of ustar for npm's tarballs: plain files, prefixed names.
 * @param {string} file
 * @param {(path: string) => boolean} wanted
 * @param {(path: string, bytes: Buffer) => Promise<void>} take gets each wanted file whole
 */
export async function readTarball(file, wanted, take) {
  let pending = Buffer.alloc(0);
  /** @type {{ path: string, left: number, padding: number, parts: Buffer[] | null } | null} */
  let entry = null;
  for await (const chunk of createReadStream(file).pipe(createGunzip())) {
    pending = pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk;
    for (;;) {
      if (entry) {
        const part = pending.subarray(0, entry.left);
        if (part.length > 0) entry.parts?.push(Buffer.from(part));
        entry.left -= part.length;
        pending = pending.subarray(part.length);
        if (entry.left > 0 || pending.length < entry.padding) break;
        pending = pending.subarray(entry.padding);
        if (entry.parts) await take(entry.path, Buffer.concat(entry.parts));
        entry = null;
      }
      if (pending.length < BLOCK) break;
      const header = pending.subarray(0, BLOCK);
      pending = pending.subarray(BLOCK);
      if (header[0] === 0) continue;
      const size = Number.parseInt(text(header, 124, 12), 8);
      const prefix = text(header, 345, 155);
      const path = prefix ? `${prefix}/${text(header, 0, 100)}` : text(header, 0, 100);
      const isFile = header[156] === 0x30 || header[156] === 0;
      entry = { path, left: size, padding: (BLOCK - (size % BLOCK)) % BLOCK, parts: isFile && wanted(path) ? [] : null };
    }
  }
  if (entry) throw new Error(`${file} ends in the middle of ${entry.path}`);
}

/** @param {Buffer} header @param {number} at @param {number} length */
function text(header, at, length) {
  const field = header.subarray(at, at + length);
  const end = field.indexOf(0);
  return field.toString('utf8', 0, end < 0 ? length : end).trim();
}
