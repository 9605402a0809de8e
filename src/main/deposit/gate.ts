import type { GateItem } from '../../shared/deposit.ts';
import { gateTitles, ofKey, gateTexts as t } from '../../shared/strings/deposit.ts';
import { grouped } from '../../shared/strings/time.ts';
import { fromHex } from '../protocol/bytes.ts';
import { depositAmountFits, readCredentials } from '../protocol/credentials.ts';
import { ethFromGwei, MIN_ACTIVATION_GWEI, weiFromGwei } from '../protocol/units.ts';

export type GateId = keyof typeof gateTitles;
type Finding = { readonly verdict: 'fine' | 'stops'; readonly found: string; readonly todo: string | null };

/** A layer's head; null: it could not be asked. */
export type GateHead = { readonly behindSlots: number; readonly optimistic: boolean } | null;
export type GateKey = {
  readonly pubkey: string;
  readonly keystoreReadable: boolean;
  /** Null: the validator client could not be asked. */
  readonly loaded: boolean | null;
  readonly intendedAddress: string | null;
  /** There is deposit data, but it is damaged or wrongly signed. */
  readonly damaged: boolean;
  /** Null: nothing is signed yet, or it is damaged. */
  readonly deposit: {
    readonly withdrawalCredentials: string;
    readonly amountGwei: bigint;
    readonly forkVersion: string;
    readonly rootsAgree: boolean;
    readonly signatureVerified: boolean;
  } | null;
  /** What is known of an earlier deposit; null: it could not be looked up everywhere. */
  readonly earlier: {
    readonly sentHere: boolean;
    readonly validatorIndex: number | null;
    readonly inQueue: boolean;
    readonly inLogs: boolean;
  } | null;
};
export type GateFacts = {
  readonly network: {
    readonly title: string;
    readonly chainId: number;
    readonly depositContract: string;
    readonly genesisForkVersion: string;
  };
  readonly unit: string;
  /** So far behind the clock is still in sync. */
  readonly toleratedSlots: number;
  readonly consensus: GateHead;
  readonly execution: GateHead;
  readonly chainIds: { readonly execution: number | null; readonly consensus: number | null };
  readonly contract: { readonly address: string | null; readonly hasCode: boolean | null };
  readonly keys: readonly GateKey[];
  /** Null where the network has no practice wallet; `balanceWei` null: it could not be asked. */
  readonly wallet: { readonly balanceWei: bigint | null } | null;
};

/** Beyond the deposits themselves. */
const FEE_WEI = 10_000_000_000_000_000n;

const fine = (found: string): Finding => ({ verdict: 'fine', found, todo: null });
const stops = (found: string, todo: string): Finding => ({ verdict: 'stops', found, todo });
const unseen = stops(t.couldNotLook, t.lookAgain);

/**
 * The launch gate: everything that must agree before coins may move. What could not be looked at stops it, as a disagreement does:
 * nothing here is worth a guess. Pure; in the order of `gateTitles`, the wallet only where the network has one.
 */
export function gateItems(f: GateFacts): GateItem[] {
  const findings: Record<GateId, Finding | null> = {
    consensus: head(f.consensus, f.toleratedSlots),
    execution: head(f.execution, f.toleratedSlots),
    chain: chain(f),
    contract: contract(f),
    keystore: each(f, (k) => (k.keystoreReadable ? fine(t.keystore) : stops(t.noKeystore, t.makeKey))),
    loaded: each(f, (k) => (k.loaded === null ? unseen : k.loaded ? fine(t.loaded) : stops(t.notLoaded, t.importKey))),
    network: signed(f, (d) =>
      d.forkVersion === f.network.genesisForkVersion ? fine(t.network(f.network.title)) : stops(t.otherNetwork, t.signAgain),
    ),
    amount: signed(f, (d) => amount(d, f.unit)),
    roots: signed(f, (d) => (d.rootsAgree ? fine(t.roots) : stops(t.badRoots, t.signAgain))),
    signature: signed(f, (d) => (d.signatureVerified ? fine(t.signature) : stops(t.badSignature, t.lostCoins))),
    credentials: signed(f, credentials),
    once: each(f, once),
    wallet: f.wallet && wallet(f, f.wallet.balanceWei),
  };
  return (Object.keys(gateTitles) as GateId[]).flatMap((id) => {
    const finding = findings[id];
    return finding ? [{ id, title: gateTitles[id], ...finding }] : [];
  });
}

