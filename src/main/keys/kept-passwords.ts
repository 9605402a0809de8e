import { AppError } from '../../shared/app-error.ts';
import type { Handlers } from '../../shared/contract.ts';
import { pubkey as pubkeySchema } from '../../shared/scalars.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import { utf8Bytes } from './password.ts';
import { wipe } from './secret.ts';

/** The calls about passwords that the keychain keeps. */
export type KeptPasswords = Pick<Handlers, Extract<keyof Handlers, `keychain.${string}`>>;

/**
 * `prove` opens the keystores of keys with a password in the key process; errors: `key.unknown`, `key.passwordWrong`. Nothing is kept that
 * was not proved.
 */
export function keptPasswords(
  keychain: Keychain,
  prove: (pubkeys: readonly string[], password: Uint8Array) => Promise<unknown>,
): KeptPasswords {
  return {
    async 'keychain.state'() {
      const state = await keychain.state();
      const kept = state.kind === 'none' ? [] : await keychain.kept();
      return { state, kept: kept.filter((one) => pubkeySchema.safeParse(one).success) };
    },
    async 'keychain.save'({ pubkeys, password }) {
      const state = await keychain.state();
      if (state.kind === 'none') throw new AppError('keychain.unavailable', { what: state.message });
      const secret = utf8Bytes(password);
      try {
        await prove(pubkeys, secret);
        await keychain.set(pubkeys, secret);
      } finally {
        wipe(secret);
      }
      return {};
    },
    async 'keychain.forget'({ pubkeys }) {
      await keychain.delete(pubkeys);
      return {};
    },
  };
}
