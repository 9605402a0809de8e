import { AppError } from '../../shared/app-error.ts';
import { PASSWORD_MIN } from '../../shared/keys.ts';
import { keyWork } from '../../shared/strings/key-work.ts';
import type { FileRun, KeyFiles } from '../platform/key-files/key-files.ts';
import type { Bls } from './bls.ts';
import { split } from './bytes.ts';
import { keyRing } from './cipher.ts';
import { depositIsSound, signDeposit } from './deposit-data.ts';
import { signVoluntaryExit } from './exit.ts';
import {
  checkKeystores,
  type Generator,
  keystoreSteps,
  openKeystore,
  writeDeposits,
  writeDepositsOfRange,
  writeKeystores,
} from './generate.ts';
import { openKeystores } from './jobs/open-keystores.ts';
import { verifyJob } from './jobs/verify.ts';
import { indicesFromEntropy, mnemonicBytes, readMnemonic, seedFromMnemonic, wrongWords } from './mnemonic.ts';
import { codePoints, withPassword } from './password.ts';
import { depositDataName, wordsRun } from './paths.ts';
import { wipe } from './secret.ts';
import type { Asks, Gives, KeyJob, Progress } from './worker-messages.ts';

/** What the jobs stand on; the worker's entry hands it in. */
export type JobTools = {
  readonly bls: () => Promise<Bls>;
  readonly files: KeyFiles;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly uuid: () => string;
};
type Report = (progress: Progress) => void;
type Jobs = { readonly [J in KeyJob]: (asks: Asks<J>, report: Report) => Promise<Gives<J>> };

const LINE_BREAK = 0x0a;
const ENTROPY_BYTES = 32;

