import { shortHex } from '../../../shared/strings/short.ts';
import { doesTexts } from '../../../shared/strings/verify.ts';
import { checksumAddress } from '../../protocol/address.ts';
import { fromHex } from '../../protocol/bytes.ts';
import { computeSigningRoot, keystoreChangeDomain, voluntaryExitDomain } from '../../protocol/domains.ts';
import { keystoreChangeRoot, voluntaryExitRoot } from '../../protocol/ssz.ts';
import { judgePayout } from './credentials.ts';
import type { Tell } from './finding.ts';
import type { Judging, Opinion } from './judging.ts';
import { membersOf } from './members.ts';
import { judgeAsked, rooted, signedMessage } from './message.ts';

/** Public keys that may have signed: those of the files given along, and of the validator itself where the own node knows it. */
export type Signers = {
  readonly keys: readonly string[];
  readonly ofIndex: ReadonlyMap<string, string>;
};
type Signed = { readonly network: ReturnType<typeof rooted>[number]; readonly key: string };
const nothing: Opinion = { network: null, does: [] };
/** Looking for the signer among many keys costs a millisecond each. */
const MOST_TRIES = 2_000;

function signedBy(
  signature: string,
  keys: readonly string[],
  judging: Judging,
  rootOn: (network: Signed['network']) => Uint8Array,
): Signed | null {
  let tries = 0;
  for (const network of rooted(judging)) {
    const root = rootOn(network);
    for (const key of keys) {
      if (tries++ >= MOST_TRIES) return null;
      if (judging.bls.verify(fromHex(key), root, fromHex(signature))) return { network, key };
    }
  }
  return null;
}

/** Judges a signed voluntary exit (phase0/beacon-chain.md, EIP-7044). It names no key, so the signer is looked for. */
export function judgeExit(value: unknown, tell: Tell, judging: Judging, signers: Signers): Opinion {
  const signed = signedMessage(value, [], tell);
  if (signed === null) return nothing;
  const members = membersOf(signed.message, tell);
  const epoch = members.decimal('epoch', 'text');
  const index = members.decimal('validator_index', 'text');
  members.nothingBut(['epoch', 'validator_index']);
  if (epoch === null || index === null) return nothing;
  const exit = { epoch: Number(epoch), validatorIndex: Number(index) };
  if (!Number.isSafeInteger(exit.epoch) || !Number.isSafeInteger(exit.validatorIndex)) {
    tell('form.type', Number.isSafeInteger(exit.epoch) ? 'validator_index' : 'epoch', 'a number that any chain reaches');
    return nothing;
  }
  const known = signers.ofIndex.get(String(index));
  const by = signedBy(signed.signature, known === undefined ? signers.keys : [known], judging, (network) =>
    computeSigningRoot(voluntaryExitRoot(exit), voluntaryExitDomain(network)),
  );
  if (by !== null) judgeAsked(by.network, judging, tell);
  else if (known !== undefined) tell('exit.signature', String(index));
  else tell('exit.unchecked', String(index));
  return {
    network: by?.network.name ?? null,
    does: [doesTexts.exit(String(index), String(epoch), by === null ? null : shortHex(by.key))],
  };
}

/** Judges what `generate-bls-to-execution-change-keystore` of the reference writes. */
export function judgeChangeRequest(value: unknown, tell: Tell, judging: Judging, signers: Signers): Opinion {
  const signed = signedMessage(value, [], tell);
  if (signed === null) return nothing;
  const members = membersOf(signed.message, tell);
  const index = members.decimal('validator_index', 'number');
  const to = members.hex('to_execution_address', 20, '0x');
  members.nothingBut(['validator_index', 'to_execution_address']);
  if (index === null || to === null) return nothing;
  if (!Number.isSafeInteger(Number(index))) {
    tell('form.type', 'validator_index', 'a number that any chain reaches');
    return nothing;
  }
  const address = checksumAddress(to);
  judgePayout(address, judging.address, tell);
  const known = signers.ofIndex.get(String(index));
  const by = signedBy(signed.signature, known === undefined ? signers.keys : [known], judging, (network) =>
    computeSigningRoot(
      keystoreChangeRoot({ validatorIndex: Number(index), toExecutionAddress: fromHex(to) }),
      keystoreChangeDomain(network),
    ),
  );
  if (by !== null) judgeAsked(by.network, judging, tell);
  else if (known !== undefined) tell('exit.signature', String(index));
  else tell('change.unchecked');
  tell('change.request');
  return { network: by?.network.name ?? null, does: [doesTexts.changeRequest(String(index), address)] };
}
