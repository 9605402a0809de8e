import { keccak_256 } from '@noble/hashes/sha3';
import type { AddressVerdict } from '../../shared/keys.ts';
import { addressSentences } from '../../shared/strings/address.ts';

/** EIP-55 form of an address given as 40 hex digits in any case, with or without `0x`. */
export function checksumAddress(hex: string): string {
  const body = (hex.startsWith('0x') ? hex.slice(2) : hex).toLowerCase();
  const hash = keccak_256(Uint8Array.from(body, (c) => c.charCodeAt(0)));
  const letters = [...body].map((c, i) => {
    const nibble = ((hash[i >> 1] ?? 0) >> (i % 2 === 0 ? 4 : 0)) & 15;
    return nibble >= 8 ? c.toUpperCase() : c;
  });
  return `0x${letters.join('')}`;
}

/**
 * Judges what a person typed as a withdrawal address. Only an address that carries its own EIP-55 checksum passes, and not the zero
 * address. A wrong one is never mended: a guess that looks right would send the coins of a whole validator to a stranger.
 */
export function checkAddress(typed: string): AddressVerdict {
  const text = typed.trim();
  const no = (reason: keyof typeof addressSentences, position: number | null = null): AddressVerdict => ({
    ok: false,
    reason,
    message: addressSentences[reason]({ position: position ?? 0, length: text.length }),
    position,
  });
  if (text === '') return no('empty');
  if (!text.startsWith('0x')) return no('prefix');
  const odd = text.slice(2).search(/[^0-9a-fA-F]/);
  if (odd >= 0) return no('character', odd + 3);
  if (text.length !== 42) return no('length');
  const body = text.slice(2);
  if (/^0+$/.test(body)) return no('zero');
  if (checksumAddress(body) === text) return { ok: true, address: text };
  return no(body === body.toLowerCase() || body === body.toUpperCase() ? 'unchecksummed' : 'checksum');
}
