import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** One member of a root file system. `path` without leading slash; `uid` owns it, user and group alike. */
export type TarEntry = { readonly path: string; readonly mode: number; readonly uid: number } & (
  | { readonly kind: 'folder' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file'; readonly source: string }
);

const BLOCK = 512;
const BIG = 4 * 2 ** 20;

/** Writes a tar archive whose bytes depend on the entries alone: times are 0, owners as given. Members are read while writing. */
export async function writeTar(path: string, entries: Iterable<TarEntry> | AsyncIterable<TarEntry>, signal: AbortSignal): Promise<void> {
  await pipeline(Readable.from(blocks(entries)), createWriteStream(path, { mode: 0o600 }), { signal });
}

async function* blocks(entries: Iterable<TarEntry> | AsyncIterable<TarEntry>): AsyncGenerator<Uint8Array> {
  for await (const entry of entries) {
    const { size, small } = await contentOf(entry);
    const name = entry.kind === 'folder' ? `${entry.path}/` : entry.path;
    const nameBytes = Buffer.from(name);
    // GNU's long name: a member of type L that holds the name of the next one.
    const long =
      nameBytes.length > 100 ? [header('././@LongLink', 'L', 0o644, 0, nameBytes.length + 1), padded(Buffer.from(`${name}\0`))] : [];
    const head = header(name, entry.kind === 'folder' ? '5' : '0', entry.mode, entry.uid, size);
    yield Buffer.concat([...long, head, padded(small ?? Buffer.alloc(0))]);
    if (entry.kind === 'file' && small === null) {
      for await (const chunk of createReadStream(entry.source)) yield chunk as Buffer;
      yield Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
    }
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Size and, but for big files, the bytes: thousands of small files are quicker without a stream each. */
async function contentOf(entry: TarEntry): Promise<{ readonly size: number; readonly small: Buffer | null }> {
  if (entry.kind === 'folder') return { size: 0, small: Buffer.alloc(0) };
  if (entry.kind === 'file') {
    const { size } = await stat(entry.source);
    if (size > BIG) return { size, small: null };
  }
  const small = entry.kind === 'text' ? Buffer.from(entry.text) : await readFile(entry.source);
  return { size: small.length, small };
}

const padded = (data: Buffer) => Buffer.concat([data, Buffer.alloc((BLOCK - (data.length % BLOCK)) % BLOCK)]);

/** POSIX ustar header. */
function header(name: string, type: '0' | '5' | 'L', mode: number, uid: number, size: number): Buffer {
  const h = Buffer.alloc(BLOCK);
  const octal = (value: number, offset: number, length: number) => h.write(`${value.toString(8).padStart(length - 1, '0')}\0`, offset);
  h.write(Buffer.from(name).subarray(0, 100).toString('latin1'), 0, 100, 'latin1');
  octal(mode, 100, 8);
  octal(uid, 108, 8);
  octal(uid, 116, 8);
  octal(size, 124, 12);
  octal(0, 136, 12);
  h.fill(' ', 148, 156);
  h.write(type, 156);
  h.write('ustar\x0000', 257, 'latin1');
  const sum = h.reduce((a, b) => a + b, 0);
  h.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return h;
}
