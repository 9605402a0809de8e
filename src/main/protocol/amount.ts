import { gweiFromEth } from './units.ts';

export type ReadAmount =
  | { readonly ok: true; readonly gwei: bigint }
  | { readonly ok: false; readonly problem: 'comma' | 'exponent' | 'fraction' | 'sign' | 'number' };

/** Gwei of an amount that a person typed, or what keeps it from being a plain decimal number of whole gwei. */
export function readAmount(typed: string): ReadAmount {
  const gwei = gweiFromEth(typed);
  if (gwei !== null) return { ok: true, gwei };
  if (typed.includes(',')) return { ok: false, problem: 'comma' };
  if (/^[+-]?[\d.]+e[+-]?\d+$/i.test(typed)) return { ok: false, problem: 'exponent' };
  if (/^[+-]/.test(typed)) return { ok: false, problem: 'sign' };
  return { ok: false, problem: /^\d{1,18}\.\d{10,}$/.test(typed) ? 'fraction' : 'number' };
}
