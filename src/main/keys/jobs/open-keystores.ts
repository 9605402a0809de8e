import type { Bls } from '../bls.ts';
import { keyRing } from '../cipher.ts';
import { withSecretOf } from '../generate.ts';
import { withPassword } from '../password.ts';
import type { Asks, Gives } from '../worker-messages.ts';

/** Proves that a password opens every keystore, forgets what was in them, and gives the password back. Errors: `key.passwordWrong`, `key.file`. */
export const openKeystores =
  (bls: () => Promise<Bls>) =>
  async ({ password, keystores }: Asks<'open'>): Promise<Gives<'open'>> => {
    const backend = await bls();
    return withPassword(password, async (p) => {
      const ring = keyRing(p);
      try {
        for (const file of keystores) await withSecretOf(backend, ring, file, () => undefined);
      } finally {
        ring.wipe();
      }
      return { password };
    });
  };
