import { equalBytes, fromHex } from '../protocol/bytes.ts';
import type { BlsBackend } from './bls.ts';

/** A second, independent BLS implementation, which computes again what the first one made. */
export type SecondBls = {
  readonly backend: BlsBackend;
  readonly publicKey: (secret: Uint8Array) => Uint8Array;
  readonly sign: (secret: Uint8Array, message: Uint8Array) => Uint8Array;
  /** Overwrites what the last secret left in the implementation's own memory. Call it after the last one. */
  readonly wash: () => void;
};

/** A key that is nobody's, and what every implementation must compute of it. */
const known = {
  secret: new Uint8Array(32).fill(0x5a),
  message: new Uint8Array(32).fill(7),
  publicKey: fromHex('8215496f644bd9f939e25d48ac8b9b6bf74ed1ac68fb6300162154e2d63ec54c7f98a36cb39c17b075d5881898f23113'),
  signature: fromHex(
    '8e4125fe99464790c5dbd173137713a8b78383aacf9fec850af75b9aa51c9ead24ec8fab7dc63749a13cc4fcce82225a0707e2df235b7819765ccef3673b65ed40f5ea4c1283f6500485945f9a18bf59d240ad259b976e261835653a91fe84ea',
  ),
} as const;

/**
 * herumi in WebAssembly, whose code shares nothing with blst. Its key objects are cleared after each use; what stays on the stack of its
 * memory is overwritten by the next key, and by `wash` after the last. Throws where it does not load or fails its self-test.
 */
export async function loadSecondBls(): Promise<SecondBls> {
  const { bls } = await import('@chainsafe/bls/herumi');
  const withKey = <T>(secret: Uint8Array, fn: (key: Inner) => T): T => {
    const key = (bls.SecretKey.fromBytes(secret) as unknown as { readonly value: Inner }).value;
    try {
      return fn(key);
    } finally {
      key.clear();
    }
  };
  const publicKey = (secret: Uint8Array) => withKey(secret, (key) => key.getPublicKey().serialize());
  const sign = (secret: Uint8Array, message: Uint8Array) => withKey(secret, (key) => key.sign(message).serialize());
  const works = () =>
    equalBytes(publicKey(known.secret), known.publicKey) && equalBytes(sign(known.secret, known.message), known.signature);
  if (!works()) throw new Error('herumi failed its self-test');
  return { backend: 'herumi', publicKey, sign, wash: () => void works() };
}

/**
 * herumi's own object inside the wrapper: it holds the secret in an array that can be cleared, and spares each signature a test of its
 * order, which costs a seventh; what is compared bit for bit with another implementation's needs none.
 */
type Inner = {
  readonly getPublicKey: () => { readonly serialize: () => Uint8Array };
  readonly sign: (message: Uint8Array) => { readonly serialize: () => Uint8Array };
  readonly clear: () => void;
};
