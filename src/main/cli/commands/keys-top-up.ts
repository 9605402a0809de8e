import { optionHelp, signTexts, summaries } from '../../../shared/strings/cli.ts';
import type { Command } from '../command.ts';
import { amountOf } from './keys-arguments.ts';
import { remarkNobodys } from './nobodys.ts';
import { flag, required } from './options.ts';
import { withSecrets } from './secrets.ts';
import { placeOf, signOptions, signProgress, tellSigned } from './sign-from.ts';

/** Signs a deposit on top of a validator into a file; sends nothing. */
export const keysTopUp: Command = {
  path: ['keys', 'top-up'],
  summary: summaries.keysTopUp,
  options: {
    ...signOptions,
    amount: { value: 'ETH', about: optionHelp.topUpAmount },
    'withdrawal-address': { value: '0x…', about: optionHelp.withdrawalAddress },
    compounding: { about: optionHelp.compounding },
  },
  async run(context) {
    const { values, app, signal, secret } = context;
    const name = 'keys top-up';
    const keystore = required(values, 'keystore', name);
    required(values, 'amount', name);
    const amountGwei = amountOf(values) ?? 0n;
    const withdrawalAddress = required(values, 'withdrawal-address', name);
    remarkNobodys(context, withdrawalAddress);
    const passwordFile = required(values, 'password-file', name);
    const asks = { ...placeOf(values, name), keystore, amountGwei, withdrawalAddress, compounding: flag(values, 'compounding') };
    const onProgress = signProgress(context);
    const signed = await withSecrets(secret, [passwordFile], async (password) =>
      (await app.keysTool()).sign.topUp({ ...asks, password, signal, onProgress, onRemark: context.remark }),
    );
    tellSigned(context, signed, signTexts.topUp);
  },
};
