import type { Hex } from './schemas.ts';

/** What the deposit contract takes: 48, 32, 96 and 32 bytes as `0x` hex. Source: consensus-specs, deposit-contract. */
export type DepositArguments = {
  readonly pubkey: string;
  readonly withdrawalCredentials: string;
  readonly signature: string;
  readonly depositDataRoot: string;
};

const bytesInput = (name: string, type: 'bytes' | 'bytes32') => ({ name, type }) as const;
const abi = [
  {
    type: 'function',
    name: 'deposit',
    stateMutability: 'payable',
    outputs: [],
    inputs: [
      bytesInput('pubkey', 'bytes'),
      bytesInput('withdrawal_credentials', 'bytes'),
      bytesInput('signature', 'bytes'),
      bytesInput('deposit_data_root', 'bytes32'),
    ],
  },
] as const;

/** Call data of `deposit(bytes,bytes,bytes,bytes32)`, selector 0x22895118. */
export const depositCallData = async (d: DepositArguments): Promise<Hex> => {
  const { encodeFunctionData } = await import('viem/utils');
  return encodeFunctionData({
    abi,
    functionName: 'deposit',
    args: [d.pubkey as Hex, d.withdrawalCredentials as Hex, d.signature as Hex, d.depositDataRoot as Hex],
  });
};
