import { useEffect, useState } from 'react';
import type { AddressVerdict } from '../../shared/keys.ts';
import { call } from '../bridge.ts';

const DEBOUNCE_MS = 250;

/** What EIP-55 says of a typed text; null while nothing was typed or it is still asked. */
export const useAddressVerdict = (text: string): { readonly verdict: AddressVerdict | null; readonly error: unknown } => {
  const [answer, setAnswer] = useState<{ text: string; verdict: AddressVerdict } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    if (text === '') return;
    let current = true;
    const timer = window.setTimeout(() => {
      call('keys.checkAddress', { text }).then(
        (verdict) => {
          if (!current) return;
          setAnswer({ text, verdict });
          setError(null);
        },
        (cause: unknown) => current && setError(cause),
      );
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [text]);
  return { verdict: answer?.text === text ? answer.verdict : null, error };
};

/** Whether a block that was typed from the wallet's screen is that of the address. Case carries the checksum, which was judged before. */
export const blockFits = (address: string, typed: string, place: 'first' | 'last'): boolean =>
  typed.toLowerCase() === (place === 'first' ? address.slice(2, 6) : address.slice(-4)).toLowerCase();
