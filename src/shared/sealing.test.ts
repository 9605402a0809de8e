import { webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sealed, sealingKey } from './sealed.ts';
import { sealing } from './sealing.ts';

const { opener, seal } = sealing(webcrypto.subtle);
const someBytes = fc.uint8Array({ maxLength: 300 });

test('what is sealed for a key process opens there, byte for byte', async () => {
  const { key, open } = await opener();
  expect(sealingKey.parse(key)).toBe(key);
  await fc.assert(
    fc.asyncProperty(someBytes, async (secret) => {
      const before = Uint8Array.from(secret);
      const { box } = sealed.parse({ door: 'd', box: await seal(key, secret) });
      expect(await open(box)).toEqual(before);
      expect(secret).toEqual(before);
    }),
    { numRuns: 50 },
  );
});

test('a box with one changed bit is a fault, wherever it is', async () => {
  const { key, open } = await opener();
  const box = await seal(key, new TextEncoder().encode('correct horse battery'));
  await fc.assert(
    fc.asyncProperty(fc.nat(box.length / 2 - 1), fc.nat(7), async (at, bit) => {
      const byte = Number.parseInt(box.slice(2 * at, 2 * at + 2), 16) ^ (1 << bit);
      const changed = box.slice(0, 2 * at) + byte.toString(16).padStart(2, '0') + box.slice(2 * at + 2);
      await expect(open(changed)).rejects.toMatchObject({ code: 'key.sealed' });
    }),
    { numRuns: 100 },
  );
});

test('a box that is cut or empty is a fault', async () => {
  const { key, open } = await opener();
  const box = await seal(key, new Uint8Array(20));
  for (const cut of ['', box.slice(0, 40), box.slice(0, 130), box.slice(0, -2)]) {
    await expect(open(cut)).rejects.toMatchObject({ code: 'key.sealed' });
  }
});

test('another key process cannot open what was sealed for one', async () => {
  const [one, other] = await Promise.all([opener(), opener()]);
  const box = await seal(one.key, new Uint8Array(20));
  expect(one.key).not.toBe(other.key);
  await expect(other.open(box)).rejects.toMatchObject({ code: 'key.sealed' });
});

test('two boxes of the same secret share nothing', async () => {
  const { key } = await opener();
  const [one, two] = await Promise.all([seal(key, new Uint8Array(64)), seal(key, new Uint8Array(64))]);
  expect(one.slice(2, 40)).not.toBe(two.slice(2, 40));
  expect(one.slice(130)).not.toBe(two.slice(130));
});

test('for what is no public key nothing is sealed', async () => {
  for (const key of ['', '04', `04${'00'.repeat(64)}`, `04${'ff'.repeat(64)}`]) {
    await expect(seal(key, new Uint8Array(8))).rejects.toMatchObject({ code: 'key.sealed' });
  }
});
