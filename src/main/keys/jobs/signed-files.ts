import { isDeepStrictEqual } from 'node:util';
import { AppError } from '../../../shared/app-error.ts';
import { atMost, lines } from '../../../shared/at-most.ts';
import { readChangeFile, type SignedChange } from '../../../shared/signed-change.ts';
import { readSignedExit, type SignedVoluntaryExit } from '../../../shared/signed-exit.ts';
import { keyWork } from '../../../shared/strings/key-work.ts';
import { shortHex } from '../../../shared/strings/short.ts';
import type { FileRun, KeyFiles } from '../../platform/key-files/key-files.ts';
import { equalBytes, fromHex, toHex } from '../../protocol/bytes.ts';
import { blsCredentials } from '../../protocol/credentials.ts';
import type { VoluntaryExit } from '../../protocol/ssz.ts';
import { agreeing } from '../agreeing.ts';
import type { Bls } from '../bls.ts';
import { keyRing } from '../cipher.ts';
import {
  changeSignature,
  changesText,
  keystoreChangeIsSound,
  keystoreChangeText,
  readKeystoreChange,
  signChange,
  signKeystoreChange,
} from '../credential-change.ts';
import { DEPOSIT_CLI_VERSION, depositDataText, depositIsSigned, readDepositData, signDeposit } from '../deposit-data.ts';
import { exitSignature, signExit, signedExitText } from '../exit.ts';
import { withSecretOf } from '../generate.ts';
import { inRun } from '../in-run.ts';
import { withPassword } from '../password.ts';
import {
  changesName,
  depositDataName,
  EXITS_FOLDER,
  exitName,
  keystoreChangeName,
  pathNumbers,
  signingPath,
  withdrawalPath,
} from '../paths.ts';
import { type ProofTools, withProof } from '../proof.ts';
import { wipe } from '../secret.ts';
import { allVerify } from '../verify-all.ts';
import { forget, readWords, withSeed } from '../words.ts';
import type { Asks, Gives, KeystoreFile, OnChain, Progress, WrittenWords } from '../worker-messages.ts';

type Tools = ProofTools & { readonly files: KeyFiles };
type Job = 'exits' | 'keystoreExits' | 'changes' | 'keystoreChanges' | 'topUp';
type Report = (progress: Progress) => void;
type Jobs = { readonly [J in Job]: (asks: Asks<J>, report: Report) => Promise<Gives<J>> } & {
  /** `changes` for a session, which holds its words already. */
  readonly changesOfSeed: (seed: Uint8Array, asks: Asks<'sessionChanges'>, report: Report) => Promise<Gives<'changes'>>;
};

