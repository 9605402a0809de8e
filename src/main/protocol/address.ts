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

/** Deposit contracts, and the predeploys of EIP-4788, 2935, 7002, 7251 and 8282. */
const contractsOfTheProtocol = new Set([
  '0x00000000219ab540356cbb839cbe05303d7705fa',
  '0x7f02c3e3c98b133055b8b348b2ac625669ed295d',
  '0x4242424242424242424242424242424242424242',
  '0x0b98057ea310f4d31f2a452b414647007d1645d9',
  '0xb97036a26259b7147018913bd58a774cf91acf25',
  '0x000f3df6d732807ef1319fb7b8bb8522d0beac02',
  '0x0000f90827f1c53a10cb7a02335b175320002935',
  '0x00000961ef480eb55e80d19ad83579a64c007002',
  '0x0000bbddc7ce488642fb579f8b00f3a590007251',
  '0x0000bff46984e3725691fa540a8c7589300d8282',
  '0x000064d678505ad48f8ccb093bc65613800e8282',
]);
/** Precompiles lie in the first 65,536 addresses, and so does `dEaD`, where coins are burnt. */
const isPrecompileOrBurn = (lower: string): boolean => /^0x0{36}/.test(lower);

/** Whether no person can hold the key of an address, so that coins paid to it are lost. Of contracts it knows those of Ethereum itself. */
export function isNobodys(address: string): boolean {
  const lower = address.toLowerCase();
  return contractsOfTheProtocol.has(lower) || isPrecompileOrBurn(lower);
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

/**
 * `checkAddress` for a person who chooses: an address that nobody holds is refused too. Files that name one are still read and made by the
 * terminal face, as the reference tool makes them, with a remark.
 */
export function checkChosenAddress(typed: string): AddressVerdict {
  const verdict = checkAddress(typed);
  if (!verdict.ok || !isNobodys(verdict.address)) return verdict;
  return { ok: false, reason: 'nobodys', message: addressSentences.nobodys(), position: null };
}
