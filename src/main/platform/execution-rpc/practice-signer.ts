import type { PracticeChainId } from '../../protocol/practice-chain.ts';
import type { Hex } from './schemas.ts';

/** First key of the public mnemonic “test test … junk”: known to everyone, prefunded in practice networks only. */
const WELL_KNOWN_KEY = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80';
const WELL_KNOWN_ADDRESS = '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266';

export type PracticeTransaction = {
  readonly to: string;
  readonly data: string;
  readonly valueWei: bigint;
  readonly nonce: number;
  readonly gas: number;
  readonly maxFeePerGasWei: bigint;
  readonly maxPriorityFeePerGasWei: bigint;
};
/** Signs for one practice chain; its signatures are void on every other one (EIP-155). */
export type PracticeSigner = { readonly address: string; readonly sign: (t: PracticeTransaction) => Promise<Hex> };

/** The only execution key Hearth ever holds. The chain id is part of its type and of each signature. */
export function practiceSigner(chainId: PracticeChainId): PracticeSigner {
  return {
    address: WELL_KNOWN_ADDRESS,
    sign: async (t) => {
      const { privateKeyToAccount } = await import('viem/accounts');
      return privateKeyToAccount(WELL_KNOWN_KEY).signTransaction({
        type: 'eip1559',
        chainId,
        to: t.to as Hex,
        data: t.data as Hex,
        value: t.valueWei,
        nonce: t.nonce,
        gas: BigInt(t.gas),
        maxFeePerGas: t.maxFeePerGasWei,
        maxPriorityFeePerGas: t.maxPriorityFeePerGasWei,
      });
    },
  };
}
