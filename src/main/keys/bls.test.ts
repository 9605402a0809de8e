import { deriveKeyFromEntropy } from '@chainsafe/bls-keygen';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { fromHex, hexFromBytes } from '../protocol/bytes.ts';
import { type Bls, loadBackend, loadBls } from './bls.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

let blst: Bls;
let herumi: Bls;
beforeAll(async () => {
  [blst, herumi] = [await loadBackend('blst-native'), await loadBackend('herumi')];
});

test('the native backend is the one that runs, and both pass their self-test', async () => {
  expect([(await loadBls()).backend, blst.backend, herumi.backend]).toEqual(['blst-native', 'blst-native', 'herumi']);
});

/** EIP-2333 test cases: seed, master key, child number, child key. */
const vectors = [
  [
    'c55257c360c07c72029aebc1b53c05ed0362ada38ead3e3e9efa3708e53495531f09a6987599d18264c1e1c92f2cf141630c7a3c4ab7c81b2f001698e7463b04',
    6083874454709270928345386274498605044986640685124978867557563392430687146096n,
    0,
    20397789859736650942317412262472558107875392172444076792671091975210932703118n,
  ],
  [
    '3141592653589793238462643383279502884197169399375105820974944592',
    29757020647961307431480504535336562678282505419141012933316116377660817309383n,
    3141592653,
    25457201688850691947727629385191704516744796114925897962676248250929345014287n,
  ],
  [
    '0099FF991111002299DD7744EE3355BBDD8844115566CC55663355668888CC00',
    27580842291869792442942448775674722299803720648445448686099262467207037398656n,
    4294967295,
    29358610794459428860402234341874281240803786294062035874021252734817515685787n,
  ],
  [
    'd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
    19022158461524446591288038168518313374041767046816487870552872741050760015818n,
    42,
    31372231650479070279774297061823572166496564838472787488249775572789064611981n,
  ],
] as const;

test.each(vectors)('EIP-2333: seed %s', (seed, master, child, key) => {
  const number = (bytes: Uint8Array) => BigInt(`0x${hexFromBytes(bytes)}`);
  expect([number(blst.derive(fromHex(seed), [])), number(blst.derive(fromHex(seed), [child]))]).toEqual([master, key]);
});

const seeds = fc.uint8Array({ minLength: 64, maxLength: 64 });
const numbers = fc.nat({ max: 2 ** 32 - 1 }).chain((i) => fc.constantFrom([12381, 3600, i, 0], [12381, 3600, i, 0, 0]));

test('both backends and @chainsafe/bls-keygen derive the same keys', () => {
  fc.assert(
    fc.property(seeds, numbers, (seed, path) => {
      const ours = blst.derive(seed, path);
      expect(hexFromBytes(herumi.derive(seed, path))).toBe(hexFromBytes(ours));
      expect(hexFromBytes(deriveKeyFromEntropy(seed, ['m', ...path].join('/')))).toBe(hexFromBytes(ours));
    }),
    { numRuns: 5 },
  );
});

test('what one backend signs, the other verifies, for this message and key alone', () => {
  const message = fc.uint8Array({ minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(seeds, message, message, (seed, signed, other) => {
      fc.pre(hexFromBytes(signed) !== hexFromBytes(other));
      const secret = blst.derive(seed, [1, 2, 3, 4]);
      const signature = blst.sign(secret, signed);
      const publicKey = blst.publicKey(secret);
      expect(hexFromBytes(herumi.sign(secret, signed))).toBe(hexFromBytes(signature));
      expect([herumi.verify(publicKey, signed, signature), blst.verify(publicKey, signed, signature)]).toEqual([true, true]);
      expect([herumi.verify(publicKey, other, signature), blst.verify(publicKey, other, signature)]).toEqual([false, false]);
    }),
    { numRuns: 5 },
  );
});

test('bytes that are no key and no signature verify as false', () => {
  const junk = new Uint8Array(96).fill(3);
  for (const bls of [blst, herumi]) expect(bls.verify(junk.subarray(0, 48), new Uint8Array(32), junk)).toBe(false);
});
