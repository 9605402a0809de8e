import { expect, test } from 'vitest';
import { nearestWords } from './mnemonic-nearest.ts';
import { typedWords } from './mnemonic-typed.ts';
import { utf8Bytes } from './password.ts';
import { listOf } from './testing/word-lists.ts';

const near = (typed: string, language: Parameters<typeof listOf>[0] = 'english') =>
  nearestWords(listOf(language), typedWords(utf8Bytes(typed))[0] ?? new Uint8Array(0)).map((w) => w.normalize('NFC'));

test('the word that was meant comes first, whatever slipped', () => {
  expect({
    longer: near('abandonment')[0],
    begun: near('aba')[0],
    swapped: near('abnadon')[0],
    letter: near('yelow')[0],
    otherLetter: near('waze')[0],
    plural: near('boys')[0],
    accent: near('àcido', 'spanish')[0],
    voiced: near('あいさづ', 'japanese')[0],
    vowel: near('가걱', 'korean')[0],
  }).toEqual({
    longer: 'abandon',
    begun: 'abandon',
    swapped: 'abandon',
    letter: 'yellow',
    otherLetter: 'wage',
    plural: 'boy',
    accent: 'ácido',
    voiced: 'あいさつ',
    vowel: '가격',
  });
});

test('at most three are named, and none that is far from what was typed', () => {
  expect(near('waze').length).toBeLessThanOrEqual(3);
  expect([near('xqzvkjw'), near('q'), near('语'), near('龘', 'chinese_simplified'), near('a'.repeat(5000))]).toEqual([[], [], [], [], []]);
});
