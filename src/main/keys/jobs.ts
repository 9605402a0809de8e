import { AppError } from '../../shared/app-error.ts';
import type { Opener, Sealing } from '../../shared/sealing.ts';
import type { FileRun, KeyFiles } from '../platform/key-files/key-files.ts';
import type { Bls } from './bls.ts';
import { split } from './bytes.ts';
import { keyRing } from './cipher.ts';
import { depositIsSound } from './deposit-data.ts';
import { signFromKeystores } from './deposit-from-keystores.ts';
import { signVoluntaryExit } from './exit.ts';
import { type Generator, keySteps, makeKeys, withSecretOf, writeDeposits } from './generate.ts';
import { inRun } from './in-run.ts';
import { drillJob } from './jobs/drill.ts';
import { openKeystores } from './jobs/open-keystores.ts';
import { publicKeys } from './jobs/public-keys.ts';
import { signedFileJobs } from './jobs/signed-files.ts';
import { verifyJob } from './jobs/verify.ts';
import type { LaneTools } from './lanes/lanes.ts';
import { mnemonicBytes, wrongWords } from './mnemonic.ts';
import { readMnemonic } from './mnemonic-read.ts';
import { expectNewPassword, withPassword } from './password.ts';
import { wordsRun } from './paths.ts';
import type { SecondBls } from './second-bls.ts';
import { wipe } from './secret.ts';
import { findWords, forget, newWords, readWords, type Words, withSeed } from './words.ts';
import type { Asks, Gives, KeyJob, Progress } from './worker-messages.ts';

/** What the jobs stand on; the worker's entry hands it in. */
export type JobTools = {
  readonly bls: () => Promise<Bls>;
  /** The second implementation that checks the first; null where only one runs on this machine. */
  readonly second: () => Promise<SecondBls | null>;
  readonly files: KeyFiles;
  readonly randomBytes: (length: number) => Uint8Array;
  /** Opens what is sealed for this process; made once. */
  readonly opener: () => Promise<Opener>;
  readonly seal: Sealing['seal'];
  readonly uuid: () => string;
  readonly breathe: () => Promise<unknown>;
} & Pick<LaneTools, 'lanes'>;
type Report = (progress: Progress) => void;
type Jobs = { readonly [J in KeyJob]: (asks: Asks<J>, report: Report) => Promise<Gives<J>> };

const LINE_BREAK = 0x0a;

