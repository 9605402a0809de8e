import { concatBytes, fromHex } from '../../protocol/bytes.ts';

/** What RLP encodes: a byte string or a list of such. */
export type Rlp = Uint8Array | readonly Rlp[];

/** Recursive length prefix. Source: Ethereum yellow paper, appendix B. */
export function rlp(item: Rlp): Uint8Array {
  if (!(item instanceof Uint8Array)) return rlpList(item.map(rlp));
  const single = item.length === 1 && (item[0] ?? 0) < 0x80;
  return single ? item : concatBytes(prefix(item.length, 0x80), item);
}

/** A list of items that are encoded already. */
export function rlpList(encoded: readonly Uint8Array[]): Uint8Array {
  const body = concatBytes(...encoded);
  return concatBytes(prefix(body.length, 0xc0), body);
}

function prefix(length: number, base: number): Uint8Array {
  if (length < 56) return Uint8Array.of(base + length);
  const size = quantity(length);
  return concatBytes(Uint8Array.of(base + 55 + size.length), size);
}

/** Big-endian without leading zeros; zero is the empty string. Takes what `BigInt()` takes. */
export function quantity(value: number | bigint | string): Uint8Array {
  const digits = BigInt(value).toString(16);
  return digits === '0' ? new Uint8Array(0) : fromHex(digits.length % 2 === 1 ? `0${digits}` : digits);
}