/** Jobs that sign with keys that exist: exits, credential changes and top-ups, each into files that are read back and verified. */
export function signedFileJobs(tools: Tools): Jobs {
  /** Runs with both implementations, and leaves no secret in the second. */
  const withBoth = async (fn: (bls: Bls) => Promise<{ readonly files: readonly string[] }>): Promise<Gives<Job>> => {
    const [first, second] = [await tools.bls(), await tools.second()];
    try {
      const { files } = await fn(agreeing(first, second));
      return { files, checkedBy: second === null ? [first.backend] : [first.backend, second.backend] };
    } finally {
      second?.wash();
    }
  };
  const washed =
    <J extends Job>(fn: (bls: Bls, asks: Asks<J>, report: Report) => Promise<Pick<Gives<J>, 'files'>>) =>
    (asks: Asks<J>, report: Report): Promise<Gives<J>> =>
      withBoth((bls) => fn(bls, asks, report));
  const withKeystore = <T>(bls: Bls, password: Uint8Array, file: KeystoreFile, fn: (secret: Uint8Array) => Promise<T>): Promise<T> =>
    withPassword(password, async (p) => {
      const ring = keyRing(p);
      try {
        return await withSecretOf(bls, ring, file, fn);
      } finally {
        ring.wipe();
      }
    });

  const changesOfSeed: Jobs['changesOfSeed'] = (seed, { start, validatorIndices, address, facts, chain, target }, report) =>
    withProof(tools, validatorIndices.length, async (bls, proof) => {
      const step = stepper(2 * validatorIndices.length, report);
      return inRun(tools.files, target.folder, target.run, async (run) => {
        const name = changesName(target.seconds);
        await run.expectFree([name]);
        const branch = validators(bls, seed);
        const changes: SignedChange[] = [];
        for (const [k, validatorIndex] of validatorIndices.entries()) {
          await tools.breathe();
          if (chain !== null) withKey(branch, signingPath(start + k), (_, publicKey) => expectOwner(chain, validatorIndex, publicKey));
          const change = withKey(branch, withdrawalPath(start + k), (secret, publicKey) => {
            expectBlsCredentials(chain, validatorIndex, publicKey);
            const change = signChange(bls, secret, { validatorIndex, address }, facts);
            proof.add(secret, changeSignature(change, facts));
            return change;
          });
          changes.push(change);
          step(keyWork.signingFiles);
        }
        const text = changesText(changes, facts, DEPOSIT_CLI_VERSION);
        await run.write(name, text);
        const back = await run.read(name);
        const read = back === text ? readChangeFile(back, name).changes : [];
        if (!isDeepStrictEqual(read, changes)) throw new AppError('key.readBack', { what: name });
        await proof.holds(
          (k) => withdrawalPath(start + k),
          (more) => step(keyWork.verifying, more),
        );
        return { files: await run.publish() };
      });
    });

  return {
    exits: async ({ mnemonic, language, passphrase, start, exits, facts, chain, target }, report) => {
      const step = stepper(2 * exits.length, report);
      return withSeedOf({ mnemonic, language, passphrase }, (seed) =>
        withProof(tools, exits.length, (bls, proof) =>
          inRun(tools.files, target.folder, target.run, async (run) => {
            const branch = validators(bls, seed);
            await run.expectFree(exitNames(exits, target.seconds));
            // The disk takes its time: files are written while the next exits are signed.
            const writing = lines(FILES_AT_ONCE);
            try {
              for (const [k, exit] of exits.entries()) {
                await tools.breathe();
                const signed = withKey(branch, signingPath(start + k), (secret, publicKey) => {
                  expectOwner(chain, exit.validatorIndex, publicKey);
                  const one = signExit(bls, secret, exit, facts);
                  proof.add(secret, exitSignature(publicKey, one, facts));
                  return one;
                });
                writing.add(() => writeExit(run, signed, target.seconds));
                step(keyWork.signingFiles);
              }
            } finally {
              await writing.ended();
            }
            await proof.holds(
              (k) => signingPath(start + k),
              (more) => step(keyWork.verifying, more),
            );
            return { files: await run.publish() };
          }),
        ),
      );
    },

    keystoreExits: washed<'keystoreExits'>(async (bls, { password, keystore, exits, facts, chain, target }, report) => {
      const step = stepper(2 * exits.length + 1, report);
      return withKeystore(bls, password, keystore, (secret) => {
        step(keyWork.opening);
        return inRun(tools.files, target.folder, target.run, async (run) => {
          const publicKey = bls.publicKey(secret);
          const signed = exits.map((exit) => {
            expectOwner(chain, exit.validatorIndex, publicKey);
            step(keyWork.signingFiles);
            return signExit(bls, secret, exit, facts);
          });
          await run.expectFree(exitNames(exits, target.seconds));
          await atMost(FILES_AT_ONCE, signed, (exit) => writeExit(run, exit, target.seconds));
          if (
            !(await allVerify(
              bls,
              tools.breathe,
              signed.map((exit) => exitSignature(publicKey, exit, facts)),
            ))
          )
            throw new AppError('key.readBack', { what: EXITS_FOLDER });
          step(keyWork.verifying, signed.length);
          return { files: await run.publish() };
        });
      });
    }),

    async changes({ mnemonic, language, passphrase, ...asks }, report) {
      return withSeedOf({ mnemonic, language, passphrase }, (seed) => changesOfSeed(seed, asks, report));
    },
    changesOfSeed,

    keystoreChanges: washed<'keystoreChanges'>(
      async (bls, { password, keystore, validatorIndices, address, facts, chain, target }, report) => {
        const step = stepper(2 * validatorIndices.length + 1, report);
        return withKeystore(bls, password, keystore, (secret) => {
          step(keyWork.opening);
          return inRun(tools.files, target.folder, target.run, async (run) => {
            const publicKey = bls.publicKey(secret);
            for (const validatorIndex of validatorIndices) {
              expectOwner(chain, validatorIndex, publicKey);
              const name = keystoreChangeName(validatorIndex, target.seconds);
              const text = keystoreChangeText(signKeystoreChange(bls, secret, { validatorIndex, address }, facts));
              step(keyWork.signingFiles);
              await run.write(name, text);
              const back = await run.read(name);
              const read = back === text ? readKeystoreChange(back) : null;
              if (read === null || !keystoreChangeIsSound(bls, publicKey, read, facts)) throw new AppError('key.readBack', { what: name });
              step(keyWork.verifying);
            }
            return { files: await run.publish() };
          });
        });
      },
    ),

    topUp: washed<'topUp'>(async (bls, { password, keystore, deposit, target }, report) => {
      const step = stepper(3, report);
      return withKeystore(bls, password, keystore, (secret) => {
        step(keyWork.opening);
        return inRun(tools.files, target.folder, target.run, async (run) => {
          const name = depositDataName(target.seconds);
          const text = depositDataText([signDeposit(bls, secret, deposit)]);
          step(keyWork.signingFiles);
          await run.write(name, text);
          const back = await run.read(name);
          const sound = back === text && readDepositData(back, name).every((d) => depositIsSigned(bls, d));
          if (!sound) throw new AppError('key.readBack', { what: name });
          step(keyWork.verifying);
          return { files: await run.publish() };
        });
      });
    }),
  };
}

