import { describe, expect, test } from 'vitest';
import { toHex } from '../../protocol/bytes.ts';
import { quantity, type Rlp, rlp } from './rlp.ts';
import { EMPTY_TRIE_ROOT, secureTrieRoot } from './trie.ts';

const text = (s: string) => new TextEncoder().encode(s);
const nested: Rlp = [[], [[]], [[], [[]]]];

describe('RLP', () => {
  // Examples of ethereum.org's page on RLP.
  test.each<readonly [string, Rlp, string]>([
    ['a short string', text('dog'), '0x83646f67'],
    ['a list of strings', [text('cat'), text('dog')], '0xc88363617483646f67'],
    ['the empty string', text(''), '0x80'],
    ['the empty list', [], '0xc0'],
    ['one byte below 0x80 as itself', Uint8Array.of(15), '0x0f'],
    ['one byte from 0x80 on with its length', Uint8Array.of(0x80), '0x8180'],
    ['1024', quantity(1024), '0x820400'],
    ['sets of sets', nested, '0xc7c0c1c0c3c0c1c0'],
    [
      'a string of 56 bytes',
      text('Lorem ipsum dolor sit amet, consectetur adipisicing elit'),
      '0xb8384c6f72656d20697073756d20646f6c6f722073697420616d65742c20636f6e7365637465747572206164697069736963696e6720656c6974',
    ],
  ])('writes %s', (_, item, encoded) => {
    expect(toHex(rlp(item))).toBe(encoded);
  });
});

describe('a Merkle Patricia trie', () => {
  test('has the root that every empty block header carries when it is empty', () => {
    expect(toHex(EMPTY_TRIE_ROOT)).toBe('0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421');
  });

  test('has the same root whatever the order of its entries', () => {
    const entries = Array.from({ length: 40 }, (_, i) => [text(`key ${i}`), text(`value ${i}`)] as const);
    expect(toHex(secureTrieRoot([...entries].reverse()))).toBe(toHex(secureTrieRoot(entries)));
    // “dogs” of trieanyorder_secureTrie.json in ethereum/tests.
    const dogs = [
      [text('doe'), text('reindeer')],
      [text('dog'), text('puppy')],
      [text('dogglesworth'), text('cat')],
    ] as const;
    expect(toHex(secureTrieRoot(dogs))).toBe('0xd4cd937e4a4368d7931a9cf51686b7e10abb3dce38a39000fd7902a092b64585');
  });
});
