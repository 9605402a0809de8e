import { z } from 'zod';

/**
 * What went wrong, for a person: `message` says what happened, `coins` what it means for coins or duties,
 * `hint` what to do next, `command` the command that helps, `details` what to copy for others.
 * The sentences live in `strings/faults.ts`; `code` is for programs.
 */
export const fault = z.object({
  code: z.string(),
  message: z.string(),
  coins: z.string(),
  hint: z.string(),
  command: z.string().nullable(),
  details: z.string().nullable(),
});
export type Fault = z.infer<typeof fault>;

export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly fault: Fault };
