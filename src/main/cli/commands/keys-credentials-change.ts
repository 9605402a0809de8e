import { optionHelp, signTexts, summaries } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { remarkNobodys } from './nobodys.ts';
import { required, text } from './options.ts';
import { indicesOf, placeOf, signOptions, signProgress, tellSigned, withKeys, wordOptions } from './sign-from.ts';

/** Signs changes from 0x00 to an address into a file; sends nothing. */
export const keysCredentialsChange: Command = {
  path: ['keys', 'credentials-change'],
  summary: summaries.keysCredentialsChange,
  options: { ...signOptions, ...wordOptions, 'withdrawal-address': { value: '0x…', about: optionHelp.withdrawalAddress } },
  async run(context) {
    const { values, app, signal } = context;
    const name = 'keys credentials-change';
    const withdrawalAddress = required(values, 'withdrawal-address', name);
    remarkNobodys(context, withdrawalAddress);
    const asks = { ...placeOf(values, name), validatorIndices: indicesOf(values, name), withdrawalAddress };
    const onProgress = signProgress(context);
    const signed = await withKeys(context, name, async (from) =>
      (await app.keysTool()).sign.changes({ ...asks, from, signal, onProgress }),
    );
    tellSigned(context, signed, text(values, 'keystore') === null ? signTexts.changes : signTexts.keystoreChanges);
  },
};
