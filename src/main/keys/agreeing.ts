import { AppError } from '../../shared/app-error.ts';
import { equalBytes } from '../protocol/bytes.ts';
import { type Bls, loadBackend } from './bls.ts';

/** BLS whose public keys and signatures are each computed by two implementations that share no code; they must be the same. */
export function agreeing(first: Bls, second: Bls): Bls {
  const both = (what: string, compute: (bls: Bls) => Uint8Array): Uint8Array => {
    const bytes = compute(first);
    if (equalBytes(bytes, compute(second))) return bytes;
    throw new AppError('app.unexpected', { details: `${first.backend} and ${second.backend} compute different ${what}` });
  };
  return {
    ...first,
    publicKey: (secret) => both('public keys', (bls) => bls.publicKey(secret)),
    sign: (secret, message) => both('signatures', (bls) => bls.sign(secret, message)),
  };
}

/** The backend that runs with the other one beside it; alone where only one loads here. */
export async function loadAgreeing(first: Bls): Promise<Bls> {
  const second = await loadBackend(first.backend === 'herumi' ? 'blst-native' : 'herumi').catch(() => null);
  return second === null ? first : agreeing(first, second);
}
