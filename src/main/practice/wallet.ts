import { AppError } from '../../shared/app-error.ts';
import type { NetworkFacts } from '../../shared/networks.ts';
import type { DepositArguments } from '../platform/execution-rpc/deposit-call.ts';
import type { ExecutionRpc } from '../platform/execution-rpc/execution-rpc.ts';
import type { PracticeSigner } from '../platform/execution-rpc/practice-signer.ts';
import { isPracticeChainId, type PracticeChainId } from '../protocol/practice-chain.ts';
import { weiFromGwei } from '../protocol/units.ts';

/** A deposit to send. `amountGwei` goes along as value. */
export type PracticeDeposit = DepositArguments & { readonly amountGwei: bigint };

export type WalletDeps = {
  readonly signer: (chainId: PracticeChainId) => PracticeSigner;
  readonly depositCallData: (d: DepositArguments) => Promise<string>;
  readonly execution: Pick<ExecutionRpc, 'chainId' | 'transactionCount' | 'sendRawTransaction' | 'balance'>;
};

/** A deposit takes at most 150,000 gas; the fee cap is far above what a practice chain ever asks. */
const GAS = 300_000;
const MAX_FEE_WEI = 100_000_000_000n;
const TIP_WEI = 1_000_000_000n;

/**
 * The prefunded wallet of a practice network. It exists for practice chain ids only, and asks the endpoint for its chain id again
 * right before each signature. Errors: `wallet.realNetwork`, `execution.*`.
 */
export function practiceWallet(facts: Pick<NetworkFacts, 'chainId' | 'depositContract'>, deps: WalletDeps) {
  const { execution } = deps;
  const chainId = practiceChain(facts.chainId);
  const { address, sign } = deps.signer(chainId);

  return {
    address,
    balanceWei: () => execution.balance(address),
    /** Sends a deposit and answers the transaction's hash without waiting for a block. */
    async sendDeposit(deposit: PracticeDeposit): Promise<string> {
      const nonce = await execution.transactionCount(address);
      const found = practiceChain(await execution.chainId());
      if (found !== chainId) throw new AppError('wallet.realNetwork', { found: String(found) });
      const raw = await sign({
        to: facts.depositContract,
        data: await deps.depositCallData(deposit),
        valueWei: weiFromGwei(deposit.amountGwei),
        nonce,
        gas: GAS,
        maxFeePerGasWei: MAX_FEE_WEI,
        maxPriorityFeePerGasWei: TIP_WEI,
      });
      return execution.sendRawTransaction(raw);
    },
  };
}

function practiceChain(chainId: number): PracticeChainId {
  if (isPracticeChainId(chainId)) return chainId;
  throw new AppError('wallet.realNetwork', { found: String(chainId) });
}
