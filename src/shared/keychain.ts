import { z } from 'zod';
import { nothing, pubkey } from './scalars.ts';
import { secretText } from './sealed.ts';

/**
 * Where this machine can keep a keystore password: in its keychain; in a file that its keychain's key locks; or nowhere safe.
 * `name` and `backend` stand in the middle of sentences, `message` is one.
 */
export const keychainState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keychain'), name: z.string() }),
  z.object({ kind: z.literal('safeStorage'), backend: z.string() }),
  z.object({
    kind: z.literal('none'),
    why: z.enum(['absent', 'silent', 'locked', 'plain', 'unsupported']),
    message: z.string(),
  }),
]);
export type KeychainState = z.infer<typeof keychainState>;
export type KeychainLack = Extract<KeychainState, { kind: 'none' }>['why'];

/** Keystore passwords in the machine's keychain, only by choice. A mnemonic never goes there. */
export const keychainCalls = {
  /** Whether there is a safe keychain, and the keys whose password it keeps for this data folder. Never a password. */
  'keychain.state': { input: nothing, output: z.object({ state: keychainState, kept: z.array(pubkey) }) },
  /** Keeps the password of these keys, once it has opened the keystore of each. */
  'keychain.save': { input: z.object({ pubkeys: z.array(pubkey).min(1), password: secretText }), output: nothing },
  /** Takes the passwords of these keys out of the keychain. A key that has none there is no error. */
  'keychain.forget': { input: z.object({ pubkeys: z.array(pubkey).min(1) }), output: nothing },
} as const;
