import type { SigningNetwork } from '../../../shared/networks.ts';
import { shortHex } from '../../../shared/strings/short.ts';
import { doesTexts } from '../../../shared/strings/verify.ts';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { maxDepositGwei } from '../../protocol/credentials.ts';
import { computeSigningRoot, depositDomain } from '../../protocol/domains.ts';
import { depositDataRoot, depositMessageRoot } from '../../protocol/ssz.ts';
import { MAX_EFFECTIVE_GWEI, MIN_ACTIVATION_GWEI, MIN_DEPOSIT_GWEI } from '../../protocol/units.ts';
import { amountWords } from '../amount-words.ts';
import { judgeCredentials, payoutWords } from './credentials.ts';
import type { Collector, Tell } from './finding.ts';
import { type Judging, type Opinion, oneName, type SeenDeposit } from './judging.ts';
import { isObject, type Json, membersOf } from './members.ts';
import { depositMembers } from './recognise.ts';

const MOST = 10_000;
type Item = { readonly network: string | null; readonly does: string | null; readonly seen: SeenDeposit | null };

/**
 * Judges a deposit file of any tool: what the Launchpad checks, and what it does not: duplicates, prefix, padding, the network in both
 * forms, the address that the person means.
 */
export function judgeDeposits(value: unknown, found: Collector, judging: Judging): Opinion {
  if (!Array.isArray(value)) found.tell('form.list');
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > MOST) found.tell('form.tooMany', String(MOST));
  const items = list.slice(0, MOST).map((item, i): Item => {
    const tell = found.ofItem(i + 1, list.length);
    if (isObject(item)) return judgeOne(item, tell, judging);
    tell('form.type', `${i + 1}`, 'a deposit');
    return { network: null, does: null, seen: null };
  });
  const deposits = items.flatMap(({ seen }) => (seen === null ? [] : [seen]));
  const keys = deposits.map(({ pubkey }) => pubkey);
  for (const key of new Set(keys.filter((k, i) => keys.indexOf(k) !== i))) found.tell('duplicate.within', shortHex(key));
  if (new Set(deposits.map((d) => d.forkVersion)).size > 1) found.tell('network.mixed');
  return { network: oneName(items.map((i) => i.network)), does: items.flatMap(({ does }) => does ?? []), deposits };
}

function judgeOne(item: Json, tell: Tell, judging: Judging): Item {
  const members = membersOf(item, tell);
  const pubkey = members.hex('pubkey', 48, 'bare');
  const credentials = members.hex('withdrawal_credentials', 32, 'bare');
  const amountGwei = members.integer('amount');
  const signature = members.hex('signature', 96, 'bare');
  const roots = [members.hex('deposit_message_root', 32, 'bare'), members.hex('deposit_data_root', 32, 'bare')] as const;
  const forkVersion = members.hex('fork_version', 4, 'bare');
  const networkName = members.has('network_name') ? members.text('network_name') : null;
  members.text('deposit_cli_version');
  members.nothingBut(depositMembers);

  const network = judging.networks.find((n) => n.genesisForkVersion === forkVersion) ?? null;
  if (forkVersion !== null) judgeNetwork(forkVersion, members.has('network_name') ? networkName : undefined, network, tell, judging);
  const read = credentials === null ? null : judgeCredentials(credentials, judging.address, tell);
  if (amountGwei !== null) judgeAmount(amountGwei, read === null ? MAX_EFFECTIVE_GWEI : maxDepositGwei(read.kind), network, tell);
  if (pubkey === null || credentials === null || amountGwei === null) return { network: network?.name ?? null, does: null, seen: null };

  const message = { pubkey: fromHex(pubkey), withdrawalCredentials: fromHex(credentials), amountGwei };
  const messageRoot = depositMessageRoot(message);
  if (roots[0] !== null && roots[0] !== toHex(messageRoot)) tell('roots.message');
  if (signature !== null) {
    if (roots[1] !== null && roots[1] !== toHex(depositDataRoot({ ...message, signature: fromHex(signature) }))) tell('roots.data');
    const fits = (version: string) =>
      judging.bls.verify(
        message.pubkey,
        computeSigningRoot(messageRoot, depositDomain({ genesisForkVersion: version })),
        fromHex(signature),
      );
    if (forkVersion !== null && !fits(forkVersion)) {
      const right = judging.networks.find((n) => fits(n.genesisForkVersion));
      if (right === undefined) tell('deposit.signature');
      else tell('deposit.signatureOther', right.title);
    }
  }
  return {
    network: network?.name ?? null,
    does: doesTexts.deposit(amountWords(amountGwei, network), shortHex(pubkey), payoutWords(read)),
    seen: forkVersion === null ? null : { pubkey, credentials, amountGwei, forkVersion },
  };
}

function judgeNetwork(
  version: string,
  name: string | null | undefined,
  network: SigningNetwork | null,
  tell: Tell,
  judging: Judging,
): void {
  if (network === null) tell('network.unknown', version);
  if (name === undefined) tell('network.unnamed');
  const named = judging.networks.find((n) => n.name === name);
  const agrees = network === null ? named === undefined : network.name === name;
  if (typeof name === 'string' && !agrees) tell('network.name', network?.title ?? 'another network', name.slice(0, 40));
  const asked = judging.network;
  if (asked !== null && asked.genesisForkVersion !== version)
    tell('network.asked', network?.title ?? `fork version ${version}`, asked.title);
}

function judgeAmount(amountGwei: bigint, mostGwei: bigint, network: SigningNetwork | null, tell: Tell): void {
  const words = (gwei: bigint) => amountWords(gwei, network);
  if (amountGwei < MIN_DEPOSIT_GWEI) tell('amount.low', words(amountGwei));
  else if (amountGwei > mostGwei) tell('amount.high', words(amountGwei), words(mostGwei));
  else if (amountGwei < MIN_ACTIVATION_GWEI) tell('amount.part', words(amountGwei), words(MIN_ACTIVATION_GWEI));
}
