import { AppError } from '../../shared/app-error.ts';
import { equalBytes, fromHex, toHex } from '../protocol/bytes.ts';

/** BLS12-381 for keys: EIP-2333 derivation and the proof-of-possession signature scheme of consensus-specs. */
export type Bls = {
  readonly backend: BlsBackend;
  /** The secret key at the path below the seed (EIP-2333); its 32 bytes are the caller's to wipe. */
  readonly derive: (seed: Uint8Array, path: readonly number[]) => Uint8Array;
  /** The same for many paths that begin alike: what they share is derived once. */
  readonly branch: (seed: Uint8Array, path: readonly number[]) => (rest: readonly number[]) => Uint8Array;
  readonly publicKey: (secret: Uint8Array) => Uint8Array;
  readonly sign: (secret: Uint8Array, message: Uint8Array) => Uint8Array;
  /** False for wrong signatures and for bytes that are no key or no signature. */
  readonly verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => boolean;
  /** Whether all of them verify; quicker than one by one. */
  readonly verifyAll: (signed: readonly Signed[]) => boolean;
};
export type Signed = { readonly publicKey: Uint8Array; readonly message: Uint8Array; readonly signature: Uint8Array };
export type BlsBackend = 'blst-native' | 'herumi';

/** The public key (hex) of what should be a secret key; null for bytes that are none. Errors: what two implementations say, `key.twoAnswers`. */
export function publicKeyOf(bls: Pick<Bls, 'publicKey'>, secret: Uint8Array): string | null {
  try {
    return toHex(bls.publicKey(secret));
  } catch (error) {
    if (error instanceof AppError) throw error;
    return null;
  }
}

/** Native code; secrets stay in bytes and leave no copy. */
async function blstNative(): Promise<Bls> {
  const { bls } = await import('@chainsafe/bls/blst-native');
  const blst = await import('@chainsafe/blst');
  type Secret = InstanceType<typeof blst.SecretKey>;
  const below = (key: Secret, path: readonly number[]) => path.reduce((parent, index) => parent.deriveChildEip2333(index), key);
  const branch = (seed: Uint8Array, path: readonly number[]) => {
    const parent = below(blst.SecretKey.deriveMasterEip2333(seed), path);
    return (rest: readonly number[]) => below(parent, rest).toBytes();
  };
  const derive = (seed: Uint8Array, path: readonly number[]) => branch(seed, path)([]);
  // Checks the sum of all, each times a random number: half the work of one by one.
  const verifyAll = (signed: readonly Signed[]) => {
    try {
      const sets = signed.map(({ publicKey, message, signature }) => ({
        msg: message,
        pk: blst.PublicKey.fromBytes(publicKey, true),
        sig: blst.Signature.fromBytes(signature, true),
      }));
      return sets.length > 0 && blst.verifyMultipleAggregateSignatures(sets);
    } catch {
      return false;
    }
  };
  return { backend: 'blst-native', derive, branch, ...signing(bls), verifyAll };
}

/** WebAssembly, where no native binary fits the machine. Its derivation goes through big integers, which cannot be wiped. */
async function herumi(): Promise<Bls> {
  const { bls } = await import('@chainsafe/bls/herumi');
  const { deriveKeyFromEntropy } = await import('@chainsafe/bls-keygen');
  const derive = (seed: Uint8Array, path: readonly number[]) => deriveKeyFromEntropy(seed, ['m', ...path].join('/'));
  const branch = (seed: Uint8Array, path: readonly number[]) => (rest: readonly number[]) => derive(seed, [...path, ...rest]);
  const signs = signing(bls);
  const verifyAll = (signed: readonly Signed[]) =>
    signed.length > 0 && signed.every(({ publicKey, message, signature }) => signs.verify(publicKey, message, signature));
  return { backend: 'herumi', derive, branch, ...signs, verifyAll };
}

type Library = typeof import('@chainsafe/bls/herumi')['bls'];
const signing = (bls: Library): Omit<Bls, 'backend' | 'derive' | 'branch' | 'verifyAll'> => ({
  publicKey: (secret) => bls.SecretKey.fromBytes(secret).toPublicKey().toBytes(),
  sign: (secret, message) => bls.SecretKey.fromBytes(secret).sign(message).toBytes(),
  verify: (publicKey, message, signature) => bls.verify(publicKey, message, signature),
});

const loaders = { 'blst-native': blstNative, herumi } as const satisfies Record<BlsBackend, () => Promise<Bls>>;

/** Loads one backend and proves that it computes what the standards say. Throws where it cannot. */
export async function loadBackend(backend: BlsBackend): Promise<Bls> {
  const bls = await loaders[backend]();
  selfTest(bls);
  return bls;
}

/** The native backend where it loads and passes its self-test, else WebAssembly. */
export const loadBls = (): Promise<Bls> => loadBackend('blst-native').catch(() => loadBackend('herumi'));

/** The mnemonic "abandon … art": its seed, and the public key that ethstaker-deposit-cli derives for index 0. */
const known = {
  seed: fromHex(
    '408b285c123836004f4b8842c89324c1f01382450c0d439af345ba7fc49acf705489c6fc77dbd4e3dc1dd8cc6bc9f043db8ada1e243c4a0eafb290d399480840',
  ),
  path: [12381, 3600, 0, 0, 0],
  publicKey: fromHex('b384f767d964e100c8a9b21018d08c25ffebae268b3ab6d610353897541971726dbfc3c7463884c68a531515aab94c87'),
} as const;

function selfTest(bls: Bls): void {
  const message = new Uint8Array(32).fill(7);
  const other = new Uint8Array(32).fill(8);
  const secret = bls.derive(known.seed, known.path);
  const signature = bls.sign(secret, message);
  const passed =
    equalBytes(bls.publicKey(secret), known.publicKey) &&
    bls.verify(known.publicKey, message, signature) &&
    !bls.verify(known.publicKey, other, signature);
  if (!passed) throw new Error(`the BLS backend ${bls.backend} failed its self-test`);
}
