import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importBody } from './import-body.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

test('passwords of any characters are read from the body as they were typed, beside keystores and a slashing history', () => {
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 4 }), text, (passwords, keystore) => {
      const open = { keystores: passwords.map(() => keystore), slashing_protection: keystore };
      const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(importBody(open, passwords.map(utf8)));
      expect(JSON.parse(body)).toEqual({ ...open, passwords });
    }),
  );
});

test('what is wiped in the body leaves nothing of a password', () => {
  const body = importBody({ keystores: ['{}'] }, [utf8('four random words')]);
  body.fill(0);
  expect(Buffer.from(body.buffer).includes('random')).toBe(false);
});
