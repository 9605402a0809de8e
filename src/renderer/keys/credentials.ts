import { keys as words } from '../strings/keys.ts';
import type { KnownKey } from './known.ts';

export type Credentials = {
  readonly kind: '0x00' | '0x01' | '0x02' | 'none' | 'other';
  readonly address: string | null;
  /** What follows the address, or all there is to say without one. */
  readonly says: string;
  readonly planned: boolean;
};

const saysOf = { '0x00': words.credential.none00, '0x01': words.credential.fixed, '0x02': words.credential.staysIn } as const;

/** Where a key pays to, in words: what the chain says, else what the signed deposit would set. */
export const credentialsOf = ({ entry, validator }: KnownKey): Credentials => {
  const onChain = validator?.withdrawalCredentials ?? null;
  if (onChain !== null) {
    const prefix = onChain.slice(0, 4);
    const kind = prefix === '0x00' || prefix === '0x01' || prefix === '0x02' ? prefix : 'other';
    const says = kind === 'other' ? words.credential.other(prefix) : saysOf[kind];
    return { kind, address: validator?.withdrawalAddress ?? null, says, planned: false };
  }
  const deposit = entry?.deposit ?? null;
  if (deposit === null) return { kind: 'none', address: null, says: words.credential.notSet, planned: false };
  const kind = deposit.compounding ? '0x02' : '0x01';
  return { kind, address: deposit.withdrawalAddress, says: saysOf[kind], planned: true };
};
