import { AppError } from '../../shared/app-error.ts';
import { atMost, together } from '../../shared/at-most.ts';
import { keyWork } from '../../shared/strings/key-work.ts';
import type { FileRun } from '../platform/key-files/key-files.ts';
import { equalBytes, hexFromBytes, toHex } from '../protocol/bytes.ts';
import { type Bls, type BlsBackend, publicKeyOf } from './bls.ts';
import { type KeyRing, keyRing, seal, unseal } from './cipher.ts';
import { type DepositDatum, depositDataText, depositsAreSound, readDepositData } from './deposit-data.ts';
import { type DerivedKey, deriveAgain, deriveKeys } from './derived-keys.ts';
import { keystoreText, readKeystore } from './keystore.ts';
import { DERIVATIONS_AT_ONCE, hasOwnSalts, keystoreLocks, type LockChoice, type Locks } from './locks.ts';
import { depositDataName, keystoreName, signingPath } from './paths.ts';
import type { SecondBls } from './second-bls.ts';
import { wipe } from './secret.ts';
import type { RangeTerms } from './terms.ts';
import type { Range } from './worker-messages.ts';

/** Says what is being done now and moves progress on, by one without `by`. */
export type Step = (what: string, by?: number) => void;
export type Generator = {
  readonly bls: Bls;
  /** The second implementation; null where only one runs on this machine. */
  readonly second: () => Promise<SecondBls | null>;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly uuid: () => string;
  readonly step: Step;
  /** A turn for everything else that waits in this process; taken between two pieces of long work. */
  readonly breathe: () => Promise<unknown>;
};
/** The keys of a mnemonic to make; without `deposit`, keystores alone. */
export type KeyPlan = {
  readonly range: Range;
  readonly lock: LockChoice;
  readonly deposit: RangeTerms | null;
  /** Unix time in all file names. */
  readonly seconds: number;
};
/** `checkedBy`: the implementations that computed every public key and signature, and agreed. */
export type Made = { readonly pubkeys: readonly string[]; readonly checkedBy: readonly BlsBackend[] };

/** Files that are written or read at once: so many flushes to the disk go on together. */
const FILES_AT_ONCE = 8;
/** Steps that `makeKeys` takes: each key is derived, encrypted, computed again and opened again. */
export const keySteps = ({ count }: Range): number => 4 * count;

/**
 * Makes the keystores of a range, and their deposits, in a run: derived natively, each seed once, while the password is hardened. Then
 * everything is read back from the disk: each keystore is opened by a fresh derivation and its secret compared, every root and signature
 * judged, every key derived anew from the seed and computed again by the second implementation. Errors: `key.exists`, `file.write`,
 * `key.readBack`, `key.twoAnswers`.
 */
