import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pythonJson } from './python-json.ts';

const fixture = (path: string) => readFileSync(new URL(`./fixtures/${path}`, import.meta.url), 'utf8');

test('files of the reference survive reading and writing byte for byte', () => {
  const files = ['a01/validator_keys/deposit_data-1795324922.json', 'uni/validator_keys/keystore-m_12381_3600_7_0_0-1795324991.json'];
  for (const file of files) expect(pythonJson(JSON.parse(fixture(file)))).toBe(fixture(file));
});

test('what is written reads back as the same value, in ASCII', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = pythonJson(value as Parameters<typeof pythonJson>[0]);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(/^[\x20-\x7e]*$/.test(text)).toBe(true);
    }),
  );
});

test('bigints are plain numbers, and other letters are escaped as Python does', () => {
  expect(pythonJson({ amount: 2n ** 60n, text: 'é🔑' })).toBe('{"amount": 1152921504606846976, "text": "\\u00e9\\ud83d\\udd11"}');
});
