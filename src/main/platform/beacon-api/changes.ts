import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { SignedChange } from '../../../shared/signed-change.ts';
import type { Rest } from '../rest.ts';
import { data, lowerHex, uint } from './scalars.ts';

const PATH = '/eth/v1/beacon/pool/bls_to_execution_changes';
const change = z.object({
  message: z.object({ validator_index: uint, from_bls_pubkey: lowerHex, to_execution_address: lowerHex }),
  signature: lowerHex,
});
const pool = data(z.array(change));

/** The pool of changes from 0x00 to 0x01 credentials (Capella). */
export const changeRoutes = (http: Rest) => ({
  /** Changes that wait in this node's pool. */
  async credentialChanges(): Promise<readonly SignedChange[]> {
    return (await http.get(PATH, pool)).data.map(({ message, signature }) => ({
      validatorIndex: message.validator_index,
      fromBlsPubkey: message.from_bls_pubkey,
      toExecutionAddress: message.to_execution_address,
      signature,
    }));
  },
  /** Publishes signed changes. Irreversible. Errors: `beacon.refused` with the node's reason. */
  async submitCredentialChanges(changes: readonly SignedChange[]): Promise<void> {
    const body = changes.map(({ validatorIndex, fromBlsPubkey, toExecutionAddress, signature }) => ({
      message: { validator_index: String(validatorIndex), from_bls_pubkey: fromBlsPubkey, to_execution_address: toExecutionAddress },
      signature,
    }));
    const answer = await http.ask('POST', PATH, { body });
    if (answer.status === 200) return;
    if (answer.status >= 200 && answer.status <= 299) throw new AppError('beacon.answer', { what: PATH, details: `HTTP ${answer.status}` });
    throw http.refusal(PATH, answer);
  },
});
