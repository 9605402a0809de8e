import { expect, test } from 'vitest';
import { loadBackend } from './bls.ts';
import { decryptionKey, keyRing, newKdf, seal } from './cipher.ts';
import { withSecretOf } from './generate.ts';
import { keystoreText } from './keystore.ts';
import { utf8Bytes } from './password.ts';
import { signingPath } from './paths.ts';

const PASSWORD = utf8Bytes('correct horse battery');

test('a secret is wiped whatever becomes of it, and what is no secret key is a coded fault on both backends', async () => {
  const kdf = newKdf('pbkdf2', new Uint8Array(32).fill(1));
  const key = await decryptionKey(kdf, PASSWORD);
  const publicKey = new Uint8Array(48).fill(2);
  const file = (secret: Uint8Array, of: Uint8Array) => ({
    name: 'keystore.json',
    text: keystoreText(
      seal({ secret, publicKey: of, path: signingPath(0), kdf, key, iv: new Uint8Array(16), uuid: '00000000-0000-4000-8000-000000000000' }),
    ),
  });
  for (const bls of [await loadBackend('blst-native'), await loadBackend('herumi')]) {
    const ring = keyRing(PASSWORD);
    for (const none of [new Uint8Array(32), new Uint8Array(32).fill(0xff)])
      await expect(withSecretOf(bls, ring, file(none, publicKey), () => 'used')).rejects.toMatchObject({ code: 'key.file' });
    const good = new Uint8Array(32).fill(5);
    await expect(withSecretOf(bls, ring, file(good, publicKey), () => 'used')).rejects.toMatchObject({ code: 'key.file' });
    const seen: Uint8Array[] = [];
    const use = (secret: Uint8Array) => {
      seen.push(secret);
      throw new RangeError(String(secret[0]));
    };
    await expect(withSecretOf(bls, ring, file(good, bls.publicKey(good)), use)).rejects.toThrow('5');
    expect(seen.map((secret) => [...secret])).toEqual([Array(32).fill(0)]);
  }
});
