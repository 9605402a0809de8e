import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** What is looked for, by the name it is reported under. */
export type Needles = Readonly<Record<string, Uint8Array>>;

const CHUNK = 16 * 2 ** 20;
const LARGEST_MAPPING = 2 ** 32;

function count(haystack: Buffer, needle: Uint8Array): number {
  let found = 0;
  for (let at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) found++;
  return found;
}

/** How often each needle lies in the writable memory of a Linux process; those that lie nowhere are left out. */
export function scanMemory(pid: number, needles: Needles): Readonly<Record<string, number>> {
  const wanted = Object.entries(needles);
  const longest = Math.max(...wanted.map(([, needle]) => needle.length));
  const found: Record<string, number> = {};
  const memory = openSync(`/proc/${pid}/mem`, 'r');
  const buffer = Buffer.alloc(CHUNK + longest);
  for (const line of readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n')) {
    const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rw/.exec(line) ?? [];
    const [start, end] = [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    if (!(end - start < LARGEST_MAPPING)) continue;
    for (let at = start; at < end; at += CHUNK) {
      let read = 0;
      try {
        read = readSync(memory, buffer, 0, Math.min(CHUNK + longest - 1, end - at), at);
      } catch {
        // Memory that is mapped and cannot be read, such as that of a device.
      }
      const part = buffer.subarray(0, read);
      for (const [name, needle] of wanted) {
        const n = count(part, needle);
        if (n > 0) found[name] = (found[name] ?? 0) + n;
      }
    }
  }
  closeSync(memory);
  return found;
}

const utf16 = (text: string): Uint8Array => Buffer.from(text, 'utf16le');

/** A text as it lies in memory: UTF-8 (which is also a one-byte string of V8) and UTF-16. */
export const asText = (name: string, text: string): Needles => ({ [name]: Buffer.from(text), [`${name}, UTF-16`]: utf16(text) });

/** Secret bytes: as they are, the other way round, and as hex. */
export function asSecret(name: string, bytes: Uint8Array): Needles {
  const hex = Buffer.from(bytes).toString('hex');
  return { [name]: bytes, [`${name}, reversed`]: Uint8Array.from(bytes).reverse(), ...asText(`${name}, hex`, hex) };
}