/** Files that are written or read at once. */
const FILES_AT_ONCE = 8;

type Step = (what: string, by?: number) => void;
function stepper(total: number, report: Report): Step {
  let done = 0;
  return (what, by = 1) => {
    done += by;
    report({ done, total, what });
  };
}

/** Runs with the seed of written words. Errors: as `readWords`. */
async function withSeedOf<T>(written: WrittenWords, fn: (seed: Uint8Array) => Promise<T>): Promise<T> {
  const words = await readWords(written);
  try {
    return await withSeed(words, fn);
  } finally {
    forget(words);
  }
}

type Branch = (path: string) => { readonly secret: Uint8Array; readonly publicKey: Uint8Array };
/** Derives the keys of a seed; what all their paths begin with is derived once. */
function validators(bls: Bls, seed: Uint8Array): Branch {
  const shared = [12381, 3600];
  const below = bls.branch(seed, shared);
  return (path) => {
    const secret = below((pathNumbers(path) ?? []).slice(shared.length));
    return { secret, publicKey: bls.publicKey(secret) };
  };
}

function withKey<T>(branch: Branch, path: string, fn: (secret: Uint8Array, publicKey: Uint8Array) => T): T {
  const { secret, publicKey } = branch(path);
  try {
    return fn(secret, publicKey);
  } finally {
    wipe(secret);
  }
}

const exitNames = (exits: readonly VoluntaryExit[], seconds: number) => exits.map((exit) => exitName(exit.validatorIndex, seconds));

/** Writes an exit and reads it back. Errors: `key.readBack`, `key.exists`, `file.write`. */
async function writeExit(run: FileRun, exit: SignedVoluntaryExit, seconds: number): Promise<void> {
  const name = exitName(exit.validatorIndex, seconds);
  const text = signedExitText(exit);
  await run.write(name, text);
  const back = await run.read(name);
  if (back !== text || !isDeepStrictEqual(readSignedExit(back), exit)) throw new AppError('key.readBack', { what: name });
}

/** Where a node has told what the chain knows: the validator must be there and have this signing key. */
function expectOwner(chain: readonly OnChain[] | null, validatorIndex: number, publicKey: Uint8Array): void {
  if (chain === null) return;
  const found = chain.find((v) => v.validatorIndex === validatorIndex);
  if (found === undefined) throw new AppError('key.noValidator', { what: String(validatorIndex) });
  if (equalBytes(fromHex(found.pubkey), publicKey)) return;
  const [there, here] = [shortHex(found.pubkey), shortHex(toHex(publicKey))];
  throw new AppError('key.notIts', { what: String(validatorIndex), found: there, needed: here });
}

/** The same for a change: the chain's credentials must still be 0x00 and those of this withdrawal key. */
function expectBlsCredentials(chain: readonly OnChain[] | null, validatorIndex: number, withdrawalKey: Uint8Array): void {
  const found = chain?.find((v) => v.validatorIndex === validatorIndex);
  if (found === undefined) return;
  const credentials = fromHex(found.withdrawalCredentials);
  if (equalBytes(credentials, blsCredentials(withdrawalKey))) return;
  const why =
    credentials[0] === 0x00 ? 'they belong to another withdrawal key' : `they are ${shortHex(found.withdrawalCredentials)} already`;
  throw new AppError('key.changeRefused', { what: String(validatorIndex), found: why });
}
