import { fromHex, toHex } from '../../protocol/bytes.ts';
import type { Tell } from './finding.ts';

export type Json = Readonly<Record<string, unknown>>;
export const isObject = (value: unknown): value is Json => value !== null && typeof value === 'object' && !Array.isArray(value);

/** How hex is written in a file: deposits and keystores without `0x`, messages for the beacon API with it. */
type Prefix = 'bare' | '0x';
export type Members = {
  /** Lower-case hex with `0x` of exactly so many bytes; null, with a finding, for anything else. */
  readonly hex: (name: string, bytes: number, prefix: Prefix) => string | null;
  readonly text: (name: string) => string | null;
  /** A whole number that is written as a number. */
  readonly integer: (name: string) => bigint | null;
  /** A uint64 that is written as decimal text; a number is read too. */
  readonly decimal: (name: string, form: 'text' | 'number') => bigint | null;
  readonly object: (name: string) => Json | null;
  readonly has: (name: string) => boolean;
  /** Tells of members that deposit tools do not write here. */
  readonly nothingBut: (names: readonly string[]) => void;
};

const UINT64 = 2n ** 64n;

/** Reads the members of an object of a file, and tells what is wrong with each. */
export function membersOf(value: Json, tell: Tell): Members {
  const has = (name: string) => Object.hasOwn(value, name);
  const member = (name: string): unknown => {
    if (has(name)) return value[name];
    tell('form.missing', name);
    return undefined;
  };
  const wrong = (name: string, needed: string): null => {
    if (has(name)) tell('form.type', name, needed);
    return null;
  };
  return {
    has,
    hex(name, bytes, prefix) {
      const found = member(name);
      const needed = `${bytes} bytes of hex`;
      if (typeof found !== 'string') return wrong(name, needed);
      const prefixed = /^0x/i.test(found);
      const body = prefixed ? found.slice(2) : found;
      if (body.length !== 2 * bytes || !/^[0-9a-fA-F]*$/.test(body)) return wrong(name, needed);
      if (prefixed && prefix === 'bare') tell('form.prefix', name);
      if (!prefixed && prefix === '0x') tell('form.noPrefix', name);
      if (body !== body.toLowerCase() || found.startsWith('0X')) tell('form.case', name);
      return toHex(fromHex(body));
    },
    text(name) {
      const found = member(name);
      return typeof found === 'string' && found !== '' ? found : wrong(name, 'a text');
    },
    integer(name) {
      const found = member(name);
      return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0 ? BigInt(found) : wrong(name, 'a whole number');
    },
    decimal(name, form) {
      const found = member(name);
      const text = typeof found === 'number' && Number.isSafeInteger(found) ? String(found) : found;
      if (typeof text !== 'string' || !/^(0|[1-9]\d{0,19})$/.test(text) || BigInt(text) >= UINT64) return wrong(name, 'a whole number');
      if (form === 'text' && typeof found === 'number') tell('form.number', name);
      if (form === 'number' && typeof found === 'string') tell('form.type', name, 'a number');
      return BigInt(text);
    },
    object(name) {
      const found = member(name);
      return isObject(found) ? found : wrong(name, 'an object');
    },
    nothingBut(names) {
      const others = Object.keys(value).filter((name) => !names.includes(name));
      const some = others.slice(0, 5).map((name) => `“${name.slice(0, 40)}”`);
      if (others.length > 0) tell('form.extra', `${some.join(', ')}${others.length > 5 ? ' and more' : ''}`);
    },
  };
}
