import { isOfPlace } from '../../shared/place.ts';
import { depositLogs } from './deposit-logs.ts';
import type { DepositDeps, RunningNetwork } from './deps.ts';
import type { DepositRecord } from './evidence.ts';

/** A request that timed out may still be on its way for a while. */
const SETTLED_MS = 30_000;

/** What was sent from here, one record a key and network at most. Knows how to end what a crash left open. */
export function depositLedger(deps: Pick<DepositDeps, 'evidence' | 'execution' | 'wallet' | 'clock'>) {
  const same = (a: Pick<DepositRecord, 'pubkey' | 'instance'>, b: DepositRecord) => a.pubkey === b.pubkey && a.instance === b.instance;
  const without = (record: DepositRecord) => deps.evidence.get().deposits.filter((r) => !same(record, r));
  const of = (net: RunningNetwork, pubkey: string) =>
    deps.evidence.get().deposits.find((r) => r.pubkey === pubkey && isOfPlace(r.instance, net)) ?? null;
  const keep = (record: DepositRecord) => deps.evidence.set({ version: 1, deposits: [...without(record), record] });
  const forget = (record: DepositRecord) => deps.evidence.set({ version: 1, deposits: without(record) });

  return {
    of,
    keep,
    forget,
    /**
     * An intent without a hash is left by a crash or a lost connection. Mined: its log gives the hash. The wallet's next nonce is still
     * the intent's after half a minute: nothing was sent, it is forgotten; were the transaction to turn up after all, the next one has
     * the same nonce and only one of the two can be mined. Else it waits in the pool.
     */
    async settleIntents(net: RunningNetwork): Promise<void> {
      for (const record of deps.evidence.get().deposits.filter((r) => r.txHash === null && isOfPlace(r.instance, net))) {
        const execution = await deps.execution();
        const [log] = await depositLogs(execution, net.depositContract, record.pubkey, record.fromBlock);
        if (log) {
          await keep({ ...record, txHash: log.transactionHash.toLowerCase() });
          continue;
        }
        if (deps.clock.now() - record.at < SETTLED_MS) continue;
        const wallet = await deps.wallet();
        if (wallet && (await execution.transactionCount(wallet.address)) <= record.nonce) await forget(record);
      }
    },
    /** A deposit that was mined and refused leaves the key free again. */
    async settleFailed(net: RunningNetwork, pubkey: string): Promise<void> {
      const record = of(net, pubkey);
      const receipt = record?.txHash ? await (await deps.execution()).transactionReceipt(record.txHash) : null;
      if (record && receipt?.succeeded === false) await forget(record);
    },
  };
}
