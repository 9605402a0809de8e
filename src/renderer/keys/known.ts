import type { KeyEntry } from '../../shared/keys.ts';
import { placeOfKey } from '../../shared/place.ts';
import type { Validator } from '../../shared/validators.ts';
import { addressDiffers } from '../overview.ts';

/** A key that is known from anywhere: a file here, a validator client, the chain. */
export type KnownKey = {
  readonly pubkey: string;
  /** Where its file belongs: the same key lies here once for each place. Null without a file. */
  readonly place: string | null;
  readonly entry: KeyEntry | null;
  readonly validator: Validator | null;
};

/**
 * Every key: those with files first in their order, then those that only a validator client or the chain knows. `running` is the place
 * that the validators are of, null while that is not known; the same key at another place is another validator.
 */
export const knownKeys = (entries: readonly KeyEntry[], validators: readonly Validator[], running: string | null): readonly KnownKey[] => {
  const of = ({ pubkey }: KeyEntry, place: string): Validator | null =>
    running !== null && running !== place ? null : (validators.find((one) => one.pubkey === pubkey) ?? null);
  const withFile = entries.map((entry) => {
    const place = placeOfKey(entry);
    return { pubkey: entry.pubkey, place, entry, validator: of(entry, place) };
  });
  const seen = new Set(withFile.map(({ validator }) => validator));
  const without = validators.filter((one) => !seen.has(one));
  return [...withFile, ...without.map((validator) => ({ pubkey: validator.pubkey, place: null, entry: null, validator }))];
};

/** Whether the chain pays another address than the person set. */
export const isChanged = ({ validator }: KnownKey): boolean =>
  validator !== null && addressDiffers(validator.intendedAddress, validator.withdrawalAddress);

/** Whether the chain knows this key as a validator or as a deposit. */
export const isOnChain = ({ validator }: KnownKey): boolean => validator !== null && validator.status !== 'unknown';
