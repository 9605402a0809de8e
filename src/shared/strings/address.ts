import type { AddressVerdict } from '../keys.ts';

type Reason = Extract<AddressVerdict, { ok: false }>['reason'];

/** What is wrong with a withdrawal address and what to do. `position` counts characters from 1; `length` is what was typed. */
export const addressSentences = {
  empty: () => 'Paste the address that the coins are to be paid to.',
  prefix: () => 'An address starts with 0x. Copy it again from your wallet, whole.',
  character: ({ position }) =>
    `Character ${position} is neither a digit nor one of the letters a to f. Copy the address again from your wallet.`,
  length: ({ length }) =>
    `An address has 42 characters; this one has ${length}, so ${length < 42 ? 'a part is missing' : 'something was added'}. Copy it again, whole.`,
  unchecksummed: () =>
    'This address has no checksum: its letters are all small or all capital, so a mistyped one would not be noticed. Copy it from a wallet that shows it with mixed letters.',
  checksum: () =>
    'The checksum of this address does not fit, so at least one character is wrong. Check each character against your wallet, or copy it again.',
  zero: () => 'This is the zero address. Nobody holds its key; coins paid to it are lost for ever. Use an address of your own wallet.',
  nobodys: () =>
    'This address is a contract of Ethereum itself, such as the deposit contract. Nobody holds its key; coins paid to it are lost for ever. Use an address of your own wallet.',
} as const satisfies Record<Reason, (p: { readonly position: number; readonly length: number }) => string>;
