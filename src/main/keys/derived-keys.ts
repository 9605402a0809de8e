import { AppError } from '../../shared/app-error.ts';
import { keyWork } from '../../shared/strings/key-work.ts';
import { equalBytes, fromHex } from '../protocol/bytes.ts';
import { blsCredentials } from '../protocol/credentials.ts';
import { type DepositDatum, depositSigningRoot, signDeposit } from './deposit-data.ts';
import type { Generator } from './generate.ts';
import { signingPath } from './paths.ts';
import type { SecondBls } from './second-bls.ts';
import { wipe } from './secret.ts';
import type { RangeTerms } from './terms.ts';
import type { Range } from './worker-messages.ts';

/** A validator's signing key and what was made of it. `secret` is a view of the run's secrets, which the run wipes. */
export type DerivedKey = {
  readonly path: string;
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly datum: DepositDatum | null;
};
type Makers = Pick<Generator, 'bls' | 'step' | 'breathe'>;

/** EIP-2334: what the paths of all validators begin with; `paths.ts` has them in words. */
const SHARED_PATH = [12381, 3600];
const signing = (index: number) => [index, 0, 0];
const withdrawal = (index: number) => [index, 0];

/** Derives the signing keys of a range into `secrets` (32 bytes each) and signs their deposits. The process breathes between keys. */
export async function deriveKeys(
  { bls, step, breathe }: Makers,
  seed: Uint8Array,
  { start, count }: Range,
  deposit: RangeTerms | null,
  secrets: Uint8Array,
): Promise<readonly DerivedKey[]> {
  const branch = bls.branch(seed, SHARED_PATH);
  const ownCredentials = (index: number) => {
    const secret = branch(withdrawal(index));
    const credentials = blsCredentials(bls.publicKey(secret));
    wipe(secret);
    return credentials;
  };
  const keys: DerivedKey[] = [];
  for (let i = 0; i < count; i++) {
    await breathe();
    const index = start + i;
    const secret = secrets.subarray(32 * i, 32 * i + 32);
    const derived = branch(signing(index));
    secret.set(derived);
    wipe(derived);
    const datum =
      deposit === null ? null : signDeposit(bls, secret, { ...deposit, credentials: deposit.credentials ?? ownCredentials(index) });
    keys.push({ path: signingPath(index), secret, publicKey: bls.publicKey(secret), datum });
    step(keyWork.deriving);
  }
  return keys;
}

/**
 * Derives every key of a range anew and has the second implementation compute public key and signature again. Signatures of BLS are the
 * same every time, so one bit of difference is a fault. `goOn` is asked before each key, `tick` called after it. Errors: `key.twoAnswers`.
 */
export async function deriveAgain(
  bls: Makers['bls'],
  second: SecondBls | null,
  seed: Uint8Array,
  { start }: Range,
  keys: readonly DerivedKey[],
  goOn: () => Promise<boolean>,
  tick: () => void,
): Promise<void> {
  const branch = bls.branch(seed, SHARED_PATH);
  try {
    for (const [i, key] of keys.entries()) {
      if (!(await goOn())) return;
      const secret = branch(signing(start + i));
      const same = equalBytes(secret, key.secret) && agrees(second, secret, key);
      wipe(secret);
      if (!same) throw new AppError('key.twoAnswers', { what: key.path });
      tick();
    }
  } finally {
    second?.wash();
  }
}

/** Whether the second implementation makes the same of a secret, or there is none. */
export const agrees = (
  second: SecondBls | null,
  secret: Uint8Array,
  { publicKey, datum }: Pick<DerivedKey, 'publicKey' | 'datum'>,
): boolean =>
  second === null ||
  (equalBytes(second.publicKey(secret), publicKey) &&
    (datum === null || equalBytes(second.sign(secret, depositSigningRoot(datum)), fromHex(datum.signature))));
