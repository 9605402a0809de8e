import { AppError } from '../../shared/app-error.ts';
import { keyWork } from '../../shared/strings/key-work.ts';
import type { FileRun } from '../platform/key-files/key-files.ts';
import { equalBytes, fromHex, hexFromBytes, toHex } from '../protocol/bytes.ts';
import type { Bls } from './bls.ts';
import { decryptionKey, keyRing, scryptKdf, seal, unseal } from './cipher.ts';
import { type DepositTerms, depositDataText, depositIsSound, readDepositData, signDeposit } from './deposit-data.ts';
import { keystoreText, readKeystore } from './keystore.ts';
import { depositDataName, keystoreName, pathNumbers, signingPath } from './paths.ts';
import { wipe } from './secret.ts';
import type { Range } from './worker-messages.ts';

/** Moves progress on by one: what is being done now. */
export type Step = (what: string) => void;
export type Generator = {
  readonly bls: Bls;
  readonly randomBytes: (length: number) => Uint8Array;
  readonly uuid: () => string;
  readonly step: Step;
};

const indices = ({ start, count }: Range): readonly number[] => Array.from({ length: count }, (_, i) => start + i);
/** Steps that `writeKeystores` and `checkKeystores` take together. */
export const keystoreSteps = ({ count }: Range): number => 2 * count + 2;

function withSigningKey<T>(bls: Bls, seed: Uint8Array, index: number, fn: (secret: Uint8Array) => T): T {
  const secret = bls.derive(seed, pathNumbers(signingPath(index)) ?? []);
  try {
    return fn(secret);
  } finally {
    wipe(secret);
  }
}

/**
 * Encrypts the signing keys of a range into a run: one salt and one derived key for the whole run, as the reference does since 1.3.0,
 * and an IV for each file. Answers the public keys.
 */
export async function writeKeystores(
  g: Generator,
  run: FileRun,
  seed: Uint8Array,
  password: Uint8Array,
  range: Range,
  seconds: number,
): Promise<readonly string[]> {
  await run.expectFree(indices(range).map((index) => keystoreName(signingPath(index), seconds)));
  const kdf = scryptKdf(g.randomBytes(32));
  const key = await decryptionKey(kdf, password);
  g.step(keyWork.hardening);
  try {
    const pubkeys: string[] = [];
    for (const index of indices(range)) {
      const path = signingPath(index);
      const keystore = withSigningKey(g.bls, seed, index, (secret) =>
        seal({ secret, publicKey: g.bls.publicKey(secret), path, kdf, key, iv: g.randomBytes(16), uuid: g.uuid() }),
      );
      await run.write(keystoreName(path, seconds), keystoreText(keystore));
      pubkeys.push(`0x${keystore.pubkey}`);
      g.step(keyWork.encrypting);
    }
    return pubkeys;
  } finally {
    wipe(key);
  }
}

/** Reads every keystore of a run back and opens it by a fresh derivation; the secret must be the one derived from the words again. */
export async function checkKeystores(
  g: Generator,
  run: FileRun,
  seed: Uint8Array,
  password: Uint8Array,
  range: Range,
  seconds: number,
): Promise<void> {
  const ring = keyRing(password);
  try {
    for (const [i, index] of indices(range).entries()) {
      const name = keystoreName(signingPath(index), seconds);
      const keystore = readKeystore(await run.read(name), name);
      const key = await ring.of(keystore.crypto.kdf);
      if (i === 0) g.step(keyWork.rederiving);
      const secret = unseal(keystore, key);
      const same = withSigningKey(
        g.bls,
        seed,
        index,
        (right) => secret !== null && equalBytes(secret, right) && keystore.pubkey === hexFromBytes(g.bls.publicKey(right)),
      );
      wipe(secret);
      if (!same || keystore.path !== signingPath(index)) throw new AppError('key.readBack', { what: name });
      g.step(keyWork.checking);
    }
  } finally {
    ring.wipe();
  }
}

/** Signs the deposits of a range into a run and checks what was written. */
export async function writeDepositsOfRange(
  g: Generator,
  run: FileRun,
  seed: Uint8Array,
  range: Range,
  terms: DepositTerms,
  seconds: number,
): Promise<void> {
  const data = indices(range).map((index) => {
    const datum = withSigningKey(g.bls, seed, index, (secret) => signDeposit(g.bls, secret, terms));
    g.step(keyWork.signing);
    return datum;
  });
  await writeDeposits(g.bls, run, data, seconds);
}

/** Writes one deposit file into a run, reads it back and judges every root and signature in it. */
export async function writeDeposits(
  bls: Bls,
  run: FileRun,
  data: readonly ReturnType<typeof signDeposit>[],
  seconds: number,
): Promise<void> {
  const name = depositDataName(seconds);
  const text = depositDataText(data);
  await run.write(name, text);
  const back = await run.read(name);
  const sound = back === text && readDepositData(back, name).every((d) => depositIsSound(bls, d));
  if (!sound) throw new AppError('key.readBack', { what: name });
}

/** Opens a keystore with a ring's password and proves that it holds the key it names. AppError `key.passwordWrong`, `key.file`. */
export async function openKeystore(
  bls: Bls,
  ring: ReturnType<typeof keyRing>,
  file: { readonly name: string; readonly text: string },
): Promise<Uint8Array> {
  const keystore = readKeystore(file.text, file.name);
  const secret = unseal(keystore, await ring.of(keystore.crypto.kdf));
  if (secret === null) throw new AppError('key.passwordWrong', { what: file.name });
  if (equalBytes(bls.publicKey(secret), fromHex(keystore.pubkey))) return secret;
  const found = toHex(bls.publicKey(secret));
  wipe(secret);
  throw new AppError('key.file', { what: file.name, details: `it holds the secret of ${found}, not of the key it names` });
}
