import { createCipheriv, createDecipheriv, createHash, pbkdf2, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import { equalBytes, fromHex, hexFromBytes } from '../protocol/bytes.ts';
import { type Kdf, type KdfName, type Keystore, SCRYPT_MEMORY_BYTES } from './keystore.ts';
import { wipe } from './secret.ts';

type ScryptCosts = { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number };
const scryptAsync = promisify<Uint8Array, Uint8Array, number, ScryptCosts, Buffer>(scrypt);
const pbkdf2Async = promisify(pbkdf2);

/** The key derivations that Hearth writes, with the reference's costs and a new salt. */
export const newKdf = (name: KdfName, salt: Uint8Array): Kdf =>
  name === 'scrypt'
    ? { function: 'scrypt', params: { dklen: 32, n: 262144, r: 8, p: 1, salt: hexFromBytes(salt) }, message: '' }
    : { function: 'pbkdf2', params: { c: 262144, dklen: 32, prf: 'hmac-sha256', salt: hexFromBytes(salt) }, message: '' };

/** 32 bytes from a normalised password. Takes most of a second and 256 MiB with the standard costs; the caller wipes the result. */
export async function decryptionKey(kdf: Kdf, password: Uint8Array): Promise<Uint8Array> {
  const salt = fromHex(kdf.params.salt);
  if (kdf.function === 'pbkdf2') return pbkdf2Async(password, salt, kdf.params.c, 32, 'sha256');
  const { n, r, p } = kdf.params;
  return scryptAsync(password, salt, 32, { N: n, r, p, maxmem: SCRYPT_MEMORY_BYTES });
}

/** EIP-2335: SHA-256 over the second half of the decryption key and the ciphertext. */
function checksum(key: Uint8Array, ciphertext: Uint8Array): Uint8Array {
  return createHash('sha256').update(key.subarray(16, 32)).update(ciphertext).digest();
}

export type Sealed = {
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly path: string;
  readonly kdf: Kdf;
  readonly key: Uint8Array;
  readonly iv: Uint8Array;
  readonly uuid: string;
};

/** Encrypts a secret under a decryption key that was made with `kdf`. The IV must be new for every file. */
export function seal({ secret, publicKey, path, kdf, key, iv, uuid }: Sealed): Keystore {
  const cipher = createCipheriv('aes-128-ctr', key.subarray(0, 16), iv);
  const ciphertext = Buffer.concat([cipher.update(secret), cipher.final()]);
  return {
    crypto: {
      kdf,
      checksum: { function: 'sha256', params: {}, message: hexFromBytes(checksum(key, ciphertext)) },
      cipher: { function: 'aes-128-ctr', params: { iv: hexFromBytes(iv) }, message: hexFromBytes(ciphertext) },
    },
    description: '',
    pubkey: hexFromBytes(publicKey),
    path,
    uuid,
    version: 4,
  };
}

/** The secret of a keystore, or null where the key is wrong. The caller wipes it. */
export function unseal(keystore: Keystore, key: Uint8Array): Uint8Array | null {
  const { cipher, checksum: expected } = keystore.crypto;
  const ciphertext = fromHex(cipher.message);
  if (!equalBytes(checksum(key, ciphertext), fromHex(expected.message))) return null;
  const decipher = createDecipheriv('aes-128-ctr', key.subarray(0, 16), fromHex(cipher.params.iv));
  // CTR is a stream: `update` gives every byte, `final` none.
  const secret = decipher.update(ciphertext);
  decipher.final();
  return secret;
}

export type KeyRing = { readonly of: (kdf: Kdf) => Promise<Uint8Array>; readonly wipe: () => void };

/** Decryption keys of one password, each derived once for all files that share a salt. Wipe it when no derivation runs any more. */
export function keyRing(password: Uint8Array): KeyRing {
  const asked = new Map<string, Promise<Uint8Array>>();
  const made: Uint8Array[] = [];
  const derive = async (kdf: Kdf) => {
    const key = await decryptionKey(kdf, password);
    made.push(key);
    return key;
  };
  return {
    of(kdf) {
      const name = JSON.stringify([kdf.function, kdf.params]);
      const key = asked.get(name) ?? derive(kdf);
      asked.set(name, key);
      return key;
    },
    wipe: () => wipe(...made),
  };
}
