import type { NetworkFacts } from '../../shared/networks.ts';
import { toHex } from '../protocol/bytes.ts';
import { computeSigningRoot, voluntaryExitDomain } from '../protocol/domains.ts';
import { type VoluntaryExit, voluntaryExitRoot } from '../protocol/ssz.ts';
import type { Bls } from './bls.ts';
import { pythonJson } from './python-json.ts';

/** A voluntary exit with its signature, as the beacon node's pool takes it. `signature` is hex with `0x`. */
export type SignedVoluntaryExit = VoluntaryExit & { readonly signature: string };
export type ExitFacts = Pick<NetworkFacts, 'capellaForkVersion' | 'genesisValidatorsRoot'>;

/** Signs an exit with the validator's signing key (phase0/validator.md, EIP-7044). Null if the signature does not verify. */
export function signVoluntaryExit(bls: Bls, secret: Uint8Array, exit: VoluntaryExit, facts: ExitFacts): SignedVoluntaryExit | null {
  const root = computeSigningRoot(voluntaryExitRoot(exit), voluntaryExitDomain(facts));
  const signature = bls.sign(secret, root);
  if (!bls.verify(bls.publicKey(secret), root, signature)) return null;
  return { epoch: exit.epoch, validatorIndex: exit.validatorIndex, signature: toHex(signature) };
}

/** The file as ethstaker-deposit-cli writes it. */
export const signedExitText = (exit: SignedVoluntaryExit): string =>
  pythonJson({ message: { epoch: String(exit.epoch), validator_index: String(exit.validatorIndex) }, signature: exit.signature });
