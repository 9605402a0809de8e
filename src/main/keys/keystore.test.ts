import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { toFault } from '../../shared/app-error.ts';
import { hexFromBytes } from '../protocol/bytes.ts';
import { decryptionKey, keyRing, seal, unseal } from './cipher.ts';
import { type Kdf, readKeystore } from './keystore.ts';
import { keystorePassword, utf8Bytes } from './password.ts';
import { salt, scryptVector, secretIn } from './testing/vectors-2335.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

/** The standard costs take most of a second, more on a busy machine. */
const SLOW = { timeout: 60_000 };
const fixture = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url), 'utf8');

test('a pbkdf2 keystore of the reference opens, and not with another password', SLOW, async () => {
  const text = fixture('pbk/validator_keys/keystore-m_12381_3600_0_0_0-1795324988.json');
  expect(await secretIn(text, 'MyPasswordIs')).toMatch(/^[0-9a-f]{64}$/);
  expect(await secretIn(text, 'MyPasswordIz')).toBeNull();
});

/** So cheap that no file may have it; it lets properties run without a second of work each. */
const cheap: Kdf = { function: 'scrypt', params: { dklen: 32, n: 2, r: 1, p: 1, salt }, message: '' };
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test('what is sealed opens with the same password and no other', async () => {
  await fc.assert(
    fc.asyncProperty(bytes(32), bytes(48), bytes(16), fc.string(), fc.string(), async (secret, publicKey, iv, password, other) => {
      const normal = (text: string) => keystorePassword(utf8Bytes(text));
      const key = await decryptionKey(cheap, normal(password));
      const keystore = seal({ secret, publicKey, path: 'm/12381/3600/0/0/0', kdf: cheap, key, iv, uuid: crypto.randomUUID() });
      expect(unseal(keystore, key)).toEqual(Buffer.from(secret));
      const same = hexFromBytes(normal(password)) === hexFromBytes(normal(other));
      expect(unseal(keystore, await decryptionKey(cheap, normal(other))) !== null).toBe(same);
    }),
  );
});

test('a ring derives once for each salt', async () => {
  const ring = keyRing(utf8Bytes('password'));
  const first = await ring.of(cheap);
  const other: Kdf = { ...cheap, params: { ...cheap.params, salt: salt.replace('d4', 'd5') } };
  expect([(await ring.of(structuredClone(cheap))) === first, (await ring.of(other)) === first]).toEqual([true, false]);
  ring.wipe();
  expect(first.every((b) => b === 0)).toBe(true);
});

test('everything that is not a sound keystore is refused with a sentence', () => {
  const standard = { dklen: 32, n: 262144, p: 1, r: 8, salt };
  const bent = (change: object) => JSON.stringify({ ...JSON.parse(scryptVector), ...change });
  const bentCrypto = (change: object) => bent({ crypto: { ...JSON.parse(scryptVector).crypto, ...change } });
  const bentParams = (change: object) => bentCrypto({ kdf: { function: 'scrypt', params: { ...standard, ...change }, message: '' } });
  expect(readKeystore(bentParams({}), 'the same').version).toBe(4);
  const texts = {
    nothing: '',
    'no JSON': '{"crypto":',
    'a list': '[]',
    'a deposit file': fixture('a01/validator_keys/deposit_data-1795324922.json'),
    'version 3': bent({ version: 3 }),
    'no public key': bent({ pubkey: undefined }),
    'an empty path': bent({ path: '' }),
    'something more in crypto': bentCrypto({ extra: 1 }),
    'another function': bentCrypto({ kdf: { function: 'argon2', params: standard, message: '' } }),
    'weak costs': bentParams({ n: 65536 }),
    'costs beyond memory': bentParams({ n: 2 ** 24 }),
    'costs that scrypt cannot take': bentParams({ n: 262143 }),
    'endless work': bentParams({ p: 1_000_000 }),
    'a short salt': bentParams({ salt: 'd4' }),
  };
  const codes = Object.entries(texts).map(([what, text]) => {
    try {
      readKeystore(text, 'keystore.json');
      return `${what}: accepted`;
    } catch (error) {
      return toFault(error).message;
    }
  });
  expect(new Set(codes)).toEqual(new Set(['The file keystore.json is not a keystore that Hearth can read.']));
});

test('mutated keystores give keystores or coded faults, nothing else', () => {
  fc.assert(
    fc.property(fc.nat({ max: scryptVector.length - 1 }), fc.string({ minLength: 0, maxLength: 3 }), (at, put) => {
      try {
        readKeystore(`${scryptVector.slice(0, at)}${put}${scryptVector.slice(at + 1)}`, 'x');
      } catch (error) {
        expect(toFault(error).code).toBe('key.file');
      }
    }),
    { numRuns: 1000 },
  );
});
