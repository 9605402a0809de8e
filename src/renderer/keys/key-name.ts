import { keyNumber } from '../ceremony/used.ts';
import { keys as words } from '../strings/keys.ts';
import { nameOf } from '../strings/validators.ts';
import { shortHex } from '../ui/Address.tsx';
import type { KnownKey } from './known.ts';

/** `Validator 64`, `Key 0`, or the short public key: the nearest name a person has for it. */
export const keyName = ({ entry, validator, pubkey }: KnownKey): string =>
  validator !== null && validator.index !== null
    ? nameOf(validator)
    : entry !== null
      ? words.number(keyNumber(entry.path))
      : shortHex(pubkey);