/** The jobs of one key process. It holds the words of at most one session; `end` forgets them. */
export function keyJobs(tools: JobTools): { readonly jobs: Jobs; readonly end: () => void } {
  let words: Words | null = null;
  let confirmed = false;

  const end = () => {
    forget(words);
    words = null;
    confirmed = false;
  };

  /** The words of the session. Errors: `key.session`. */
  const held = (): Words => {
    if (words === null) throw new AppError('key.session');
    return words;
  };

  const generator = async (total: number, report: Report): Promise<Generator> => {
    let done = 0;
    const step = (what: string, by = 1) => {
      done += by;
      report({ done, total, what });
    };
    const { second, randomBytes, uuid, breathe } = tools;
    return { bls: await tools.bls(), second, randomBytes, uuid, breathe, step };
  };

  const { changesOfSeed, ...signedFiles } = signedFileJobs(tools);
  const jobs: Jobs = {
    ...signedFiles,
    sessionChanges: async (asks, report) => {
      const session = held();
      if (!confirmed) throw new AppError('key.unconfirmed');
      const written = await withSeed(session, (seed) => changesOfSeed(seed, asks, report));
      end();
      return written;
    },

    selfTest: async () => ({ backend: (await tools.bls()).backend }),

    door: async () => ({ key: (await tools.opener()).key }),

    begin: async ({ language }) => {
      end();
      words = await newWords(tools.randomBytes, language);
      return { words: mnemonicBytes(words.list, words.indices) };
    },

    beginSealed: async ({ language, reader }) => {
      const { words: bytes } = await jobs.begin({ language }, () => undefined);
      try {
        return { box: await tools.seal(reader, bytes) };
      } finally {
        wipe(bytes);
      }
    },

    read: async (written) => {
      end();
      const found = await findWords(written);
      if ('ok' in found) return found;
      words = found;
      confirmed = true;
      return { ok: true, words: found.indices.length, language: found.list.language };
    },

    confirm: async ({ typed }) => {
      const { list, indices } = held();
      const wrong = wrongWords(
        list,
        split(typed, (b) => b === LINE_BREAK, true),
        indices,
      );
      confirmed ||= wrong.length === 0;
      return { wrong };
    },

    publicKeys: async ({ range }) => ({ pubkeys: await publicKeys(await tools.bls(), held(), range) }),

    make: async ({ password, target, range, lock, deposit }, report) => {
      const session = held();
      if (!confirmed) throw new AppError('key.unconfirmed');
      const g = await generator(keySteps(range), report);
      const made = await withNewPassword(password, (p) =>
        withSeed(session, (seed) =>
          inRun(tools.files, target.folder, target.run, async (run) => {
            const made = await makeKeys(g, run, seed, p, { range, lock, deposit, seconds: target.seconds });
            return { files: await run.publish(), ...made };
          }),
        ),
      );
      end();
      return made;
    },

    derive: async ({ mnemonic, language, passphrase, mnemonicOut, password, target, range, lock, deposit }, report) => {
      const g = await generator(keySteps(range), report);
      const own =
        mnemonic === null ? await newWords(tools.randomBytes, language ?? 'english') : await readWords({ mnemonic, language, passphrase });
      const writeAll = (p: Uint8Array, seed: Uint8Array, publishWords: () => Promise<void>) =>
        inRun(tools.files, target.folder, target.run, async (run) => {
          const made = await makeKeys(g, run, seed, p, { range, lock, deposit, seconds: target.seconds });
          // Words first: keys without their words would be worse than words without keys.
          await publishWords();
          return { files: await run.publish(), ...made };
        });
      try {
        return await withNewPassword(password, (p) =>
          withSeed(own, (seed) => {
            if (mnemonicOut === null) return writeAll(p, seed, async () => undefined);
            return inRun(tools.files, mnemonicOut.folder, wordsRun(target.run), async (paper) => {
              await writeWords(paper, mnemonicOut.name, own);
              return writeAll(p, seed, async () => void (await paper.publish()));
            });
          }),
        );
      } finally {
        forget(own);
      }
    },

    deposit: async ({ password, keystores, target, deposit }, report) => {
      const g = await generator(2 * keystores.length, report);
      return withPassword(password, async (p) => {
        const { data, checkedBy } = await signFromKeystores(g, p, keystores, deposit);
        return inRun(tools.files, target.folder, target.run, async (run) => {
          await writeDeposits(g, run, data, target.seconds);
          return { files: await run.publish(), checkedBy };
        });
      });
    },

    verify: verifyJob(tools),
    drill: drillJob(tools),
    checkDeposit: async ({ datum }) => ({ sound: depositIsSound(await tools.bls(), datum) }),

    open: openKeystores(tools.bls),

    exit: async ({ password, keystore, exit, facts }) => {
      const bls = await tools.bls();
      return withPassword(password, async (p) => {
        const ring = keyRing(p);
        try {
          const signed = await withSecretOf(bls, ring, keystore, (secret) => signVoluntaryExit(bls, secret, exit, facts));
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

async function withNewPassword<T>(password: Uint8Array, fn: (password: Uint8Array) => Promise<T>): Promise<T> {
  expectNewPassword(password);
  return withPassword(password, fn);
}

async function writeWords(run: FileRun, name: string, { list, indices }: Words): Promise<void> {
  const bytes = mnemonicBytes(list, indices);
  try {
    await run.write(name, bytes);
    const back = await run.readBytes(name);
    const read = await readMnemonic(back, list.language);
    wipe(back);
    const same = read.ok && read.indices.every((v, i) => v === indices[i]);
    if (read.ok) wipe(read.indices);
    if (!same) throw new AppError('key.readBack', { what: name });
  } finally {
    wipe(bytes);
  }
}
