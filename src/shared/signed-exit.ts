import { z } from 'zod';
import { decimal } from './scalars.ts';

/** A voluntary exit with its signature, as a beacon node's pool takes it. Lower-case hex with `0x`. */
export type SignedVoluntaryExit = { readonly epoch: number; readonly validatorIndex: number; readonly signature: string };

const fileSchema = z.strictObject({
  message: z.strictObject({ epoch: decimal, validator_index: decimal }),
  signature: z.string().regex(/^0x[0-9a-f]{192}$/),
});

/** Reads an exit file as the reference writes it. Null for anything else. */
export function readSignedExit(text: string): SignedVoluntaryExit | null {
  try {
    const { message, signature } = fileSchema.parse(JSON.parse(text));
    return { epoch: message.epoch, validatorIndex: message.validator_index, signature };
  } catch {
    return null;
  }
}
