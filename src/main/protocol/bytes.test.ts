import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, equalBytes, fromHex, hexFromBytes, toHex } from './bytes.ts';

test('bytes survive the way through hex, in any case and with or without 0x', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(fromHex(toHex(bytes))).toEqual(bytes);
      expect(fromHex(hexFromBytes(bytes).toUpperCase())).toEqual(bytes);
    }),
  );
});

test('what is not hex is refused', () => {
  for (const text of ['0', '0x0', 'zz', '0x1g', ' 00', '0X00']) expect(() => fromHex(text)).toThrow(RangeError);
});

test('joined bytes are the parts one after the other', () => {
  expect(concatBytes(Uint8Array.of(1), new Uint8Array(0), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3));
});

test('only the same bytes are equal', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => {
      expect(equalBytes(a, Uint8Array.from(a))).toBe(true);
      expect(equalBytes(a, b)).toBe(toHex(a) === toHex(b));
    }),
  );
});
