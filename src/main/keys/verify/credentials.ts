import { doesTexts } from '../../../shared/strings/verify.ts';
import { fromHex } from '../../protocol/bytes.ts';
import { type CredentialsKind, type ReadCredentials, readCredentials } from '../../protocol/credentials.ts';
import type { Tell } from './finding.ts';

const ZERO = /^0x0{40}$/;

/** Tells whether an address is the one that the person means, and none that loses coins. */
export function judgePayout(address: string, meant: string | null, tell: Tell): void {
  if (ZERO.test(address)) tell('credentials.zero');
  if (meant !== null && meant.toLowerCase() !== address.toLowerCase()) tell('credentials.other', address, meant);
}

/** What withdrawal credentials (hex) say; tells what is wrong with them. Null for what no spec defines. */
export function judgeCredentials(hex: string, meant: string | null, tell: Tell): ReadCredentials | null {
  const read = readCredentials(fromHex(hex));
  if (read === null) {
    const prefix = hex.slice(2, 4);
    if (prefix === '01' || prefix === '02') tell('credentials.padding');
    else tell('credentials.prefix', prefix);
    return null;
  }
  if (read.address !== null) judgePayout(read.address, meant, tell);
  else {
    tell('credentials.bls');
    if (meant !== null) tell('credentials.nobody', meant);
  }
  return read;
}

/** The half sentence that says where coins go. */
export function payoutWords(read: { readonly kind: CredentialsKind; readonly address: string | null } | null): string {
  if (read === null) return doesTexts.nothing();
  if (read.address === null) return doesTexts.bls();
  return read.kind === '0x02' ? doesTexts.compounds(read.address) : doesTexts.pays(read.address);
}
