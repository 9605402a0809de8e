import { AppError } from '../../../shared/app-error.ts';
import { optionHelp, wrongUse } from '../../../shared/strings/cli.ts';
import { gweiFromEth } from '../../protocol/units.ts';
import type { Context, Options, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { languageOf } from './language.ts';
import { flag, integer, required, text } from './options.ts';

/** Options that `keys new` and `keys derive` share. Those that this Hearth cannot do are known, so that it can say so. */
export const keyOptions = {
  network: { value: 'N', about: optionHelp.signingNetwork },
  count: { value: 'C', about: optionHelp.count },
  start: { value: 'I', about: optionHelp.start },
  'withdrawal-address': { value: '0x…', about: optionHelp.withdrawalAddress },
  compounding: { about: optionHelp.compounding },
  amount: { value: 'ETH', about: optionHelp.amount },
  'password-file': { value: 'F', about: optionHelp.passwordFile },
  out: { value: 'DIR', about: optionHelp.out },
  language: { value: 'L', about: optionHelp.language },
  kdf: { value: 'K', about: optionHelp.kdf },
  'bls-withdrawal': { about: optionHelp.later },
  'salt-per-keystore': { about: optionHelp.later },
} as const satisfies Options;

const MAX_INDEX = 2 ** 32 - 1;

/** Refuses what the terminal's fixed face names and this Hearth cannot do yet. Errors: UsageError. */
function refuseLater(values: Values): void {
  if (flag(values, 'bls-withdrawal')) throw new UsageError(wrongUse.blsWithdrawal);
  if (flag(values, 'salt-per-keystore')) throw new UsageError(wrongUse.notYet('--salt-per-keystore'));
  const kdf = text(values, 'kdf');
  if (kdf !== null && kdf !== 'scrypt') throw new UsageError(wrongUse.pbkdf2);
}

function amountOf(values: Values): bigint {
  const gwei = gweiFromEth(text(values, 'amount') ?? '32');
  if (gwei === null) throw new UsageError(wrongUse.amount);
  return gwei;
}

/** Everything but the secrets, checked. Errors: UsageError; `key.address` with what is wrong with the address. */
export async function keyRequest({ values, ask }: Pick<Context, 'values' | 'ask'>, command: string) {
  refuseLater(values);
  const network = required(values, 'network', command);
  required(values, 'count', command);
  const count = integer(values, 'count', { min: 1, max: 100, otherwise: 1 });
  const start = integer(values, 'start', { min: 0, max: MAX_INDEX, otherwise: 0 });
  const language = languageOf(values);
  const amountGwei = amountOf(values);
  const typed = required(values, 'withdrawal-address', command);
  const passwordFile = required(values, 'password-file', command);
  const out = required(values, 'out', command);
  const address = await ask('keys.checkAddress', { text: typed });
  if (!address.ok) throw new AppError('key.address', { what: address.message });
  const deposit = { withdrawalAddress: address.address, compounding: flag(values, 'compounding'), amountGwei };
  return { network, start, count, language, ...deposit, passwordFile, out };
}
