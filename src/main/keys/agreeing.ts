import { AppError } from '../../shared/app-error.ts';
import { equalBytes } from '../protocol/bytes.ts';
import type { Bls } from './bls.ts';
import type { SecondBls } from './second-bls.ts';

/**
 * BLS whose public keys and signatures are each computed by two implementations that share no code, and must be the same; alone where
 * there is no second. Errors: `key.twoAnswers`.
 */
export function agreeing(first: Bls, second: SecondBls | null): Bls {
  if (second === null) return first;
  const same = (what: string, bytes: Uint8Array, again: Uint8Array): Uint8Array => {
    if (equalBytes(bytes, again)) return bytes;
    throw new AppError('key.twoAnswers', { what });
  };
  return {
    ...first,
    publicKey: (secret) => same('public key', first.publicKey(secret), second.publicKey(secret)),
    sign: (secret, message) => same('signature', first.sign(secret, message), second.sign(secret, message)),
  };
}
