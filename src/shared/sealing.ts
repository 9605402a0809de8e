import { AppError } from './app-error.ts';

type Pair<Key> = { readonly publicKey: Key; readonly privateKey: Key };
type Bytes = Uint8Array<ArrayBuffer>;
/** The parts of WebCrypto that sealing stands on; window and Node have the same. */
export type Subtle<Key> = {
  readonly generateKey: (algorithm: { name: string; namedCurve: string }, extractable: boolean, uses: 'deriveBits'[]) => Promise<Pair<Key>>;
  readonly exportKey: (format: 'raw', key: Key) => Promise<ArrayBuffer>;
  readonly importKey: (
    format: 'raw',
    bytes: Bytes,
    algorithm: { name: string; namedCurve: string } | string,
    extractable: boolean,
    uses: ('deriveKey' | 'encrypt' | 'decrypt')[],
  ) => Promise<Key>;
  readonly deriveBits: (algorithm: { name: string; public: Key }, key: Key, bits: number) => Promise<ArrayBuffer>;
  readonly deriveKey: (
    algorithm: { name: string; hash: string; salt: Bytes; info: Bytes },
    key: Key,
    derived: { name: string; length: number },
    extractable: boolean,
    uses: ('encrypt' | 'decrypt')[],
  ) => Promise<Key>;
  readonly encrypt: (algorithm: { name: string; iv: Bytes }, key: Key, bytes: Bytes) => Promise<ArrayBuffer>;
  readonly decrypt: (algorithm: { name: string; iv: Bytes }, key: Key, bytes: Bytes) => Promise<ArrayBuffer>;
};

/** Who can open what is sealed for `key`; the private half never leaves it. Errors of `open`: `key.sealed`. */
export type Opener = { readonly key: string; readonly open: (box: string) => Promise<Bytes> };
export type Sealing = {
  readonly opener: () => Promise<Opener>;
  /** A box that the owner of the key can open; the caller wipes the secret. Errors: `key.sealed` for what is no key. */
  readonly seal: (key: string, secret: Uint8Array) => Promise<string>;
};

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const POINT_BYTES = 65;
const SHARED_BITS = 256;
/** "hearth 1". */
const LABEL = [0x68, 0x65, 0x61, 0x72, 0x74, 0x68, 0x20, 0x31];
/** Never used twice with one key: each box has its own. */
const IV = new Uint8Array(12);

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const bytesOf = (hex: string): Bytes => Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/**
 * Secrets that pass through other processes: ECDH on P-256 with a new key for every box, HKDF-SHA256 over both public keys, AES-256-GCM.
 * A box is the sender's public key and the sealed bytes, as hex.
 */
export function sealing<Key>(subtle: Subtle<Key>): Sealing {
  const pair = () => subtle.generateKey(CURVE, false, ['deriveBits']);
  const raw = async (key: Key): Promise<Bytes> => new Uint8Array(await subtle.exportKey('raw', key));
  const boxKey = async (mine: Key, their: Bytes, sender: Bytes, reader: Bytes): Promise<Key> => {
    const point = await subtle.importKey('raw', their, CURVE, false, []);
    const shared = new Uint8Array(await subtle.deriveBits({ name: 'ECDH', public: point }, mine, SHARED_BITS));
    try {
      const base = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
      const info = Uint8Array.from([...LABEL, ...sender, ...reader]);
      const kdf = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info };
      return await subtle.deriveKey(kdf, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    } finally {
      shared.fill(0);
    }
  };
  const orFault = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw new AppError('key.sealed', {}, { cause });
    }
  };

  return {
    async opener() {
      const own = await pair();
      const reader = await raw(own.publicKey);
      return {
        key: hexOf(reader),
        open: (box) =>
          orFault(async () => {
            const bytes = bytesOf(box);
            const sender = bytes.slice(0, POINT_BYTES);
            const key = await boxKey(own.privateKey, sender, sender, reader);
            return new Uint8Array(await subtle.decrypt({ name: 'AES-GCM', iv: IV }, key, bytes.slice(POINT_BYTES)));
          }),
      };
    },
    seal: (key, secret) =>
      orFault(async () => {
        const reader = bytesOf(key);
        const own = await pair();
        const sender = await raw(own.publicKey);
        const copy = Uint8Array.from(secret);
        try {
          const box = await subtle.encrypt({ name: 'AES-GCM', iv: IV }, await boxKey(own.privateKey, reader, sender, reader), copy);
          return hexOf(sender) + hexOf(new Uint8Array(box));
        } finally {
          copy.fill(0);
        }
      }),
  };
}
