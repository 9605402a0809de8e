import { z } from 'zod';
import { finding } from './key-checks.ts';
import { nothing, pubkey, unixMs } from './scalars.ts';
import { secretText, secretWords } from './sealed.ts';

/** A restore drill that was done: hashes and verdicts, never a secret. */
export const drillEvidence = z.object({
  at: unixMs,
  /** The words give every key, and nothing is wrong with the copies. */
  good: z.boolean(),
  files: z.array(
    z.object({
      name: z.string(),
      /** SHA-256 of the file's bytes, hex without `0x`. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      kind: z.enum(['keystore', 'deposit', 'unknown']),
      /** Keys that the file is of; none where it could not be read. */
      pubkeys: z.array(pubkey),
      /** Whether the words give these keys; null: it could not be told. */
      sameKeys: z.boolean().nullable(),
      /** Whether the password opens the keystore and its secret is the key's; null: not tried, or no keystore. */
      opens: z.boolean().nullable(),
    }),
  ),
});
export type DrillEvidence = z.infer<typeof drillEvidence>;

/** What a drill showed: `says` is one sentence for all, then come the files. */
export const drillResult = z.object({
  says: z.string(),
  evidence: drillEvidence,
  files: z.array(z.object({ path: z.string(), says: z.array(z.string()), findings: z.array(finding) })),
});
export type DrillResult = z.infer<typeof drillResult>;

export const keyDrillCalls = {
  /**
   * Restore drill: whether words typed from the paper, in full or by four letters, with the 25th word where there is one (else empty),
   * give the keys of a backup folder, and whether its copies open. Kept as dated evidence. Wrong words are the fault `key.mnemonic`; words
   * of other keys are an answer.
   */
  'keys.drill': {
    input: z.object({
      words: secretWords,
      passphrase: secretText,
      folder: z.string().min(1),
      password: secretText.nullable(),
    }),
    output: drillResult,
  },
  /** Drills that were done, newest first. */
  'keys.drills': { input: nothing, output: z.array(drillEvidence) },
} as const;
