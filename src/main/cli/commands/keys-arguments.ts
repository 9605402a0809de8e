import { AppError } from '../../../shared/app-error.ts';
import { KEYS_AT_ONCE } from '../../../shared/keys.ts';
import { amountTexts } from '../../../shared/strings/amounts.ts';
import { optionHelp, wrongUse } from '../../../shared/strings/cli.ts';
import { readAmount } from '../../protocol/amount.ts';
import type { Context, Options, Values } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { languageOf } from './language.ts';
import { remarkNobodys } from './nobodys.ts';
import { choice, flag, integer, required, text } from './options.ts';

/** Options that `keys new` and `keys derive` share. */
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
  'bls-withdrawal': { about: optionHelp.blsWithdrawal },
  'salt-per-keystore': { about: optionHelp.saltPerKeystore },
} as const satisfies Options;

const MAX_INDEX = 2 ** 32 - 1;

/** Gwei of `--amount`; null where it is absent. Errors: `key.amount` with what is wrong. */
export function amountOf(values: Values): bigint | null {
  const typed = text(values, 'amount');
  if (typed === null) return null;
  const read = readAmount(typed);
  if (!read.ok) throw new AppError('key.amount', { what: amountTexts[read.problem] });
  return read.gwei;
}

/** The address that a command names, with its checksum. Errors: `key.address` with what is wrong with it. */
async function addressOf(context: Pick<Context, 'ask' | 'remark'>, typed: string): Promise<string> {
  const address = await context.ask('keys.checkAddress', { text: typed });
  if (!address.ok && address.reason === 'nobodys') {
    remarkNobodys(context, typed);
    return typed.trim();
  }
  if (!address.ok) throw new AppError('key.address', { what: address.message });
  return address.address;
}

/** Where the keys pay to: an address, or null for 0x00 credentials. Errors: UsageError. */
function withdrawalOf(values: Values, command: string): string | null {
  const bls = flag(values, 'bls-withdrawal');
  const typed = text(values, 'withdrawal-address');
  if (bls && typed !== null) throw new UsageError(wrongUse.twoWithdrawals);
  if (bls && flag(values, 'compounding')) throw new UsageError(wrongUse.blsCompounding);
  if (!bls && (typed === null || typed === '')) throw new UsageError(wrongUse.noWithdrawal(command));
  return bls ? null : typed;
}

/** Everything but the secrets, checked. Errors: UsageError; `key.address` with what is wrong with the address. */
export async function keyRequest(context: Pick<Context, 'values' | 'ask' | 'remark'>, command: string) {
  const { values } = context;
  const network = required(values, 'network', command);
  required(values, 'count', command);
  const count = integer(values, 'count', { min: 1, max: KEYS_AT_ONCE, otherwise: 1 });
  const start = integer(values, 'start', { min: 0, max: MAX_INDEX, otherwise: 0 });
  const language = languageOf(values);
  const lock = { kdf: choice(values, 'kdf', ['scrypt', 'pbkdf2']) ?? 'scrypt', saltPerKeystore: flag(values, 'salt-per-keystore') };
  const typed = withdrawalOf(values, command);
  const passwordFile = required(values, 'password-file', command);
  const out = required(values, 'out', command);
  const amountGwei = amountOf(values);
  const withdrawalAddress = typed === null ? null : await addressOf(context, typed);
  return {
    network,
    start,
    count,
    language,
    lock,
    withdrawalAddress,
    compounding: flag(values, 'compounding'),
    amountGwei,
    passwordFile,
    out,
  };
}