/** The jobs of one key process. It holds the words of at most one session; `end` forgets them. */
export function keyJobs(tools: JobTools): { readonly jobs: Jobs; readonly end: () => void } {
  let words: Uint16Array | null = null;
  let confirmed = false;

  const newWords = (): Uint16Array => {
    const entropy = tools.randomBytes(ENTROPY_BYTES);
    const indices = indicesFromEntropy(entropy);
    wipe(entropy);
    return indices;
  };
  const end = () => {
    wipe(words);
    words = null;
    confirmed = false;
  };

  const generator = async (total: number, report: Report): Promise<Generator> => {
    let done = 0;
    const step = (what: string) => report({ done: ++done, total, what });
    return { bls: await tools.bls(), randomBytes: tools.randomBytes, uuid: tools.uuid, step };
  };

  const jobs: Jobs = {
    selfTest: async () => ({ backend: (await tools.bls()).backend }),

    begin: async () => {
      end();
      words = newWords();
      return { words: mnemonicBytes(words) };
    },

    read: async ({ mnemonic }) => {
      end();
      const read = readMnemonic(mnemonic);
      if (!read.ok) return { ok: false, reason: 'words', message: read.problem, words: 0, languages: [], problems: [] };
      words = read.indices;
      confirmed = true;
      return { ok: true, words: words.length, language: 'english' };
    },

    confirm: async ({ typed }) => {
      if (words === null) throw new AppError('key.session');
      const wrong = wrongWords(
        split(typed, (b) => b === LINE_BREAK, true),
        words,
      );
      confirmed ||= wrong.length === 0;
      return { wrong };
    },

    make: async ({ password, target, range }, report) => {
      if (words === null) throw new AppError('key.session');
      if (!confirmed) throw new AppError('key.unconfirmed');
      const g = await generator(keystoreSteps(range), report);
      const made = await withNewPassword(password, (p) =>
        withSeed(words ?? new Uint16Array(0), (seed) =>
          inRun(tools.files, target.folder, target.run, async (run) => {
            const pubkeys = await writeKeystores(g, run, seed, p, range, target.seconds);
            await checkKeystores(g, run, seed, p, range, target.seconds);
            return { files: await run.publish(), pubkeys };
          }),
        ),
      );
      end();
      return made;
    },

    derive: async ({ mnemonic, mnemonicOut, password, target, range, deposit }, report) => {
      const g = await generator(keystoreSteps(range) + range.count, report);
      const indices = mnemonic === null ? newWords() : readWords(mnemonic);
      const writeAll = (p: Uint8Array, seed: Uint8Array, publishWords: () => Promise<void>) =>
        inRun(tools.files, target.folder, target.run, async (run) => {
          await run.expectFree([depositDataName(target.seconds)]);
          const pubkeys = await writeKeystores(g, run, seed, p, range, target.seconds);
          await checkKeystores(g, run, seed, p, range, target.seconds);
          await writeDepositsOfRange(g, run, seed, range, deposit, target.seconds);
          // Words first: keys without their words would be worse than words without keys.
          await publishWords();
          return { files: await run.publish(), pubkeys };
        });
      try {
        return await withNewPassword(password, (p) =>
          withSeed(indices, (seed) => {
            if (mnemonicOut === null) return writeAll(p, seed, async () => undefined);
            return inRun(tools.files, mnemonicOut.folder, wordsRun(target.run), async (paper) => {
              await writeWords(paper, mnemonicOut.name, indices);
              return writeAll(p, seed, async () => void (await paper.publish()));
            });
          }),
        );
      } finally {
        wipe(indices);
      }
    },

    deposit: async ({ password, keystores, target, deposit }, report) => {
      const g = await generator(2 * keystores.length, report);
      return withPassword(password, async (p) => {
        const ring = keyRing(p);
        const data: ReturnType<typeof signDeposit>[] = [];
        try {
          for (const file of keystores) {
            const secret = await openKeystore(g.bls, ring, file);
            g.step(keyWork.opening);
            data.push(signDeposit(g.bls, secret, deposit));
            wipe(secret);
            g.step(keyWork.signing);
          }
        } finally {
          ring.wipe();
        }
        return inRun(tools.files, target.folder, target.run, async (run) => {
          await writeDeposits(g.bls, run, data, target.seconds);
          return { files: await run.publish() };
        });
      });
    },

    verify: verifyJob(tools),
    checkDeposit: async ({ datum }) => ({ sound: depositIsSound(await tools.bls(), datum) }),

    open: openKeystores(tools.bls),

    exit: async ({ password, keystore, exit, facts }) => {
      const bls = await tools.bls();
      return withPassword(password, async (p) => {
        const ring = keyRing(p);
        try {
          const secret = await openKeystore(bls, ring, keystore);
          const signed = signVoluntaryExit(bls, secret, exit, facts);
          wipe(secret);
          if (signed === null) throw new AppError('app.unexpected', { details: 'the signature does not verify' });
          return signed;
        } finally {
          ring.wipe();
        }
      });
    },
  };
  return { jobs, end };
}

function readWords(mnemonic: Uint8Array): Uint16Array {
  const read = readMnemonic(mnemonic);
  if (!read.ok) throw new AppError('key.mnemonic', { what: read.problem });
  return read.indices;
}

async function withSeed<T>(indices: Uint16Array, fn: (seed: Uint8Array) => Promise<T>): Promise<T> {
  const mnemonic = mnemonicBytes(indices);
  const seed = seedFromMnemonic(mnemonic, new Uint8Array(0));
  wipe(mnemonic);
  try {
    return await fn(seed);
  } finally {
    wipe(seed);
  }
}

async function withNewPassword<T>(password: Uint8Array, fn: (password: Uint8Array) => Promise<T>): Promise<T> {
  if (codePoints(password) < PASSWORD_MIN) throw new AppError('key.passwordShort');
  return withPassword(password, fn);
}

/** Whatever fails in a run takes back everything the run wrote. */
async function inRun<T>(files: KeyFiles, folder: string, id: string, fn: (run: FileRun) => Promise<T>): Promise<T> {
  const run = await files.begin(folder, id);
  try {
    return await fn(run);
  } catch (error) {
    await run.drop();
    throw error;
  }
}

async function writeWords(run: FileRun, name: string, indices: Uint16Array): Promise<void> {
  const bytes = mnemonicBytes(indices);
  await run.write(name, bytes);
  const back = await run.readBytes(name);
  wipe(bytes);
  const read = readMnemonic(back);
  wipe(back);
  const same = read.ok && read.indices.every((v, i) => v === indices[i]);
  if (read.ok) wipe(read.indices);
  if (!same) throw new AppError('key.readBack', { what: name });
}
