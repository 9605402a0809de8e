import { z } from 'zod';

const BOX_MAX = 40_000;
const hex = z.string().regex(/^(?:[0-9a-f]{2})*$/);

/** A public key that can be sealed for: a point of P-256, uncompressed, hex without `0x`. */
export const sealingKey = hex.length(130).startsWith('04');
/** A key process that waits for secrets, by a number that only this run of Hearth knows. */
export const door = z.object({ door: z.string(), key: sealingKey });
export type Door = z.infer<typeof door>;
/** A secret that only the key process behind the door can read. Main hands it on. */
export const sealed = z.object({ door: z.string(), box: hex.max(BOX_MAX) });
export type Sealed = z.infer<typeof sealed>;

/** A secret as the window sends it, or as text: the terminal reads it from a file in its own process. */
export const secretText = z.union([z.string(), sealed]);
/** Words, likewise; sealed with a line break between them. */
export const secretWords = z.union([z.array(z.string()).min(1), sealed]);
