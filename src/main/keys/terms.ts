import { AppError } from '../../shared/app-error.ts';
import type { SigningNetwork } from '../../shared/networks.ts';
import { checkAddress } from '../protocol/address.ts';
import { addressCredentials, depositAmountFits, maxDepositEth } from '../protocol/credentials.ts';
import { ethFromGwei } from '../protocol/units.ts';
import { DEPOSIT_CLI_VERSION, type DepositTerms } from './deposit-data.ts';
import type { Range } from './worker-messages.ts';

/** What a person chose for a deposit. */
export type DepositChoice = { readonly withdrawalAddress: string; readonly compounding: boolean; readonly amountGwei: bigint };

/** Turns choices into what is signed. Errors: `key.address`, `key.amount`. */
export function depositTerms(choice: DepositChoice, facts: Pick<SigningNetwork, 'name' | 'genesisForkVersion'>): DepositTerms {
  const verdict = checkAddress(choice.withdrawalAddress);
  if (!verdict.ok) throw new AppError('key.address', { what: verdict.message });
  const kind = choice.compounding ? '0x02' : '0x01';
  if (!depositAmountFits(kind, choice.amountGwei)) {
    throw new AppError('key.amount', { found: `${ethFromGwei(choice.amountGwei)} ETH`, needed: String(maxDepositEth(kind)) });
  }
  return {
    credentials: addressCredentials(kind, verdict.address),
    amountGwei: choice.amountGwei,
    genesisForkVersion: facts.genesisForkVersion,
    networkName: facts.name,
    cliVersion: DEPOSIT_CLI_VERSION,
  };
}

/** A range of key numbers within EIP-2334's bounds. Errors: `key.range`. */
export function keyRange(start: number, count: number): Range {
  const sound = Number.isInteger(start) && Number.isInteger(count) && start >= 0 && count >= 1 && start + count <= 2 ** 32;
  if (!sound) throw new AppError('key.range');
  return { start, count };
}
