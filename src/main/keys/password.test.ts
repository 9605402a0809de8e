import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { codePoints, expectNewPassword, keystorePassword, utf8Bytes, withoutLineEnd } from './password.ts';

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

test('a new password is text of 12 code points or more, and of 1024 bytes at most', () => {
  const code = (bytes: Uint8Array) => {
    try {
      expectNewPassword(bytes);
      return 'taken';
    } catch (error) {
      return (error as { code: string }).code;
    }
  };
  const of = (text: string) => code(utf8Bytes(text));
  expect([of('12345678901'), of('123456789012'), of(' '.repeat(12)), of('🔑'.repeat(11)), of('🔑'.repeat(12)), of('ﬁ'.repeat(11))]).toEqual(
    ['key.passwordShort', 'taken', 'taken', 'key.passwordShort', 'taken', 'key.passwordShort'],
  );
  expect([of('x'.repeat(1024)), of('x'.repeat(1025)), of('é'.repeat(513))]).toEqual(['taken', 'key.passwordLong', 'key.passwordLong']);
  expect([of('\u0007'.repeat(12)), code(new Uint8Array(12).fill(0xff))]).toEqual(['key.passwordShort', 'key.passwordText']);
});
