import { sha256 } from '@noble/hashes/sha2';
import { checksumAddress } from './address.ts';
import { fromHex, hexFromBytes } from './bytes.ts';
import { MAX_EFFECTIVE_GWEI, MIN_ACTIVATION_GWEI, MIN_DEPOSIT_GWEI } from './units.ts';

/** BLS_WITHDRAWAL_PREFIX, ETH1_ADDRESS_WITHDRAWAL_PREFIX, COMPOUNDING_WITHDRAWAL_PREFIX of consensus-specs. */
export type CredentialsKind = '0x00' | '0x01' | '0x02';

/** 0x00: the hash of the withdrawal public key with its first byte replaced (phase0/validator.md#bls_withdrawal_prefix). */
export function blsCredentials(withdrawalPubkey: Uint8Array): Uint8Array {
  const credentials = sha256(withdrawalPubkey);
  credentials[0] = 0x00;
  return credentials;
}

/** 0x01 or 0x02: prefix, eleven zeros, the address (phase0/validator.md#eth1_address_withdrawal_prefix, electra/validator.md). */
export function addressCredentials(kind: '0x01' | '0x02', address: string): Uint8Array {
  const bytes = fromHex(address);
  if (bytes.length !== 20) throw new RangeError('an address has 20 bytes');
  const credentials = new Uint8Array(32);
  credentials[0] = kind === '0x01' ? 0x01 : 0x02;
  credentials.set(bytes, 12);
  return credentials;
}

export type ReadCredentials = { readonly kind: CredentialsKind; readonly address: string | null };

/** What credentials say: their kind and, for 0x01 and 0x02, the address with its checksum. Null for what no spec defines. */
export function readCredentials(credentials: Uint8Array): ReadCredentials | null {
  if (credentials.length !== 32) return null;
  if (credentials[0] === 0x00) return { kind: '0x00', address: null };
  const padded = credentials.subarray(1, 12).every((b) => b === 0);
  if (!padded || (credentials[0] !== 0x01 && credentials[0] !== 0x02)) return null;
  return { kind: credentials[0] === 0x01 ? '0x01' : '0x02', address: checksumAddress(hexFromBytes(credentials.subarray(12))) };
}

/** Whether a first deposit of this size makes sense: 1–32 ETH for 0x00 and 0x01, 1–2048 ETH for 0x02 (EIP-7251). */
export const depositAmountFits = (kind: CredentialsKind, amountGwei: bigint): boolean =>
  amountGwei >= MIN_DEPOSIT_GWEI && amountGwei <= maxDepositGwei(kind);

/** The balance above which more coins earn nothing. */
export const maxDepositGwei = (kind: CredentialsKind): bigint => (kind === '0x02' ? MAX_EFFECTIVE_GWEI : MIN_ACTIVATION_GWEI);
