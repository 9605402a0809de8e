import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joinLines, split } from './bytes.ts';
import { utf8Bytes } from './password.ts';

test('bytes are split as text would be', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '\n') }), (text) => {
      const parts = (keepEmpty: boolean) => split(utf8Bytes(text), (b) => b === 10, keepEmpty).map((p) => Buffer.from(p).toString());
      expect(parts(true)).toEqual(text.split('\n'));
      expect(parts(false)).toEqual(text.split('\n').filter((p) => p !== ''));
    }),
  );
});

test('lines are joined as text would be', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (lines) => {
      expect(Buffer.from(joinLines(lines.map(utf8Bytes))).toString()).toBe(lines.join('\n'));
    }),
  );
});