/** Whether coins may move. */
export const gateOpens = (items: readonly GateItem[]): boolean => items.length > 0 && items.every((i) => i.verdict !== 'stops');

function head(layer: GateHead, tolerated: number): Finding {
  if (!layer) return unseen;
  if (layer.optimistic) return stops(t.optimistic, t.waitForSync);
  return layer.behindSlots <= tolerated ? fine(t.behind(layer.behindSlots)) : stops(t.behind(layer.behindSlots), t.waitForSync);
}

function chain({ network, chainIds: { execution, consensus } }: GateFacts): Finding {
  if (execution === null || consensus === null) return unseen;
  if (execution !== consensus) return stops(t.chains(execution, consensus), t.wrongChain(network.chainId));
  return execution === network.chainId ? fine(t.chain(execution)) : stops(t.chain(execution), t.wrongChain(network.chainId));
}

function contract({ network, contract: { address, hasCode } }: GateFacts): Finding {
  if (address === null || hasCode === null) return unseen;
  if (address.toLowerCase() !== network.depositContract.toLowerCase()) return stops(t.wrongContract(address), t.neverDeposit);
  return hasCode ? fine(t.contract(network.depositContract)) : stops(t.noContract, t.neverDeposit);
}

/** The finding for all keys: the first that stops, named by its key where there are several. */
function each(f: GateFacts, judge: (key: GateKey) => Finding): Finding {
  const findings = f.keys.map((k) => ({ pubkey: k.pubkey, ...judge(k) }));
  const first = findings.find((x) => x.verdict === 'stops') ?? findings[0];
  if (!first) return stops(t.noKeystore, t.makeKey);
  const { pubkey, ...finding } = first;
  return f.keys.length > 1 && finding.verdict === 'stops' ? { ...finding, found: ofKey(pubkey, finding.found) } : finding;
}

type Signed = NonNullable<GateKey['deposit']>;
const signed = (f: GateFacts, judge: (deposit: Signed, key: GateKey) => Finding): Finding =>
  each(f, (k) => (k.deposit ? judge(k.deposit, k) : k.damaged ? stops(t.damaged, t.signAgain) : stops(t.noData, t.setAddress)));

function amount({ amountGwei, withdrawalCredentials }: Signed, unit: string): Finding {
  const kind = readCredentials(fromHex(withdrawalCredentials))?.kind;
  const fits = kind !== undefined && depositAmountFits(kind, amountGwei) && amountGwei >= MIN_ACTIVATION_GWEI;
  const found = t.amount(ethFromGwei(amountGwei), unit);
  return fits ? fine(found) : stops(found, t.amountTodo(ethFromGwei(MIN_ACTIVATION_GWEI), unit));
}

function credentials({ withdrawalCredentials }: Signed, { intendedAddress }: GateKey): Finding {
  const address = readCredentials(fromHex(withdrawalCredentials))?.address ?? null;
  if (address === null || intendedAddress === null) return stops(t.noAddress, t.setAddress);
  return address.toLowerCase() === intendedAddress.toLowerCase()
    ? fine(t.credentials(address))
    : stops(t.otherAddress(address, intendedAddress), t.signAgain);
}

/** Whether anything knows of an earlier deposit. */
export const depositedBefore = (e: NonNullable<GateKey['earlier']>): boolean =>
  e.sentHere || e.validatorIndex !== null || e.inQueue || e.inLogs;

function once({ earlier }: GateKey): Finding {
  if (!earlier) return unseen;
  if (!depositedBefore(earlier)) return fine(t.none);
  if (earlier.validatorIndex !== null) return stops(t.onChain(earlier.validatorIndex), t.onlyOnce);
  if (earlier.inQueue) return stops(t.inQueue, t.onlyOnce);
  if (earlier.inLogs) return stops(t.inLogs, t.onlyOnce);
  return stops(t.sentBefore, t.onlyOnce);
}

function wallet(f: GateFacts, balanceWei: bigint | null): Finding {
  if (balanceWei === null) return unseen;
  const needed = f.keys.reduce((sum, k) => sum + weiFromGwei(k.deposit?.amountGwei ?? MIN_ACTIVATION_GWEI), FEE_WEI);
  const found = t.wallet(grouped(balanceWei / 1_000_000_000_000_000_000n));
  return balanceWei >= needed ? fine(found) : stops(found, t.fillWallet);
}
