import { AppError } from '../../../shared/app-error.ts';
import { keyWork } from '../../../shared/strings/key-work.ts';
import { toHex } from '../../protocol/bytes.ts';
import type { Bls } from '../bls.ts';
import { wipe } from '../secret.ts';
import { type Drilled, drill, type PublicKeyAt } from '../verify/drill.ts';
import { judgeFiles } from '../verify/verify.ts';
import { findWords, forget, type Words, withSeed } from '../words.ts';
import type { Asks, Gives, Progress, WrittenWords } from '../worker-messages.ts';
import { withOpener } from './verify.ts';

/** The words in each language that they fit in; a drill needs not ask which, because the keys tell. Errors: `key.mnemonic`, `key.passphrase`. */
async function readings(written: WrittenWords): Promise<readonly Words[]> {
  const found = await findWords(written);
  if (!('ok' in found)) return [found];
  if (found.reason !== 'language') throw new AppError('key.mnemonic', { what: found.message });
  const all: Words[] = [];
  for (const language of found.languages) {
    const one = await findWords({ ...written, language });
    if (!('ok' in one)) all.push(one);
  }
  return all;
}

const keyAtOf =
  (bls: Bls, seed: Uint8Array): PublicKeyAt =>
  (path) => {
    const secret = bls.derive(seed, path);
    try {
      return toHex(bls.publicKey(secret));
    } finally {
      wipe(secret);
    }
  };

/** Compares words from the paper with the files of a backup, and opens the copies. Nothing secret leaves it. */
export const drillJob =
  (tools: { readonly bls: () => Promise<Bls> }) =>
  async ({ mnemonic, passphrase, password, files, networks }: Asks<'drill'>, report: (p: Progress) => void): Promise<Gives<'drill'>> => {
    const words = await readings({ mnemonic, language: null, passphrase });
    try {
      const bls = await tools.bls();
      let done = 0;
      const step = () => report({ done: ++done, total: files.length, what: keyWork.judging });
      const judging = { bls, networks, network: null, address: null };
      const judged = await withOpener(bls, password, (open) => judgeFiles(files, judging, open, new Map(), step));
      const shown: Drilled[] = [];
      for (const one of words) shown.push(await withSeed(one, async (seed) => drill(judged, keyAtOf(bls, seed))));
      const sameKeys = (d: Drilled) => d.files.filter((f) => f.sameKeys === true).length;
      const [best] = shown.sort((a, b) => sameKeys(b) - sameKeys(a));
      if (best === undefined) throw new AppError('key.mnemonic');
      return best;
    } finally {
      for (const one of words) forget(one);
    }
  };
