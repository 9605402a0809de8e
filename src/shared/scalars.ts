import { z } from 'zod';

/** 48-byte BLS public key, `0x` and lower-case hex. */
export const pubkey = z.string().regex(/^0x[0-9a-f]{96}$/);
/** 20-byte execution address, `0x` and hex in any case; EIP-55 is checked where a person types it. */
export const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/);
/** 32 bytes, `0x` and lower-case hex. */
export const hex32 = z.string().regex(/^0x[0-9a-f]{64}$/);
/** Gwei, 10^-9 ETH. */
export const gwei = z.bigint().nonnegative();
/** Wei, 10^-18 ETH. */
export const wei = z.bigint().nonnegative();
/** Unix time in milliseconds. */
export const unixMs = z.number().int().nonnegative();
export const slot = z.number().int().nonnegative();
export const epoch = z.number().int().nonnegative();
/** What calls without input take and calls without output give. */
export const nothing = z.object({});
/** A whole number written as a decimal string, as consensus JSON has them, up to what a JavaScript number holds exactly. */
export const decimal = z
  .string()
  .regex(/^(0|[1-9]\d{0,15})$/)
  .transform(Number)
  .refine(Number.isSafeInteger);
