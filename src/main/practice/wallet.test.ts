import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/app-error.ts';
import { isPracticeChainId, practiceChainIds } from '../protocol/practice-chain.ts';
import { practiceWallet } from './wallet.ts';

const depositContract = '0x00000000219ab540356cBB839Cbe05303d7705Fa';
const deposit = { pubkey: '0x01', withdrawalCredentials: '0x02', signature: '0x03', depositDataRoot: '0x04', amountGwei: 32_000_000_000n };

/** A wallet whose endpoint says `endpointChainId`; everything that was signed or sent is kept. */
function wallet(factsChainId: number, endpointChainId: number) {
  const signed: unknown[] = [];
  const sent: string[] = [];
  const make = () =>
    practiceWallet(
      { chainId: factsChainId, depositContract },
      {
        signer: (chainId) => ({
          address: '0xf39F',
          sign: async (t) => {
            signed.push({ chainId, ...t });
            return '0x02ff';
          },
        }),
        depositCallData: async () => '0x22895118',
        execution: {
          chainId: async () => endpointChainId,
          transactionCount: async () => 5,
          balance: async () => 0n,
          sendRawTransaction: async (raw) => {
            sent.push(raw);
            return '0xabcd';
          },
        },
      },
    );
  return { make, signed, sent };
}
const codeOf = (run: () => unknown) => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : error;
  }
};

describe('the practice wallet', () => {
  test('sends a deposit and answers its hash at once', async () => {
    const { make, signed, sent } = wallet(3151908, 3151908);
    expect(await make().sendDeposit(deposit)).toBe('0xabcd');
    expect(sent).toEqual(['0x02ff']);
    expect(signed).toEqual([
      {
        chainId: 3151908,
        to: depositContract,
        data: '0x22895118',
        valueWei: 32n * 10n ** 18n,
        nonce: 5,
        gas: 300_000,
        maxFeePerGasWei: 100_000_000_000n,
        maxPriorityFeePerGasWei: 1_000_000_000n,
      },
    ]);
  });

  test('cannot be made for any chain but a practice one', () => {
    expect([1, 560048, 11155111, 17000].map((id) => codeOf(wallet(id, id).make))).toEqual(Array(4).fill('wallet.realNetwork'));
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 3151900, max: 3151916 })), (chainId) => {
        expect(codeOf(wallet(chainId, 3151908).make)).toBe(practiceChainIds.some((id) => id === chainId) ? null : 'wallet.realNetwork');
      }),
    );
  });

  test('signs nothing when the endpoint turns out to be another chain', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1 }).filter((id) => !isPracticeChainId(id)),
        async (endpointChainId) => {
          const { make, signed, sent } = wallet(3151908, endpointChainId);
          await expect(make().sendDeposit(deposit)).rejects.toMatchObject({ code: 'wallet.realNetwork' });
          expect({ signed, sent }).toEqual({ signed: [], sent: [] });
        },
      ),
    );
  });
});
