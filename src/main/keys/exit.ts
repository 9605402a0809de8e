import type { NetworkFacts } from '../../shared/networks.ts';
import type { SignedVoluntaryExit } from '../../shared/signed-exit.ts';
import { fromHex, toHex } from '../protocol/bytes.ts';
import { computeSigningRoot, voluntaryExitDomain } from '../protocol/domains.ts';
import { type VoluntaryExit, voluntaryExitRoot } from '../protocol/ssz.ts';
import type { Bls, Signed } from './bls.ts';
import { pythonJson } from './python-json.ts';

export type ExitFacts = Pick<NetworkFacts, 'capellaForkVersion' | 'genesisValidatorsRoot'>;

const signingRoot = (exit: VoluntaryExit, facts: ExitFacts): Uint8Array =>
  computeSigningRoot(voluntaryExitRoot(exit), voluntaryExitDomain(facts));

/** Signs an exit with the validator's signing key (phase0/validator.md, EIP-7044). */
export const signExit = (
  bls: Bls,
  secret: Uint8Array,
  { epoch, validatorIndex }: VoluntaryExit,
  facts: ExitFacts,
): SignedVoluntaryExit => ({
  epoch,
  validatorIndex,
  signature: toHex(bls.sign(secret, signingRoot({ epoch, validatorIndex }, facts))),
});

/** What is to be verified of an exit: that it is signed by the key with this public key, for this network. */
export const exitSignature = (publicKey: Uint8Array, exit: SignedVoluntaryExit, facts: ExitFacts): Signed => ({
  publicKey,
  message: signingRoot(exit, facts),
  signature: fromHex(exit.signature),
});

/** Whether an exit is signed by the key with this public key, for this network. */
function exitIsSound(bls: Bls, publicKey: Uint8Array, exit: SignedVoluntaryExit, facts: ExitFacts): boolean {
  const { message, signature } = exitSignature(publicKey, exit, facts);
  return bls.verify(publicKey, message, signature);
}

/** `signExit`, verified at once. Null if the signature does not verify. */
export function signVoluntaryExit(bls: Bls, secret: Uint8Array, exit: VoluntaryExit, facts: ExitFacts): SignedVoluntaryExit | null {
  const signed = signExit(bls, secret, exit, facts);
  return exitIsSound(bls, bls.publicKey(secret), signed, facts) ? signed : null;
}

/** The file as ethstaker-deposit-cli writes it. */
export const signedExitText = (exit: SignedVoluntaryExit): string =>
  pythonJson({ message: { epoch: String(exit.epoch), validator_index: String(exit.validatorIndex) }, signature: exit.signature });
