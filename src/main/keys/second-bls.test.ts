import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { fromHex, hexFromBytes } from '../protocol/bytes.ts';
import { addressCredentials } from '../protocol/credentials.ts';
import { type Bls, loadBackend } from './bls.ts';
import { decryptionKey, seal, unseal } from './cipher.ts';
import { type DepositDatum, depositIsSound, depositsAreSound } from './deposit-data.ts';
import { agrees, deriveAgain, deriveKeys } from './derived-keys.ts';
import type { Kdf } from './keystore.ts';
import { expectNewPassword, keystorePassword, utf8Bytes } from './password.ts';
import { loadSecondBls, type SecondBls } from './second-bls.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let bls: Bls;
let second: SecondBls;
beforeAll(async () => {
  [bls, second] = [await loadBackend('blst-native'), await loadSecondBls()];
});
const now = async () => undefined;
const tools = () => ({ bls, step: () => undefined, breathe: now });
const credentials = addressCredentials('0x01', `0x${'11'.repeat(20)}`);
const terms = { credentials, amountGwei: 32_000_000_000n, genesisForkVersion: '0x00000000', networkName: 'mainnet', cliVersion: '2.8.0' };

test('the second implementation agrees with the first, and washing keeps it working', () => {
  const secret = bls.derive(new Uint8Array(64).fill(3), [1]);
  const message = new Uint8Array(32).fill(9);
  for (let i = 0; i < 2; i++) {
    expect([hexFromBytes(second.publicKey(secret)), hexFromBytes(second.sign(secret, message))]).toEqual([
      hexFromBytes(bls.publicKey(secret)),
      hexFromBytes(bls.sign(secret, message)),
    ]);
    second.wash();
  }
});

test('a public key, a signature or a secret that is one bit off is a fault of its own', async () => {
  const seed = new Uint8Array(64).fill(3);
  const range = { start: 4_294_967_290, count: 2 };
  const keys = await deriveKeys(tools(), seed, range, terms, new Uint8Array(64));
  await deriveAgain(
    tools().bls,
    second,
    seed,
    range,
    keys,
    async () => true,
    () => undefined,
  );
  const [first, other] = keys;
  if (first === undefined || other === undefined) throw new Error('no keys');
  const signature = first.datum?.signature ?? '';
  const bent = `${signature.slice(0, -1)}${signature.endsWith('0') ? '1' : '0'}`;
  const wrong = [
    { ...first, secret: other.secret },
    { ...first, publicKey: other.publicKey },
    { ...first, datum: { ...(first.datum as DepositDatum), signature: bent } },
    { ...first, datum: { ...(first.datum as DepositDatum), amountGwei: 31_000_000_000n } },
  ];
  for (const key of wrong)
    await expect(
      deriveAgain(
        tools().bls,
        second,
        seed,
        range,
        [key],
        async () => true,
        () => undefined,
      ),
    ).rejects.toMatchObject({ code: 'key.twoAnswers' });
});

test('deposits are judged together as they are one by one', async () => {
  const keys = await deriveKeys(tools(), new Uint8Array(64).fill(5), { start: 0, count: 25 }, terms, new Uint8Array(25 * 32));
  const data = keys.flatMap(({ datum }) => datum ?? []);
  expect(await depositsAreSound(bls, now, data)).toBe(true);
  const [first, last] = [data[0] as DepositDatum, data[24] as DepositDatum];
  for (const bent of [
    { ...last, signature: first.signature },
    { ...last, amountGwei: 1n },
    { ...last, depositDataRoot: first.depositDataRoot },
  ])
    expect(await depositsAreSound(bls, now, [...data.slice(0, 24), bent])).toBe(false);
});

/** So cheap that no file may have it; it lets the property run without a second of work each. */
const cheap = (salt: Uint8Array): Kdf => ({
  function: 'scrypt',
  params: { dklen: 32, n: 2, r: 1, p: 1, salt: hexFromBytes(salt) },
  message: '',
});
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });

test('derive, encrypt, decrypt, sign, verify: for any seed, number, password and amount', async () => {
  const password = fc
    .string({ unit: 'grapheme', minLength: 12, maxLength: 40 })
    .filter((text) => text.normalize('NFKD').replace(/\p{Cc}/gu, '') !== '');
  const amountGwei = fc.bigInt({ min: 1_000_000_000n, max: 32_000_000_000n });
  const start = fc.oneof(fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom(0, 2 ** 31, 2 ** 32 - 1));
  await fc.assert(
    fc.asyncProperty(bytes(64), start, password, amountGwei, bytes(32), bytes(16), async (seed, index, typed, gwei, salt, iv) => {
      expectNewPassword(utf8Bytes(typed));
      const keys = await deriveKeys(
        tools(),
        seed,
        { start: index, count: 1 },
        { ...terms, credentials: null, amountGwei: gwei },
        new Uint8Array(32),
      );
      const made = keys[0];
      if (made?.datum == null) throw new Error('no key');
      const kdf = cheap(salt);
      const key = () => decryptionKey(kdf, keystorePassword(utf8Bytes(typed)));
      const { secret, publicKey, path, datum } = made;
      const keystore = seal({ secret, publicKey, path, kdf, key: await key(), iv, uuid: '6bf9f787-3ca4-4c6a-86a8-7237a55a3fb4' });
      const opened = unseal(keystore, await key());
      expect(Buffer.from(opened ?? [])).toEqual(Buffer.from(secret));
      expect([depositIsSound(bls, datum), agrees(second, secret, made)]).toEqual([true, true]);
      expect(fromHex(datum.withdrawalCredentials)[0]).toBe(0);
    }),
    { numRuns: 15 },
  );
});
