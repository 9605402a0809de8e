import { z } from 'zod';

/** FAR_FUTURE_EPOCH, 2^64 - 1, as every client writes it. */
const FAR_FUTURE_EPOCH = '18446744073709551615';
/** The standard sends integers as decimal strings; Lodestar 1.5.1 sends some as numbers. */
const integer = z.union([z.string().regex(/^\d{1,20}$/), z.number().int().nonnegative()]);

/** Slots, epochs, indices, counts, Unix seconds. */
export const uint = integer.transform(Number);
/** An epoch, or null for "never yet" (FAR_FUTURE_EPOCH). */
export const epochOrNull = integer.transform((v) => (String(v) === FAR_FUTURE_EPOCH ? null : Number(v)));
export const gwei = integer.transform(BigInt);
export const hex = z.string().regex(/^0x[0-9a-fA-F]*$/);
export const lowerHex = hex.transform((v) => v.toLowerCase());
/** The envelope of nearly every answer. */
export const data = <S extends z.ZodType>(schema: S) => z.object({ data: schema });
