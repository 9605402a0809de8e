import type { SigningNetwork } from '../../../shared/networks.ts';
import { doesTexts } from '../../../shared/strings/verify.ts';
import { checksumAddress } from '../../protocol/address.ts';
import { fromHex } from '../../protocol/bytes.ts';
import { blsToExecutionChangeDomain, computeSigningRoot } from '../../protocol/domains.ts';
import { blsToExecutionChangeRoot } from '../../protocol/ssz.ts';
import { isRooted, type RootedNetwork } from '../networks.ts';
import { judgePayout } from './credentials.ts';
import type { Collector, Tell } from './finding.ts';
import { type Judging, type Opinion, oneName } from './judging.ts';
import { isObject, type Json, membersOf } from './members.ts';

const MOST = 10_000;

/** Networks whose genesis root is known, the asked one first. */
export const rooted = ({ networks, network }: Judging): readonly RootedNetwork[] =>
  [...networks.filter((n) => n.name === network?.name), ...networks.filter((n) => n.name !== network?.name)].filter(isRooted);

/** A message with its signature; null, with findings, for what is none. */
export function signedMessage(
  value: unknown,
  also: readonly string[],
  tell: Tell,
): { readonly message: Json; readonly signature: string } | null {
  if (!isObject(value)) {
    tell('form.type', 'It', 'a signed message');
    return null;
  }
  const members = membersOf(value, tell);
  members.nothingBut(['message', 'signature', ...also]);
  const message = members.object('message');
  const signature = members.hex('signature', 96, '0x');
  return message === null || signature === null ? null : { message, signature };
}

export function judgeAsked(found: SigningNetwork, { network }: Judging, tell: Tell): void {
  if (network !== null && network.name !== found.name) tell('network.asked', found.title, network.title);
}

type One = { readonly network: string | null; readonly does: string | null; readonly index: string | null };
const nothing: One = { network: null, does: null, index: null };

/** Judges a file of BLS-to-execution changes (capella/beacon-chain.md), as the beacon API takes it. */
export function judgeChanges(value: unknown, found: Collector, judging: Judging): Opinion {
  if (!Array.isArray(value)) found.tell('form.list');
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (list.length > MOST) found.tell('form.tooMany', String(MOST));
  const items = list.slice(0, MOST).map((item, i) => judgeChange(item, found.ofItem(i + 1, list.length), judging));
  const indices = items.flatMap(({ index }) => index ?? []);
  for (const index of new Set(indices.filter((x, i) => indices.indexOf(x) !== i))) found.tell('change.duplicate', index);
  return { network: oneName(items.map((i) => i.network)), does: items.flatMap(({ does }) => does ?? []) };
}

function judgeChange(value: unknown, tell: Tell, judging: Judging): One {
  const signed = signedMessage(value, ['metadata'], tell);
  if (signed === null) return nothing;
  const members = membersOf(signed.message, tell);
  const index = members.decimal('validator_index', 'text');
  const from = members.hex('from_bls_pubkey', 48, '0x');
  const to = members.hex('to_execution_address', 20, '0x');
  members.nothingBut(['validator_index', 'from_bls_pubkey', 'to_execution_address']);
  if (index === null || from === null || to === null) return nothing;
  const address = checksumAddress(to);
  judgePayout(address, judging.address, tell);

  const change = { validatorIndex: Number(index), fromBlsPubkey: fromHex(from), toExecutionAddress: fromHex(to) };
  const safe = Number.isSafeInteger(change.validatorIndex);
  const root = safe ? blsToExecutionChangeRoot(change) : null;
  const fits = (n: RootedNetwork) =>
    root !== null &&
    judging.bls.verify(change.fromBlsPubkey, computeSigningRoot(root, blsToExecutionChangeDomain(n)), fromHex(signed.signature));
  const network = rooted(judging).find(fits) ?? null;
  if (network === null) tell('change.signature');
  else judgeAsked(network, judging, tell);
  judgeMetadata(value as Json, network, tell);
  return { network: network?.name ?? null, does: doesTexts.change(String(index), address), index: String(index) };
}

/** What the reference tool writes beside the message; other tools leave it out. */
function judgeMetadata(value: Json, network: RootedNetwork | null, tell: Tell): void {
  if (!Object.hasOwn(value, 'metadata')) return;
  const metadata = membersOf(value, tell).object('metadata');
  if (metadata === null) return;
  const members = membersOf(metadata, tell);
  const name = members.text('network_name');
  const root = members.hex('genesis_validators_root', 32, '0x');
  members.text('deposit_cli_version');
  members.nothingBut(['network_name', 'genesis_validators_root', 'deposit_cli_version']);
  if (network === null) return;
  if (name !== null && name !== network.name) tell('network.name', network.title, name.slice(0, 40));
  if (root !== null && root !== network.genesisValidatorsRoot) tell('change.root');
}