export async function makeKeys(tools: Generator, run: FileRun, seed: Uint8Array, password: Uint8Array, plan: KeyPlan): Promise<Made> {
  const { range, lock, deposit, seconds } = plan;
  const names = Array.from({ length: range.count }, (_, i) => keystoreName(signingPath(range.start + i), seconds));
  await run.expectFree(deposit === null ? names : [...names, depositDataName(seconds)]);
  let doing: string = keyWork.deriving;
  const step: Step = (what, by) => {
    doing = what;
    tools.step(what, by);
  };
  const g = { ...tools, step };
  const secrets = new Uint8Array(32 * range.count);
  const locks = keystoreLocks(g.randomBytes, password, lock);
  const ring = keyRing(password);
  let again: Promise<void> = Promise.resolve();
  let writing: Promise<void> = Promise.resolve();
  let ended = false;
  try {
    const keys = await deriveKeys(g, seed, range, deposit, secrets);
    const second = await g.second();
    g.step(keyWork.hardening, 0);
    const write = (key: DerivedKey) => writeKeystore(g, run, locks, key, seconds);
    const check = (key: DerivedKey) => checkKeystore(g, run, ring, key, seconds);
    const deposits = async () => {
      const data = keys.flatMap(({ datum }) => datum ?? []);
      if (deposit !== null) await writeDeposits(g, run, data, seconds);
    };
    // The second implementation uses the time that the hardening leaves it, and stands back while files are written.
    const goOn = async () => {
      await g.breathe();
      await writing;
      return !ended;
    };
    again = deriveAgain(g.bls, second, seed, range, keys, goOn, () => step(doing));
    again.catch(() => undefined);
    if (hasOwnSalts(lock)) {
      await together(
        again,
        atMost(DERIVATIONS_AT_ONCE, keys, (key) => write(key).then(() => check(key))),
      );
      await deposits();
    } else {
      await locks.next();
      writing = atMost(FILES_AT_ONCE, keys, write);
      await writing;
      g.step(keyWork.rederiving, 0);
      await together(atMost(FILES_AT_ONCE, keys, check), deposits(), again);
    }
    const checkedBy = second === null ? [g.bls.backend] : [g.bls.backend, second.backend];
    return { pubkeys: keys.map(({ publicKey }) => toHex(publicKey)), checkedBy };
  } finally {
    ended = true;
    await Promise.allSettled([again, locks.wipe()]);
    ring.wipe();
    wipe(secrets);
  }
}

async function writeKeystore(g: Generator, run: FileRun, locks: Locks, derived: DerivedKey, seconds: number): Promise<void> {
  const { secret, publicKey, path } = derived;
  const { kdf, key } = await locks.next();
  const keystore = seal({ secret, publicKey, path, kdf, key, iv: g.randomBytes(16), uuid: g.uuid() });
  await run.write(keystoreName(path, seconds), keystoreText(keystore));
  g.step(keyWork.encrypting);
}

/** What the disk holds, opened with a key derived anew from what stands there, must be the secret that was meant. */
async function checkKeystore(g: Generator, run: FileRun, ring: KeyRing, { path, publicKey, secret }: DerivedKey, seconds: number) {
  const name = keystoreName(path, seconds);
  const keystore = readKeystore(await run.read(name), name);
  const found = unseal(keystore, await ring.of(keystore.crypto.kdf));
  const same = found !== null && equalBytes(found, secret) && keystore.path === path && keystore.pubkey === hexFromBytes(publicKey);
  wipe(found);
  if (!same) throw new AppError('key.readBack', { what: name });
  g.step(keyWork.checking);
}

/** Writes one deposit file into a run, reads it back and judges every root and signature in it. */
export async function writeDeposits(
  g: Pick<Generator, 'bls' | 'breathe'>,
  run: FileRun,
  data: readonly DepositDatum[],
  seconds: number,
): Promise<void> {
  const name = depositDataName(seconds);
  const text = depositDataText(data);
  await run.write(name, text);
  const back = await run.read(name);
  const sound = back === text && (await depositsAreSound(g.bls, g.breathe, readDepositData(back, name)));
  if (!sound) throw new AppError('key.readBack', { what: name });
}

/** Runs with the secret of a keystore that opens and holds the key it names, and wipes it. AppError `key.passwordWrong`, `key.file`. */
export async function withSecretOf<T>(
  bls: Bls,
  ring: KeyRing,
  file: { readonly name: string; readonly text: string },
  fn: (secret: Uint8Array) => T | Promise<T>,
): Promise<T> {
  const keystore = readKeystore(file.text, file.name);
  const secret = unseal(keystore, await ring.of(keystore.crypto.kdf));
  if (secret === null) throw new AppError('key.passwordWrong', { what: file.name });
  try {
    const found = publicKeyOf(bls, secret);
    if (found !== `0x${keystore.pubkey.toLowerCase()}`)
      throw new AppError('key.file', { what: file.name, details: `it holds the secret of ${found ?? 'no key'}, not of the key it names` });
    return await fn(secret);
  } finally {
    wipe(secret);
  }
}
