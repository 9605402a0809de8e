/** Parts of bytes between separators, as views; `keepEmpty` keeps what lies between two of them. */
export function split(bytes: Uint8Array, isSeparator: (byte: number) => boolean, keepEmpty: boolean): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  for (let i = 0; i <= bytes.length; i++) {
    if (i < bytes.length && !isSeparator(bytes[i] ?? 0)) continue;
    if (keepEmpty || i > start) parts.push(bytes.subarray(start, i));
    start = i + 1;
  }
  return parts;
}
