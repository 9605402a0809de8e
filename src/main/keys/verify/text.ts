import { pythonJson } from '../python-json.ts';
import type { Tell } from './finding.ts';

/** Deeper than any key file; deeper text is not parsed, so that no stack overflows. */
const DEEPEST = 16;
const outsideStrings = /("(?:[^"\\]|\\.)*")|\s+/g;
const dense = (json: string): string => json.replace(outsideStrings, '$1');

function tooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (inString) {
      if (c === '\\') i++;
      else if (c === '"') inString = false;
    } else if (c === '"') inString = true;
    else if (c === '[' || c === '{') {
      if (++depth > DEEPEST) return true;
    } else if (c === ']' || c === '}') depth--;
  }
  return false;
}

/** UTF-8 text of a file. Null, with a finding, for bytes that are none. */
export function decodeText(bytes: Uint8Array, tell: Tell): string | null {
  if (bytes.length === 0) {
    tell('file.empty');
    return null;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    tell('file.binary');
    return null;
  }
}

/** The value of JSON text. Undefined, with a finding, for what is none. Tells of members that stand twice and of unusual layout. */
export function parseJson(text: string, tell: Tell): unknown {
  let value: unknown;
  try {
    if (tooDeep(text)) throw new SyntaxError('too deep');
    value = JSON.parse(text);
  } catch {
    tell('file.json');
    return undefined;
  }
  const python = pythonJson(value as Parameters<typeof pythonJson>[0]);
  const plain = JSON.stringify(value);
  const body = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  const tight = dense(text);
  // What is written again differs where a member stood twice, or a number or text had another form than programs give it.
  if (tight !== plain && tight !== dense(python)) tell('form.written');
  else if (![python, plain, ...[2, 4, '\t'].map((indent) => JSON.stringify(value, null, indent))].includes(body)) tell('form.layout');
  return value;
}
