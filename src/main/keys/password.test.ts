import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { codePoints, keystorePassword, utf8Bytes, withoutLineEnd } from './password.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

test('the password of EIP-2335 is normalised as its vector says', () => {
  const typed = utf8Bytes('𝔱𝔢𝔰𝔱𝔭𝔞𝔰𝔰𝔴𝔬𝔯𝔡🔑');
  expect(Buffer.from(keystorePassword(typed)).toString('hex')).toBe('7465737470617373776f7264f09f9491');
});

test('control codes go, spaces and letters stay', () => {
  expect(Buffer.from(keystorePassword(utf8Bytes('a\u0000 b\u007f\u0085c\n'))).toString()).toBe('a bc');
  expect(Buffer.from(keystorePassword(utf8Bytes(' '.repeat(12)))).toString()).toBe(' '.repeat(12));
});

test('the way over bytes and the way over strings are the same', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
      const normal = text.normalize('NFKD').replace(/\p{Cc}/gu, '');
      expect(Buffer.from(keystorePassword(utf8Bytes(text)))).toEqual(Buffer.from(normal, 'utf8'));
      expect(codePoints(utf8Bytes(text))).toBe([...text].length);
    }),
  );
});

test('one line end of a password file is not part of the password', () => {
  const of = (text: string) => Buffer.from(withoutLineEnd(utf8Bytes(text))).toString();
  expect([of('word\n'), of('word\r\n'), of('word'), of('word\n\n'), of('')]).toEqual(['word', 'word', 'word', 'word\n', '']);
});
