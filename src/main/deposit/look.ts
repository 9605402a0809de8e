import { AppError, orNull } from '../../shared/app-error.ts';
import { toleratedSlots } from '../../shared/in-sync.ts';
import { isOfPlace } from '../../shared/place.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import { equalBytes, fromHex } from '../protocol/bytes.ts';
import { slotAtTime } from '../protocol/epochs.ts';
import { isQueueHidden } from '../protocol/queue.ts';
import { chainRules } from '../protocol/rules.ts';
import { depositDataRoot, depositMessageRoot } from '../protocol/ssz.ts';
import { depositLogs } from './deposit-logs.ts';
import { chainTimeOf, type DepositDeps, isPractice, type RunningNetwork, type SignedDeposit, unitOf } from './deps.ts';
import type { GateFacts, GateHead, GateKey } from './gate.ts';

/** So far back the execution client is searched for deposits that the beacon chain does not show yet. */
const LOG_BLOCKS = 8_192;

/** What the launch gate judges, and the signed deposits it judges: only these may be sent. */
export type Looked = GateFacts & { readonly keys: readonly (GateKey & { readonly signed: SignedDeposit | null })[] };

/** Gathers what the launch gate judges. */
export async function gateFacts(deps: DepositDeps, network: RunningNetwork, pubkeys: readonly string[]): Promise<Looked> {
  const time = chainTimeOf(network);
  const clockSlot = slotAtTime(deps.clock.now(), time);
  const [beacon, execution] = await Promise.all([deps.beacon(), deps.execution()]);
  const [syncing, contract, chainId, code, block, loaded, entries, wallet] = await Promise.all([
    orNull(() => beacon.syncing()),
    orNull(() => beacon.depositContract()),
    orNull(() => execution.chainId()),
    orNull(() => execution.code(network.depositContract)),
    orNull(() => execution.block('latest')),
    orNull(() => deps.loaded()),
    deps.keys.list(),
    orNull(() => deps.wallet()),
  ]);
  const behind = (slot: number) => Math.max(0, clockSlot - slot);
  const consensusHead: GateHead = syncing && { behindSlots: behind(syncing.headSlot), optimistic: syncing.isOptimistic };
  const executionHead: GateHead = block && { behindSlots: behind(slotAtTime(block.timestamp * 1000, time)), optimistic: false };
  const keys: Looked['keys'][number][] = [];
  for (const pubkey of pubkeys) {
    const { deposit, damaged } = await depositOf(deps, pubkey);
    keys.push({
      pubkey,
      keystoreReadable: (await orNull(() => deps.keys.keystore(pubkey))) !== null,
      loaded: loaded?.includes(pubkey) ?? null,
      damaged,
      signed: deposit,
      intendedAddress: entries.find((k) => k.pubkey === pubkey)?.deposit?.withdrawalAddress ?? null,
      deposit: deposit && {
        withdrawalCredentials: deposit.withdrawalCredentials,
        amountGwei: deposit.amountGwei,
        forkVersion: deposit.forkVersion,
        rootsAgree: rootsAgree(deposit),
        signatureVerified: await deps.keys.verify(deposit),
      },
      earlier: await orNull(() => earlier(deps, network, beacon, pubkey)),
    });
  }
  return {
    network,
    unit: unitOf(network),
    toleratedSlots: toleratedSlots(network.secondsPerSlot),
    consensus: consensusHead,
    execution: executionHead,
    chainIds: { execution: chainId, consensus: contract?.chainId ?? null },
    contract: { address: contract?.address ?? null, hasCode: code === null ? null : code.length > 2 },
    keys,
    wallet: isPractice(network) ? { balanceWei: wallet?.balanceWei ?? null } : null,
  };
}

/** The signed deposit of a key; `damaged` where there is one that does not hold. */
async function depositOf(
  deps: DepositDeps,
  pubkey: string,
): Promise<{ readonly deposit: SignedDeposit | null; readonly damaged: boolean }> {
  try {
    return { deposit: await deps.keys.depositData(pubkey), damaged: false };
  } catch (error) {
    if (error instanceof AppError) return { deposit: null, damaged: error.code !== 'key.unknown' };
    throw error;
  }
}

/** Everything that may know of an earlier deposit of a key: own evidence, the chain, its queue, and blocks it has not read yet. */
async function earlier(deps: DepositDeps, network: RunningNetwork, beacon: BeaconApi, pubkey: string): Promise<GateKey['earlier']> {
  const execution = await deps.execution();
  const [[validator], pending, newest, spec] = await Promise.all([
    beacon.validators([pubkey]),
    beacon.pendingDeposits(),
    execution.blockNumber(),
    beacon.spec(),
  ]);
  // The queue may be longer than the blocks that are searched: one that is not shown may hold anything.
  if (isQueueHidden(pending, chainRules(spec), slotAtTime(deps.clock.now(), chainTimeOf(network)))) return null;
  const logs = await depositLogs(execution, network.depositContract, pubkey, newest - LOG_BLOCKS);
  return {
    sentHere: deps.evidence.get().deposits.some((r) => r.pubkey === pubkey && isOfPlace(r.instance, network)),
    validatorIndex: validator?.index ?? null,
    inQueue: pending?.some((p) => p.pubkey === pubkey) === true,
    inLogs: logs.length > 0,
  };
}

/** Both roots computed anew from the data (phase0/beacon-chain.md#depositmessage, #depositdata). */
export function rootsAgree(d: SignedDeposit): boolean {
  const message = { pubkey: fromHex(d.pubkey), withdrawalCredentials: fromHex(d.withdrawalCredentials), amountGwei: d.amountGwei };
  return (
    equalBytes(depositMessageRoot(message), fromHex(d.depositMessageRoot)) &&
    equalBytes(depositDataRoot({ ...message, signature: fromHex(d.signature) }), fromHex(d.depositDataRoot))
  );
}
