import { AppError } from '../../shared/app-error.ts';
import { amountTexts } from '../../shared/strings/amounts.ts';
import { checkAddress } from '../protocol/address.ts';
import { addressCredentials, type CredentialsKind, depositAmountFits, maxDepositGwei } from '../protocol/credentials.ts';
import { ethFromGwei, MIN_ACTIVATION_GWEI, MIN_DEPOSIT_GWEI } from '../protocol/units.ts';
import { DEPOSIT_CLI_VERSION, type DepositTerms } from './deposit-data.ts';
import type { Range } from './worker-messages.ts';

/** What a person chose for a deposit. */
export type DepositChoice = { readonly withdrawalAddress: string; readonly compounding: boolean; readonly amountGwei: bigint };
/** The same for keys of a mnemonic: without an address each key pays to its own 0x00 credentials; without an amount, what activates. */
export type RangeChoice = {
  readonly withdrawalAddress: string | null;
  readonly compounding: boolean;
  readonly amountGwei: bigint | null;
};
/** What a deposit needs to know of a network. Amounts of its coin count `depositMultiplier` times on the wire (Gnosis: 32). */
export type DepositNetwork = {
  readonly name: string;
  readonly genesisForkVersion: string;
  readonly depositMultiplier?: number | undefined;
  readonly coin?: string | undefined;
};
/** Terms of many deposits; null credentials: each key's own of kind 0x00. */
export type RangeTerms = Omit<DepositTerms, 'credentials'> & { readonly credentials: Uint8Array | null };

/** Turns choices into what is signed. Errors: `key.address`, `key.amount`. */
export function depositTerms(choice: DepositChoice, network: DepositNetwork): DepositTerms {
  const kind = choice.compounding ? '0x02' : '0x01';
  return { ...termsOf(kind, choice.amountGwei, network), credentials: addressCredentials(kind, soundAddress(choice.withdrawalAddress)) };
}

/** Turns choices into what is signed for each key of a range. Errors: `key.address`, `key.amount`, `key.compoundingNeedsAddress`. */
export function rangeTerms({ withdrawalAddress, compounding, amountGwei }: RangeChoice, network: DepositNetwork): RangeTerms {
  const gwei = amountGwei ?? MIN_ACTIVATION_GWEI / multiplierOf(network);
  if (withdrawalAddress !== null) return depositTerms({ withdrawalAddress, compounding, amountGwei: gwei }, network);
  if (compounding) throw new AppError('key.compoundingNeedsAddress');
  return { ...termsOf('0x00', gwei, network), credentials: null };
}

const multiplierOf = ({ depositMultiplier = 1 }: DepositNetwork): bigint => BigInt(depositMultiplier);

function soundAddress(typed: string): string {
  const verdict = checkAddress(typed);
  if (!verdict.ok) throw new AppError('key.address', { what: verdict.message });
  return verdict.address;
}

function termsOf(kind: CredentialsKind, typedGwei: bigint, network: DepositNetwork): Omit<DepositTerms, 'credentials'> {
  const multiplier = multiplierOf(network);
  const amountGwei = typedGwei * multiplier;
  if (!depositAmountFits(kind, amountGwei)) {
    const { coin = 'ETH' } = network;
    const limits = { min: ethFromGwei(MIN_DEPOSIT_GWEI / multiplier), max: ethFromGwei(maxDepositGwei(kind) / multiplier) };
    throw new AppError('key.amount', { what: amountTexts.outside(ethFromGwei(typedGwei), limits.min, limits.max, coin) });
  }
  return { amountGwei, genesisForkVersion: network.genesisForkVersion, networkName: network.name, cliVersion: DEPOSIT_CLI_VERSION };
}

/** A range of key numbers within EIP-2334's bounds. Errors: `key.range`. */
export function keyRange(start: number, count: number): Range {
  const sound = Number.isInteger(start) && Number.isInteger(count) && start >= 0 && count >= 1 && start + count <= 2 ** 32;
  if (!sound) throw new AppError('key.range');
  return { start, count };
}
