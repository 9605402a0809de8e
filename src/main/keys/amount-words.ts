import type { SigningNetwork } from '../../shared/networks.ts';
import { amountTexts } from '../../shared/strings/amounts.ts';
import { type CredentialsKind, maxDepositGwei } from '../protocol/credentials.ts';
import { ethFromGwei } from '../protocol/units.ts';

/** Coins in the unit of a network: on Gnosis 32 deposited gwei are 1 gwei of GNO. */
export const amountWords = (gwei: bigint, network: SigningNetwork | null): string =>
  network === null || network.depositMultiplier === 1
    ? `${ethFromGwei(gwei)} ${network?.coin ?? 'ETH'}`
    : `${ethFromGwei(gwei / BigInt(network.depositMultiplier))} ${network.coin}`;

/** What is to be said before a top-up is signed; null where all of it earns. `balanceGwei` as the chain has it, null where nobody can tell. */
export function topUpRemark(network: SigningNetwork, kind: CredentialsKind, balanceGwei: bigint | null, amountGwei: bigint): string | null {
  const most = maxDepositGwei(kind);
  const after = (balanceGwei ?? 0n) + amountGwei;
  if (after > most) return amountTexts.idle(amountWords(after, network), amountWords(most, network));
  return balanceGwei === null && kind !== '0x02' ? amountTexts.maybeIdle(amountWords(most, network)) : null;
}
