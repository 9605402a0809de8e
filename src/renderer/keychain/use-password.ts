import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../bridge.ts';
import { useCall } from '../queries.ts';

/** A password for keys: typed, or kept in the keychain. */
export type Password = {
  readonly value: string;
  readonly type: (value: string) => void;
  /** The keychain has the passwords of all these keys, and the person did not choose to type. */
  readonly isKept: boolean;
  readonly typeInstead: () => void;
  readonly keep: boolean;
  readonly setKeep: (keep: boolean) => void;
  /** Whether there is a password to go on with. */
  readonly isReady: boolean;
  /** For a call: null is the kept one. */
  readonly given: string | null;
  /** Has a typed password kept if the person ticked so. Comes before what the password is for: a wrong one is noticed here. */
  readonly store: () => Promise<void>;
  /** Forgets what was typed. */
  readonly clear: () => void;
};

/** Has the keychain keep a password that opens these keys. Errors: `key.passwordWrong`, `keychain.*`. */
export async function keepPassword(client: QueryClient, pubkeys: readonly string[], password: string): Promise<void> {
  await call('keychain.save', { pubkeys: [...pubkeys], password });
  await client.invalidateQueries({ queryKey: ['keychain.state'] });
}

/** State of one password field. What was typed lives here only. */
export const usePassword = (pubkeys: readonly string[]): Password => {
  const client = useQueryClient();
  const keychain = useCall('keychain.state', {});
  const [value, setValue] = useState('');
  const [typing, setTyping] = useState(false);
  const [keep, setKeep] = useState(false);
  const kept = keychain.data?.kept ?? [];
  const isKept = !typing && pubkeys.length > 0 && pubkeys.every((pubkey) => kept.includes(pubkey));
  return {
    value,
    type: (next) => {
      setValue(next);
      setTyping(true);
    },
    isKept,
    typeInstead: () => setTyping(true),
    keep,
    setKeep,
    isReady: isKept || value !== '',
    given: isKept ? null : value,
    clear: () => setValue(''),
    async store() {
      if (isKept || !keep) return;
      await keepPassword(client, pubkeys, value);
    },
  };
};
