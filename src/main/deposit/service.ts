import { AppError } from '../../shared/app-error.ts';
import type { DepositRoad, GateItem } from '../../shared/deposit.ts';
import { inTurn } from '../../shared/in-turn.ts';
import { isOfPlace, placeOf } from '../../shared/place.ts';
import { gateTitles } from '../../shared/strings/deposit.ts';
import { shortHex } from '../../shared/strings/short.ts';
import { slotAtTime } from '../protocol/epochs.ts';
import { chainRules } from '../protocol/rules.ts';
import { ethFromGwei, MIN_ACTIVATION_GWEI } from '../protocol/units.ts';
import { chainTimeOf, type DepositDeps, isPractice, type RunningNetwork, unitOf } from './deps.ts';
import type { DepositRecord } from './evidence.ts';
import { depositedBefore, gateItems, gateOpens } from './gate.ts';
import { depositLedger } from './ledger.ts';
import { gateFacts } from './look.ts';
import { depositRoad } from './road.ts';

export type DepositService = ReturnType<typeof depositService>;

/** Whether a failure to send says that nothing was sent. Any other may hide a transaction that is under way: its intent stays. */
const surelyNotSent = (error: unknown): boolean =>
  error instanceof AppError &&
  (['wallet.realNetwork', 'practice.notRunning', 'node.notRunning'].includes(error.code) ||
    (error.code === 'execution.refused' && /insufficient funds|intrinsic gas|max fee per gas/i.test(error.params.what ?? '')));

/** The launch gate, the one deposit of each key, and its road to a working validator. Errors: `node.notRunning` while nothing runs. */
export function depositService(deps: DepositDeps) {
  /** So that the nonce of each intent is its own. */
  const alone = inTurn();
  const told = new Map<string, string>();
  /** Roads that need no more looking at, by instance and key. */
  const ended = new Set<string>();
  const ledger = depositLedger(deps);

  async function network(): Promise<RunningNetwork> {
    const facts = await deps.facts();
    if (!facts) throw new AppError('node.notRunning');
    return facts;
  }
  async function check(pubkeys: readonly string[]): Promise<GateItem[]> {
    const net = await network();
    await ledger.settleIntents(net);
    return gateItems(await gateFacts(deps, net, pubkeys));
  }

  async function send(pubkey: string): Promise<{ txHash: string }> {
    const net = await network();
    if (!isPractice(net)) throw new AppError('wallet.realNetwork', { found: String(net.chainId) });
    await ledger.settleIntents(net);
    await ledger.settleFailed(net, pubkey);
    if (ledger.of(net, pubkey)) throw new AppError('deposit.twice', { what: shortHex(pubkey) });
    const facts = await gateFacts(deps, net, [pubkey]);
    if (facts.keys.some((k) => k.earlier && depositedBefore(k.earlier))) throw new AppError('deposit.twice', { what: shortHex(pubkey) });
    const items = gateItems(facts);
    const closed = items.filter((i) => i.verdict === 'stops').map((i) => `${i.title}: ${i.found}`);
    if (!gateOpens(items)) throw new AppError('deposit.gate', { what: closed.join('; ') });
    const data = facts.keys[0]?.signed;
    const [wallet, execution] = await Promise.all([deps.wallet(), deps.execution()]);
    if (!data || !wallet) throw new AppError('deposit.gate', { what: gateTitles[data ? 'wallet' : 'network'] });
    const [nonce, fromBlock] = await Promise.all([execution.transactionCount(wallet.address), execution.blockNumber()]);
    const intent: DepositRecord = { pubkey, instance: placeOf(net), txHash: null, at: deps.clock.now(), nonce, fromBlock };
    await ledger.keep(intent);
    try {
      const { withdrawalCredentials, signature, depositDataRoot, amountGwei } = data;
      const txHash = (await deps.send({ pubkey, withdrawalCredentials, signature, depositDataRoot, amountGwei })).toLowerCase();
      await ledger.keep({ ...intent, txHash });
      return { txHash };
    } catch (error) {
      if (surelyNotSent(error)) await ledger.forget(intent);
      throw error;
    }
  }

  async function road(pubkey: string): Promise<DepositRoad> {
    const net = await network();
    const time = chainTimeOf(net);
    await ledger.settleIntents(net);
    const record = ledger.of(net, pubkey);
    const [beacon, execution] = await Promise.all([deps.beacon(), deps.execution()]);
    const [spec, [validator = null], pending, { finalizedEpoch }, receipt] = await Promise.all([
      beacon.spec(),
      beacon.validators([pubkey]),
      beacon.pendingDeposits(),
      beacon.finalityCheckpoints(),
      record?.txHash ? execution.transactionReceipt(record.txHash) : null,
    ]);
    const block = receipt && (await execution.block(receipt.blockNumber));
    const key = (await deps.keys.list()).find((k) => k.pubkey === pubkey);
    const queued = pending?.some((p) => p.pubkey === pubkey) === true;
    return depositRoad({
      pubkey,
      rules: chainRules(spec),
      time,
      now: deps.clock.now(),
      finalizedEpoch,
      sent: record && { txHash: record.txHash, at: record.at },
      mined: receipt && block && { slot: slotAtTime(block.timestamp * 1000, time), succeeded: receipt.succeeded },
      validator,
      pending,
      // Only needed to say how much an epoch takes; on real networks that is at its cap and the list too long to ask for.
      activeBalanceGwei: queued && isPractice(net) ? await beacon.activeBalanceGwei() : MANY_GWEI,
      amount: `${ethFromGwei(key?.deposit?.amountGwei ?? MIN_ACTIVATION_GWEI)} ${unitOf(net)}`,
    });
  }

  /** Publishes the road of a key when something on it has changed. */
  async function tell(pubkey: string): Promise<DepositRoad> {
    const now = await road(pubkey);
    const text = `${now.status} ${now.validatorIndex} ${now.activationEpoch} ${now.txHash}`;
    if (told.get(pubkey) !== text) {
      told.set(pubkey, text);
      deps.publish('deposit.changed', now);
    }
    return now;
  }

  return {
    check: async ({ pubkeys }: { readonly pubkeys: readonly string[] }) => check(pubkeys),
    async send({ pubkey }: { readonly pubkey: string }): Promise<{ txHash: string }> {
      const sent = await alone(() => send(pubkey));
      await tell(pubkey).catch(() => undefined);
      return sent;
    },
    road: async ({ pubkey }: { readonly pubkey: string }) => road(pubkey),
    /** Looks at the roads that have not ended and publishes what changed; to be called on each new head while someone looks. */
    async refresh(): Promise<void> {
      if (!deps.evidence.get().deposits.some((r) => !ended.has(`${r.instance} ${r.pubkey}`))) return;
      const net = await deps.facts();
      if (!net) return;
      for (const { pubkey, instance } of deps.evidence.get().deposits.filter((r) => !ended.has(`${r.instance} ${r.pubkey}`))) {
        const over = !isOfPlace(instance, net) || (await tell(pubkey).catch(() => null))?.status === 'active';
        if (over) ended.add(`${instance} ${pubkey}`);
      }
    },
  };
}

/** More than enough for the cap of the churn. */
const MANY_GWEI = 10n ** 18n;
