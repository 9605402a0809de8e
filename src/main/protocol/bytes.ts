const digits = '0123456789abcdef';

/** Lower-case hex without `0x`. Never for secrets: a string cannot be wiped. */
export function hexFromBytes(bytes: Uint8Array): string {
  let text = '';
  for (const b of bytes) text += `${digits[b >> 4]}${digits[b & 15]}`;
  return text;
}

/** Lower-case hex with `0x`. */
export const toHex = (bytes: Uint8Array): string => `0x${hexFromBytes(bytes)}`;

/** Bytes of hex text in any case, with or without `0x`. Throws RangeError on anything else. */
export function fromHex(text: string): Uint8Array {
  const body = text.startsWith('0x') ? text.slice(2) : text;
  if (body.length % 2 !== 0 || !/^[0-9a-fA-F]*$/.test(body)) throw new RangeError('not hex');
  return Uint8Array.from({ length: body.length / 2 }, (_, i) => Number.parseInt(body.slice(2 * i, 2 * i + 2), 16));
}

export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, p) => sum + p.length, 0));
  let at = 0;
  for (const p of parts) {
    all.set(p, at);
    at += p.length;
  }
  return all;
}

/** Compares without leaving early, so that time tells nothing of where secrets differ. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  let different = 0;
  for (let i = 0; i < a.length; i++) different |= (a[i] ?? 0) ^ (b[i] ?? 0);
  return different === 0;
}
