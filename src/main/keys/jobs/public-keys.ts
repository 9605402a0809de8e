import { toHex } from '../../protocol/bytes.ts';
import type { Bls } from '../bls.ts';
import { pathNumbers, signingPath } from '../paths.ts';
import { wipe } from '../secret.ts';
import { type Words, withSeed } from '../words.ts';
import type { Range } from '../worker-messages.ts';

/** Signing public keys of a range of the words; nothing is written. */
export const publicKeys = async (bls: Bls, words: Words, { start, count }: Range): Promise<readonly string[]> =>
  withSeed(words, async (seed) =>
    Array.from({ length: count }, (_, i) => {
      const secret = bls.derive(seed, pathNumbers(signingPath(start + i)) ?? []);
      try {
        return toHex(bls.publicKey(secret));
      } finally {
        wipe(secret);
      }
    }),
  );
