import { z } from 'zod';
import { AppError } from '../../shared/app-error.ts';
import { readJson } from '../../shared/read-json.ts';
import { pathNumbers } from './paths.ts';
import { pythonJson } from './python-json.ts';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-fA-F]{${2 * bytes}}$`));
const noMessage = z.literal('');

const scryptKdf = z.strictObject({
  function: z.literal('scrypt'),
  params: z.strictObject({
    dklen: z.literal(32),
    n: z.number().int().positive(),
    r: z.number().int().positive(),
    p: z.number().int().positive(),
    salt: hex(32),
  }),
  message: noMessage,
});
const pbkdf2Kdf = z.strictObject({
  function: z.literal('pbkdf2'),
  params: z.strictObject({ c: z.number().int().positive(), dklen: z.literal(32), prf: z.literal('hmac-sha256'), salt: hex(32) }),
  message: noMessage,
});

/** EIP-2335 keystore of one BLS key, as strict as the reference reads it: no other functions, no other members in `crypto`. */
export const keystoreSchema = z.object({
  crypto: z.strictObject({
    kdf: z.discriminatedUnion('function', [scryptKdf, pbkdf2Kdf]),
    checksum: z.strictObject({ function: z.literal('sha256'), params: z.strictObject({}), message: hex(32) }),
    cipher: z.strictObject({ function: z.literal('aes-128-ctr'), params: z.strictObject({ iv: hex(16) }), message: hex(32) }),
  }),
  description: z.string().optional(),
  pubkey: hex(48),
  path: z.string().refine((path) => pathNumbers(path) !== null),
  uuid: z.guid(),
  version: z.literal(4),
});
export type Keystore = z.infer<typeof keystoreSchema>;
export type Kdf = Keystore['crypto']['kdf'];
export type KdfName = Kdf['function'];

/** Memory that one scrypt may take; the standard cost takes 256 MiB and a little. */
export const SCRYPT_MEMORY_BYTES = 300 * 2 ** 20;

/** The reference's refusal of costs so low that a stolen file could be guessed, and ours of costs that no machine should be asked for. */
function costsAreSound(kdf: Kdf): boolean {
  if (kdf.function === 'pbkdf2') return kdf.params.c >= 2 ** 18 && kdf.params.c <= 2 ** 26;
  const { n, r, p } = kdf.params;
  return Number.isInteger(Math.log2(n)) && n * r * p >= 2 ** 20 && 128 * r * (n + p) < SCRYPT_MEMORY_BYTES && p <= 16;
}

/** Reads a keystore file. AppError `key.file` for anything that is not one, or one of unsound costs; `name` is for the sentence. */
export function readKeystore(text: string, name: string): Keystore {
  const no = (details: string) => new AppError('key.file', { what: name, details });
  const keystore = readJson(text, keystoreSchema, no);
  if (!costsAreSound(keystore.crypto.kdf)) throw no('the costs of its key derivation are out of bounds');
  return keystore;
}

/** The file as ethstaker-deposit-cli lays it out, field by field. */
export const keystoreText = (k: Keystore): string =>
  pythonJson({
    crypto: { kdf: k.crypto.kdf, checksum: k.crypto.checksum, cipher: k.crypto.cipher },
    description: k.description ?? '',
    pubkey: k.pubkey,
    path: k.path,
    uuid: k.uuid,
    version: k.version,
  });
