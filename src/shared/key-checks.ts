import { z } from 'zod';
import { secretText } from './sealed.ts';
import { findingCodes } from './strings/verify.ts';

/** `bad`: do not use this file as it is. `warn`: look before you use it. `note`: worth knowing. */
export const severity = z.enum(['bad', 'warn', 'note']);
export const finding = z.object({ severity, code: z.enum(findingCodes), message: z.string() });
export type Finding = z.infer<typeof finding>;

/** `changeRequest` is the reference tool's own signed wish, made with the signing key; no chain takes it. */
export const fileKind = z.enum(['deposit', 'keystore', 'exit', 'change', 'changeRequest', 'unknown']);
export type FileKind = z.infer<typeof fileKind>;

/** What a file is, for which network (null: none, several, or not known), what it would do, and what is wrong with it. */
export const verifiedFile = z.object({
  path: z.string(),
  kind: fileKind,
  network: z.string().nullable(),
  does: z.array(z.string()),
  findings: z.array(finding),
});
export type VerifiedFile = z.infer<typeof verifiedFile>;
export const verified = z.object({ files: z.array(verifiedFile) });
export type Verified = z.infer<typeof verified>;

export const keyCheckCalls = {
  /**
   * Judges files, and the files in folders and their folders, of any tool. `network` is a known network's name; `withdrawalAddress` is the
   * one that the person means. With a password keystores are opened. A file that is wrong is an answer, not a fault.
   */
  'keys.verify': {
    input: z.object({
      paths: z.array(z.string().min(1)).min(1),
      network: z.string().nullable(),
      withdrawalAddress: z.string().nullable(),
      password: secretText.nullable(),
    }),
    output: verified,
  },
} as const;
