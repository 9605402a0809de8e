/** One entry of a tar archive; folders end in `/` and hold no bytes. */
export type TarEntry = {
  readonly path: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly bytes: Buffer;
};

const block = 512;
const padded = (length: number): number => Math.ceil(length / block) * block;

function header(entry: TarEntry): Buffer {
  const bytes = Buffer.alloc(block);
  const name = Buffer.from(entry.path);
  if (name.length > 100) throw new RangeError(`a path in a tar is at most 100 bytes here: ${entry.path}`);
  name.copy(bytes, 0);
  const octal = (value: number, at: number, width: number): void => {
    bytes.write(`${value.toString(8).padStart(width - 1, '0')}\0`, at, 'ascii');
  };
  octal(entry.mode, 100, 8);
  octal(entry.uid, 108, 8);
  octal(entry.gid, 116, 8);
  octal(entry.bytes.length, 124, 12);
  octal(0, 136, 12);
  bytes.write('        ', 148, 'ascii');
  bytes.write(entry.path.endsWith('/') ? '5' : '0', 156, 'ascii');
  bytes.write('ustar\u000000', 257, 'ascii');
  const sum = bytes.reduce((total, byte) => total + byte, 0);
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return bytes;
}

/** An archive of these entries, in this order (POSIX ustar; times are zero, so that equal content is equal bytes). */
export function tar(entries: readonly TarEntry[]): Buffer {
  const parts = entries.flatMap((entry) => [header(entry), entry.bytes, Buffer.alloc(padded(entry.bytes.length) - entry.bytes.length)]);
  return Buffer.concat([...parts, Buffer.alloc(2 * block)]);
}

/** The bytes of the first ordinary file in an archive, or null where there is none. */
export function firstFile(archive: Buffer): Buffer | null {
  let at = 0;
  while (at + block <= archive.length && archive[at] !== 0) {
    const size = Number.parseInt(archive.toString('ascii', at + 124, at + 136), 8) || 0;
    const type = archive.toString('ascii', at + 156, at + 157);
    if (type === '0' || type === '\0') return archive.subarray(at + block, at + block + size);
    at += block + padded(size);
  }
  return null;
}
