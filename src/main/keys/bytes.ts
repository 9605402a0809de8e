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

/** Parts with a line break between them, as a copy. */
export function joinLines(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(
    Math.max(
      0,
      parts.reduce((n, part) => n + part.length + 1, -1),
    ),
  ).fill(0x0a);
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length + 1;
  }
  return joined;
}
