import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typedWords } from './mnemonic-typed.ts';
import { utf8Bytes } from './password.ts';

const words = (text: string) => typedWords(utf8Bytes(text)).map((w) => Buffer.from(w).toString());

test('every kind of white space parts words, and marks that show nothing are no part of them', () => {
  const spaces = [' ', '\t', '\r\n', '\u00a0', '\u1680', '\u2003', '\u200b', '\u2028', '\u202f', '\u205f', '\u3000', '  \u3000 '];
  for (const space of spaces) expect([space, words(`${space}one${space}two${space}`)]).toEqual([space, ['one', 'two']]);
  for (const mark of ['\ufeff', '\u200d', '\u00ad', '\u2060', '\u200e'])
    expect(words(`${mark}on${mark}e two${mark}`)).toEqual(['one', 'two']);
});

test('words are composed and in lower case', () => {
  expect(words('ABANDON Ábaco e\u0301cole ｚｏｏ가')).toEqual(['abandon', 'ábaco', 'école', 'zoo가']);
});

test('text is parted as a regular expression would part it', () => {
  const unit = fc.constantFrom('a', 'B', ' ', '\n', '\u3000', '\u00a0', 'é', '語', '\u{1f600}', '\u2009');
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      expect(words(text)).toEqual(
        text
          .toLowerCase()
          .split(/\s+/)
          .filter((w) => w !== ''),
      );
    }),
  );
});

test('any bytes are parted, never refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void typedWords(bytes)),
    { numRuns: 2000 },
  );
});
