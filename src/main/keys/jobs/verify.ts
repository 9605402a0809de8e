import { keyWork } from '../../../shared/strings/key-work.ts';
import { type Bls, publicKeyOf } from '../bls.ts';
import { keyRing, unseal } from '../cipher.ts';
import type { Keystore } from '../keystore.ts';
import { withPassword } from '../password.ts';
import { wipe } from '../secret.ts';
import { judgeFiles, type Open } from '../verify/verify.ts';
import type { Asks, Gives, Progress } from '../worker-messages.ts';

/** Opens keystores with a normalised password; each salt is hardened afresh, once. The secret leaves as its public key only. */
export async function withOpener<T>(bls: Bls, password: Uint8Array | null, fn: (open: Open | null) => Promise<T>): Promise<T> {
  if (password === null) return fn(null);
  return withPassword(password, async (p) => {
    const ring = keyRing(p);
    const open = async (keystore: Keystore) => {
      const secret = unseal(keystore, await ring.of(keystore.crypto.kdf));
      if (secret === null) return null;
      try {
        return publicKeyOf(bls, secret) ?? 'no key';
      } finally {
        wipe(secret);
      }
    };
    try {
      return await fn(open);
    } finally {
      ring.wipe();
    }
  });
}

/** Judges files: roots, signatures, and with a password what the keystores hold. */
export const verifyJob =
  (tools: { readonly bls: () => Promise<Bls> }) =>
  async (
    { password, files, networks, network, address, ofIndex }: Asks<'verify'>,
    report: (p: Progress) => void,
  ): Promise<Gives<'verify'>> => {
    const bls = await tools.bls();
    let done = 0;
    const step = () => report({ done: ++done, total: files.length, what: keyWork.judging });
    const judged = await withOpener(bls, password, (open) =>
      judgeFiles(files, { bls, networks, network, address }, open, new Map(ofIndex), step),
    );
    return { files: judged };
  };
