import { z } from 'zod';
import { address } from '../../shared/scalars.ts';
import type { SignedChange } from '../../shared/signed-change.ts';
import { fromHex, toHex } from '../protocol/bytes.ts';
import { blsToExecutionChangeDomain, computeSigningRoot, keystoreChangeDomain } from '../protocol/domains.ts';
import { blsToExecutionChangeRoot, keystoreChangeRoot } from '../protocol/ssz.ts';
import type { Bls, Signed } from './bls.ts';
import { pythonJson } from './python-json.ts';

/** The network of a change; the name stands in the file only. */
export type ChangeFacts = { readonly name: string; readonly genesisForkVersion: string; readonly genesisValidatorsRoot: string };
/** Which validator shall pay out to which address; the address in any case. */
export type Change = { readonly validatorIndex: number; readonly address: string };

function signingRoot(change: Omit<SignedChange, 'signature'>, facts: ChangeFacts): Uint8Array {
  const message = {
    validatorIndex: change.validatorIndex,
    fromBlsPubkey: fromHex(change.fromBlsPubkey),
    toExecutionAddress: fromHex(change.toExecutionAddress),
  };
  return computeSigningRoot(blsToExecutionChangeRoot(message), blsToExecutionChangeDomain(facts));
}

/** Signs a change from 0x00 to 0x01 with the withdrawal key (capella/beacon-chain.md#blstoexecutionchange). */
export function signChange(
  bls: Bls,
  withdrawalSecret: Uint8Array,
  { validatorIndex, address: to }: Change,
  facts: ChangeFacts,
): SignedChange {
  const fromBlsPubkey = toHex(bls.publicKey(withdrawalSecret));
  const change = { validatorIndex, fromBlsPubkey, toExecutionAddress: to.toLowerCase() };
  return { ...change, signature: toHex(bls.sign(withdrawalSecret, signingRoot(change, facts))) };
}

/** What is to be verified of a change: that it is signed by the withdrawal key that it names, for this network. */
export const changeSignature = (change: SignedChange, facts: ChangeFacts): Signed => ({
  publicKey: fromHex(change.fromBlsPubkey),
  message: signingRoot(change, facts),
  signature: fromHex(change.signature),
});

/** The file as ethstaker-deposit-cli writes it. */
export const changesText = (changes: readonly SignedChange[], facts: ChangeFacts, cliVersion: string): string =>
  pythonJson(
    changes.map((c) => ({
      message: {
        validator_index: String(c.validatorIndex),
        from_bls_pubkey: c.fromBlsPubkey,
        to_execution_address: c.toExecutionAddress,
      },
      signature: c.signature,
      metadata: { network_name: facts.name, genesis_validators_root: facts.genesisValidatorsRoot, deposit_cli_version: cliVersion },
    })),
  );

/** A wish for a change, signed by the signing key. No chain takes it; the reference tool's users collect such for later. */
export type KeystoreChange = Change & { readonly signature: string };

const keystoreRoot = ({ validatorIndex, address: to }: Change, facts: ChangeFacts): Uint8Array =>
  computeSigningRoot(keystoreChangeRoot({ validatorIndex, toExecutionAddress: fromHex(to) }), keystoreChangeDomain(facts));

export const signKeystoreChange = (bls: Bls, secret: Uint8Array, change: Change, facts: ChangeFacts): KeystoreChange => ({
  ...change,
  signature: toHex(bls.sign(secret, keystoreRoot(change, facts))),
});

export const keystoreChangeIsSound = (bls: Bls, publicKey: Uint8Array, change: KeystoreChange, facts: ChangeFacts): boolean =>
  bls.verify(publicKey, keystoreRoot(change, facts), fromHex(change.signature));

/** The file as ethstaker-deposit-cli writes it: here the index is a number. */
export const keystoreChangeText = (c: KeystoreChange): string =>
  pythonJson({ message: { to_execution_address: c.address.toLowerCase(), validator_index: c.validatorIndex }, signature: c.signature });

const keystoreFile = z.strictObject({
  message: z.strictObject({ to_execution_address: address, validator_index: z.number().int().nonnegative() }),
  signature: z.string().regex(/^0x[0-9a-f]{192}$/),
});

/** Reads such a file back. Null for anything else. */
export function readKeystoreChange(text: string): KeystoreChange | null {
  try {
    const { message, signature } = keystoreFile.parse(JSON.parse(text));
    return { validatorIndex: message.validator_index, address: message.to_execution_address, signature };
  } catch {
    return null;
  }
}
