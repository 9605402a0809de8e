import { AppError } from '../../shared/app-error.ts';
import type { Handlers } from '../../shared/contract.ts';
import { pubkey as pubkeySchema } from '../../shared/scalars.ts';
import type { Sealed } from '../../shared/sealed.ts';
import type { Keychain } from '../platform/keychain/keychain.ts';
import { wipe } from './secret.ts';

/** The calls about passwords that the keychain keeps. */
export type KeptPasswords = Pick<Handlers, Extract<keyof Handlers, `keychain.${string}`>>;

/** `proved`: the bytes of a password that opens the keystores of these keys, which the caller wipes. Errors: `key.unknown`, `key.passwordWrong`. */
export type Proved = (pubkeys: readonly string[], password: string | Sealed) => Promise<Uint8Array>;

/** Nothing is kept that was not proved. */
export function keptPasswords(keychain: Keychain, proved: Proved): KeptPasswords {
  return {
    async 'keychain.state'() {
      const state = await keychain.state();
      const kept = state.kind === 'none' ? [] : await keychain.kept();
      return { state, kept: kept.filter((one) => pubkeySchema.safeParse(one).success) };
    },
    async 'keychain.save'({ pubkeys, password }) {
      const state = await keychain.state();
      if (state.kind === 'none') throw new AppError('keychain.unavailable', { what: state.message });
      const secret = await proved(pubkeys, password);
      try {
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
