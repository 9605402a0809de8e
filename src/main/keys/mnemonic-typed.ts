import { split } from './bytes.ts';
import { utf8Bytes } from './password.ts';
import { wipe } from './secret.ts';

const SPACE = 0x20;

/** One code point of UTF-8 and how many bytes it takes; bytes that are no UTF-8 count as themselves. */
function codePointAt(utf8: Uint8Array, at: number): readonly [codePoint: number, length: number] {
  const lead = utf8[at] ?? 0;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  if (length === 1 || at + length > utf8.length) return [lead, 1];
  let codePoint = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) codePoint = (codePoint << 6) | ((utf8[at + i] ?? 0) & 0x3f);
  return [codePoint, length];
}

/** White space of Unicode, among it U+00A0 and U+3000, all control codes, and the zero-width space, which parts words too. */
const isSpace = (c: number): boolean =>
  c <= SPACE ||
  (c >= 0x7f && c <= 0xa0) ||
  c === 0x1680 ||
  (c >= 0x2000 && c <= 0x200b) ||
  c === 0x2028 ||
  c === 0x2029 ||
  c === 0x202f ||
  c === 0x205f ||
  c === 0x3000;

/** Marks that show nothing and part nothing: soft hyphen, joiners, marks of direction, byte order mark. */
const isInvisible = (c: number): boolean =>
  c === 0xad || (c >= 0x200c && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c === 0xfeff;

/** The same text with ASCII spaces for all white space and without invisible marks. */
function plainSpaces(utf8: Uint8Array): Uint8Array {
  const plain = new Uint8Array(utf8.length);
  let end = 0;
  for (let at = 0; at < utf8.length; ) {
    const [codePoint, length] = codePointAt(utf8, at);
    if (isSpace(codePoint) && (length > 1 || codePoint < 0x80)) plain[end++] = SPACE;
    else if (!isInvisible(codePoint) || length === 1) {
      plain.set(utf8.subarray(at, at + length), end);
      end += length;
    }
    at += length;
  }
  const text = plain.slice(0, end);
  wipe(plain);
  return text;
}

const lower = (byte: number): number => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte);

/**
 * A word as word lists are searched for it: NFKC, lower case, UTF-8. ASCII never becomes a string here; a word with other letters has to
 * for a moment, alone, because only strings can be normalised.
 */
function searchForm(word: Uint8Array): Uint8Array {
  if (word.every((b) => b < 0x80)) return word.map(lower);
  return utf8Bytes(new TextDecoder().decode(word).normalize('NFKC').toLowerCase().normalize('NFKC'));
}

/** The words in what a person typed, in any case and with any white space, in their search form. The caller wipes them. */
export function typedWords(utf8: Uint8Array): Uint8Array[] {
  const text = plainSpaces(utf8);
  try {
    return split(text, (b) => b === SPACE, false).map(searchForm);
  } finally {
    wipe(text);
  }
}
