import fc from 'fast-check';
import { getAddress } from 'viem';
import { expect, test, vi } from 'vitest';
import { addressVerdict } from '../../shared/keys.ts';
import { addressSentences } from '../../shared/strings/address.ts';
import { checkAddress, checkChosenAddress, checksumAddress, isNobodys } from './address.ts';
import { toHex } from './bytes.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const good = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
const reasonOf = (text: string) => {
  const verdict = addressVerdict.parse(checkAddress(text));
  return verdict.ok ? 'ok' : verdict.reason;
};
const anyAddress = fc.uint8Array({ minLength: 20, maxLength: 20 }).filter((b) => b.some((x) => x !== 0));

test('each mistake has its own reason', () => {
  const found = {
    ok: reasonOf(good),
    spaces: reasonOf(`  ${good}\n`),
    nothing: reasonOf('   '),
    noPrefix: reasonOf(good.slice(2)),
    capitalPrefix: reasonOf(good.replace('0x', '0X')),
    short: reasonOf(good.slice(0, -1)),
    long: reasonOf(`${good}0`),
    letter: reasonOf(good.replace('c', 'g')),
    inside: reasonOf(good.replace('cB', 'c B')),
    lower: reasonOf(good.toLowerCase()),
    upper: reasonOf(`0x${good.slice(2).toUpperCase()}`),
    oneCase: reasonOf(good.replace('cB', 'cb')),
    oneDigit: reasonOf(good.replace('219', '218')),
    zero: reasonOf(`0x${'0'.repeat(40)}`),
    ens: reasonOf('vitalik.eth'),
  };
  expect(found).toEqual({
    ok: 'ok',
    spaces: 'ok',
    nothing: 'empty',
    noPrefix: 'prefix',
    capitalPrefix: 'prefix',
    short: 'length',
    long: 'length',
    letter: 'character',
    inside: 'character',
    lower: 'unchecksummed',
    upper: 'unchecksummed',
    oneCase: 'checksum',
    oneDigit: 'checksum',
    zero: 'zero',
    ens: 'prefix',
  });
});

test('the vectors of EIP-55 pass', () => {
  const vectors = [
    '0x52908400098527886E0F7030069857D2E4169EE7',
    '0xde709f2102306220921060314715629080e2fb77',
    '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
    '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
    '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
    '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
  ];
  expect(vectors.map(reasonOf)).toEqual(vectors.map(() => 'ok'));
});

test('checksums equal those of viem', () => {
  fc.assert(
    fc.property(anyAddress, (bytes) => {
      expect(checksumAddress(toHex(bytes))).toBe(getAddress(toHex(bytes) as `0x${string}`));
      expect(reasonOf(checksumAddress(toHex(bytes)))).toBe('ok');
    }),
  );
});

test('no answer to a wrong address holds a right one', () => {
  fc.assert(
    fc.property(anyAddress, fc.nat({ max: 39 }), fc.constantFrom(...'0123456789abcdefABCDEF'), (bytes, at, letter) => {
      const right = checksumAddress(toHex(bytes));
      const wrong = `${right.slice(0, at + 2)}${letter}${right.slice(at + 3)}`;
      const verdict = checkAddress(wrong);
      if (verdict.ok) {
        expect(verdict.address).toBe(wrong);
        return;
      }
      expect(verdict.message.toLowerCase()).not.toContain(right.slice(2).toLowerCase());
      expect(verdict.position).toBeNull();
    }),
  );
});

test('any text gets a sentence, never an exception', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'grapheme' }),
        fc.string().map((s) => `0x${s}`),
      ),
      (text) => {
        const verdict = addressVerdict.parse(checkAddress(text));
        if (!verdict.ok) expect(verdict.message).toMatch(/^[A-Z].*\.$/);
      },
    ),
  );
});

test('contracts of Ethereum itself, precompiles and the burn address are nobody’s: well-formed, and still not to be chosen', () => {
  const nobodys = [
    '0x00000000219ab540356cBB839Cbe05303d7705Fa',
    '0x7f02C3E3c98b133055B8B348B2Ac625669Ed295D',
    '0x00000961Ef480Eb55e80D19ad83579A64c007002',
    '0x0000000000000000000000000000000000000001',
    '0x000000000000000000000000000000000000dEaD',
  ].map((address) => checksumAddress(address));
  expect(nobodys.map((address) => [checkAddress(address).ok, isNobodys(address)])).toEqual(nobodys.map(() => [true, true]));
  expect(nobodys.map((address) => checkChosenAddress(` ${address} `))).toEqual(
    nobodys.map(() => ({ ok: false, reason: 'nobodys', message: addressSentences.nobodys(), position: null })),
  );
  fc.assert(fc.property(anyAddress, (bytes) => !isNobodys(toHex(bytes)) || bytes.slice(0, 18).every((b) => b === 0)));
});
