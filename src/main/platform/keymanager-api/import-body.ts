const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const FIRST_PRINTABLE = 0x20;
const encoder = new TextEncoder();

/** How a byte of UTF-8 stands in a JSON string; those above ASCII stand as they are. */
const escaped = Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE || byte === BACKSLASH) return Uint8Array.of(BACKSLASH, byte);
  return byte < FIRST_PRINTABLE ? encoder.encode(`\\u${byte.toString(16).padStart(4, '0')}`) : Uint8Array.of(byte);
});
const LONGEST = 6;

/**
 * The JSON of an import, as bytes that the caller wipes. `open` are its other members, at least one; passwords are UTF-8 and never become
 * strings, which could not be wiped.
 */
export function importBody(open: object, passwords: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const before = encoder.encode(`${JSON.stringify(open).slice(0, -1)},"passwords":[`);
  const after = encoder.encode(']}');
  const bytes = new Uint8Array(passwords.reduce((size, { length }) => size + LONGEST * length + 3, before.length + after.length));
  let at = 0;
  const put = (part: Uint8Array): void => {
    bytes.set(part, at);
    at += part.length;
  };
  put(before);
  for (const [i, password] of passwords.entries()) {
    put(i === 0 ? Uint8Array.of(QUOTE) : Uint8Array.of(COMMA, QUOTE));
    for (const byte of password) put(escaped[byte] ?? Uint8Array.of(byte));
    put(Uint8Array.of(QUOTE));
  }
  put(after);
  return bytes.subarray(0, at);
}
