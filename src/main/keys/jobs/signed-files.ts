import { AppError } from '../../../shared/app-error.ts';
import { readChangeFile, type SignedChange } from '../../../shared/signed-change.ts';
import { keyWork } from '../../../shared/strings/key-work.ts';
import { shortHex } from '../../../shared/strings/short.ts';
import type { FileRun, KeyFiles } from '../../platform/key-files/key-files.ts';
import { equalBytes, fromHex, toHex } from '../../protocol/bytes.ts';
import { blsCredentials } from '../../protocol/credentials.ts';
import { agreeing } from '../agreeing.ts';
import { atMost } from '../at-most.ts';
import type { Bls, Signed } from '../bls.ts';
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
import { exitSignature, readSignedExit, signExit, signedExitText } from '../exit.ts';
import { openKeystore } from '../generate.ts';
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
import type { SecondBls } from '../second-bls.ts';
import { wipe } from '../secret.ts';
import { allVerify } from '../verify-all.ts';
import { forget, readWords, withSeed } from '../words.ts';
import type { Asks, Gives, KeystoreFile, OnChain, Progress, WrittenWords } from '../worker-messages.ts';

type Tools = {
  readonly bls: () => Promise<Bls>;
  readonly second: () => Promise<SecondBls | null>;
  readonly files: KeyFiles;
  /** Lets the process answer in between. */
  readonly breathe: () => Promise<unknown>;
};
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
      let secret: Uint8Array | null = null;
      try {
        secret = await openKeystore(bls, ring, file);
        return await fn(secret);
      } finally {
        wipe(secret);
        ring.wipe();
      }
    });

  const changesOfSeed: Jobs['changesOfSeed'] = (seed, { start, validatorIndices, address, facts, chain, target }, report) =>
    withBoth(async (bls) => {
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
            return signChange(bls, secret, { validatorIndex, address }, facts);
          });
          changes.push(change);
          step(keyWork.signingFiles);
        }
        const text = changesText(changes, facts, DEPOSIT_CLI_VERSION);
        await run.write(name, text);
        const back = await run.read(name);
        const read = back === text ? readChangeFile(back, name).changes : [];
        const signatures = read.map((change) => changeSignature(change, facts));
        const sound = read.length === changes.length && (await allVerify(bls, tools.breathe, signatures));
        if (!sound) throw new AppError('key.readBack', { what: name });
        step(keyWork.verifying, changes.length);
        return { files: await run.publish() };
      });
    });

  return {
    exits: washed<'exits'>(async (bls, { mnemonic, language, passphrase, start, exits, facts, chain, target }, report) => {
      const step = stepper(2 * exits.length, report);
      return withSeedOf({ mnemonic, language, passphrase }, (seed) =>
        inRun(tools.files, target.folder, target.run, async (run) => {
          const branch = validators(bls, seed);
          const signed: SignedBy[] = [];
          for (const [k, exit] of exits.entries()) {
            await tools.breathe();
            const one = withKey(branch, signingPath(start + k), (secret, publicKey) => {
              expectOwner(chain, exit.validatorIndex, publicKey);
              return { publicKey, exit: signExit(bls, secret, exit, facts) };
            });
            signed.push(one);
            step(keyWork.signingFiles);
          }
          return writeExits({ bls, breathe: tools.breathe }, run, signed, facts, target.seconds, step);
        }),
      );
    }),

    keystoreExits: washed<'keystoreExits'>(async (bls, { password, keystore, exits, facts, chain, target }, report) => {
      const step = stepper(2 * exits.length + 1, report);
      return withKeystore(bls, password, keystore, (secret) => {
        step(keyWork.opening);
        return inRun(tools.files, target.folder, target.run, async (run) => {
          const publicKey = bls.publicKey(secret);
          const signed = exits.map((exit) => {
            expectOwner(chain, exit.validatorIndex, publicKey);
            step(keyWork.signingFiles);
            return { publicKey, exit: signExit(bls, secret, exit, facts) };
          });
          return writeExits({ bls, breathe: tools.breathe }, run, signed, facts, target.seconds, step);
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

type SignedBy = { readonly publicKey: Uint8Array; readonly exit: ReturnType<typeof signExit> };

async function writeExits(
  { bls, breathe }: { readonly bls: Bls; readonly breathe: Tools['breathe'] },
  run: FileRun,
  signed: readonly SignedBy[],
  facts: Asks<'exits'>['facts'],
  seconds: number,
  step: Step,
): Promise<Pick<Gives<'exits'>, 'files'>> {
  await run.expectFree(signed.map(({ exit }) => exitName(exit.validatorIndex, seconds)));
  const signatures: Signed[] = [];
  await atMost(FILES_AT_ONCE, signed, async ({ publicKey, exit }) => {
    const name = exitName(exit.validatorIndex, seconds);
    const text = signedExitText(exit);
    await run.write(name, text);
    const back = await run.read(name);
    const read = back === text ? readSignedExit(back) : null;
    if (read === null) throw new AppError('key.readBack', { what: name });
    signatures.push(exitSignature(publicKey, read, facts));
    step(keyWork.verifying);
  });
  if (!(await allVerify(bls, breathe, signatures))) throw new AppError('key.readBack', { what: EXITS_FOLDER });
  return { files: await run.publish() };
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
