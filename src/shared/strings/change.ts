import { shortHex } from './short.ts';

/** Why a validator's withdrawal credentials cannot be changed by a file. */
export const changeRefusals = {
  notOnChain: 'the chain has no validator of this index yet',
  otherKey: 'its credentials belong to another withdrawal key',
  fixed: (address: string | null) =>
    address === null ? 'they are of no kind that can be changed' : `they name ${shortHex(address)} already, for ever`,
} as const;
export const changeRefused = (index: number | string, why: string): string =>
  `Validator ${index} cannot change its withdrawal credentials: ${why}.`;
/** What a person types to send changes to these addresses. */
export const changePhrase = ([first = '', ...more]: readonly string[]): string =>
  more.length === 0 ? `set address ${first.slice(-4)} for ever` : `set ${more.length + 1} addresses for ever`;
/** Sent, taken, and then nowhere to be found. */
export const changeNotHeld = 'it took the change, but then did not have it';
