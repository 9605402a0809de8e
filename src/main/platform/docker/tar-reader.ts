import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';

/** What an archive holds: `digest` is over names, kinds, sizes, owners and modes of all members. */
export type Contents = { readonly members: number; readonly bytes: number; readonly digest: string };

const BLOCK = 512;
const text = (block: Buffer, at: number, length: number): string => block.toString('utf8', at, at + length).replace(/\0.*$/s, '');
const octal = (block: Buffer, at: number, length: number): number => Number.parseInt(text(block, at, length).trim() || '0', 8);

/** Records `length key=value` of an extended header (POSIX.1-2001, pax). */
function paxRecords(bytes: Buffer): Readonly<Record<string, string>> {
  const records: Record<string, string> = {};
  for (let at = 0; at < bytes.length; ) {
    const length = Number.parseInt(bytes.toString('latin1', at, at + 20), 10);
    if (!(length > 0)) break;
    const [, key = '', value = ''] = /^\d+ ([^=]+)=(.*)\n$/s.exec(bytes.toString('utf8', at, at + length)) ?? [];
    records[key] = value;
    at += length;
  }
  return records;
}

/** Passes a tar archive on as it is and reads its members on the way; extended headers as Go writes them (pax). */
export function tarReader(onBytes: (bytes: number) => void) {
  const lines: string[] = [];
  let head = Buffer.alloc(0);
  /** Bytes of content and padding that are still to come, and what is collected of them where they are an extended header. */
  let left = 0;
  let extended: { readonly size: number; readonly parts: Buffer[] } | null = null;
  let records: Readonly<Record<string, string>> = {};
  let bytes = 0;

  function member(block: Buffer): void {
    const kind = text(block, 156, 1);
    const size = Number(records['size'] ?? octal(block, 124, 12));
    left = Math.ceil(size / BLOCK) * BLOCK;
    if (kind === 'x') {
      extended = { size, parts: [] };
      return;
    }
    const prefix = text(block, 345, 155);
    const path = records['path'] ?? (prefix === '' ? text(block, 0, 100) : `${prefix}/${text(block, 0, 100)}`);
    const [uid, gid] = [records['uid'] ?? octal(block, 108, 8), records['gid'] ?? octal(block, 116, 8)];
    lines.push(JSON.stringify([path, kind, size, uid, gid, octal(block, 100, 8)]));
    bytes += size;
    records = {};
  }
  function read(chunk: Buffer): void {
    for (let at = 0; at < chunk.length; ) {
      if (left > 0) {
        const part = chunk.subarray(at, at + left);
        extended?.parts.push(part);
        left -= part.length;
        at += part.length;
        if (left === 0 && extended !== null) {
          records = paxRecords(Buffer.concat(extended.parts).subarray(0, extended.size));
          extended = null;
        }
        continue;
      }
      const part = chunk.subarray(at, at + BLOCK - head.length);
      head = Buffer.concat([head, part]);
      at += part.length;
      if (head.length < BLOCK) return;
      // The end is two blocks of zeros.
      if (head[0] !== 0) member(head);
      head = Buffer.alloc(0);
    }
  }
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read(chunk);
      onBytes(bytes - Math.max(0, left));
      done(null, chunk);
    },
  });
  const contents = (): Contents => ({
    members: lines.length,
    bytes,
    digest: createHash('sha256').update(lines.toSorted().join('\n')).digest('hex'),
  });
  return { stream, contents };
}
