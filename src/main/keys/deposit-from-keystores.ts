import { AppError } from '../../shared/app-error.ts';
import { atMost } from '../../shared/at-most.ts';
import { keyWork } from '../../shared/strings/key-work.ts';
import { fromHex } from '../protocol/bytes.ts';
import type { BlsBackend } from './bls.ts';
import { keyRing } from './cipher.ts';
import { type DepositDatum, type DepositTerms, signDeposit } from './deposit-data.ts';
import { agrees } from './derived-keys.ts';
import { type Generator, withSecretOf } from './generate.ts';
import { DERIVATIONS_AT_ONCE } from './locks.ts';
import type { KeystoreFile } from './worker-messages.ts';

type Signed = { readonly data: readonly DepositDatum[]; readonly checkedBy: readonly BlsBackend[] };

/** Opens keystores and signs a deposit for each, in their order. Errors: `key.passwordWrong`, `key.file`, `key.twoAnswers`. */
export async function signFromKeystores(
  g: Generator,
  password: Uint8Array,
  keystores: readonly KeystoreFile[],
  terms: DepositTerms,
): Promise<Signed> {
  const second = await g.second();
  const ring = keyRing(password);
  const data = new Map<number, DepositDatum>();
  try {
    await atMost(DERIVATIONS_AT_ONCE, keystores, async (file, position) => {
      const datum = await withSecretOf(g.bls, ring, file, (secret) => {
        g.step(keyWork.opening);
        const signed = signDeposit(g.bls, secret, terms);
        if (agrees(second, secret, { publicKey: fromHex(signed.pubkey), datum: signed })) return signed;
        throw new AppError('key.twoAnswers', { what: file.name });
      });
      data.set(position, datum);
      g.step(keyWork.signing);
    });
  } finally {
    second?.wash();
    ring.wipe();
  }
  const checkedBy = second === null ? [g.bls.backend] : [g.bls.backend, second.backend];
  return { data: keystores.flatMap((_, position) => data.get(position) ?? []), checkedBy };
}
