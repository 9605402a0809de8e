import type { KeyEntry } from '../../shared/keys.ts';
import type { NetworkName } from '../../shared/networks.ts';
import type { Validator } from '../../shared/validators.ts';
import { addressDiffers } from '../overview.ts';

/** A key that is known from anywhere: a file here, a validator client, the chain. */
export type KnownKey = { readonly pubkey: string; readonly entry: KeyEntry | null; readonly validator: Validator | null };

/**
 * Every key: those with files first in their order, then those that only a validator client or the chain knows. `running` is the network
 * that the validators are of; the same key on another network is another validator.
 */
export const knownKeys = (
  entries: readonly KeyEntry[],
  validators: readonly Validator[],
  running: NetworkName | null,
): readonly KnownKey[] => {
  const of = ({ pubkey, network }: KeyEntry): Validator | null =>
    running !== null && running !== network ? null : (validators.find((one) => one.pubkey === pubkey) ?? null);
  const seen = new Set(entries.map((entry) => entry.pubkey));
  return [
    ...entries.map((entry) => ({ pubkey: entry.pubkey, entry, validator: of(entry) })),
    ...validators.filter((one) => !seen.has(one.pubkey)).map((validator) => ({ pubkey: validator.pubkey, entry: null, validator })),
  ];
};

/** Whether the chain pays another address than the person set. */
export const isChanged = ({ validator }: KnownKey): boolean =>
  validator !== null && addressDiffers(validator.intendedAddress, validator.withdrawalAddress);

/** Whether the chain knows this key as a validator or as a deposit. */
export const isOnChain = ({ validator }: KnownKey): boolean => validator !== null && validator.status !== 'unknown';
