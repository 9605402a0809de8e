import { z } from 'zod';
import { AppError } from './app-error.ts';
import { readJson } from './read-json.ts';
import { address, decimal, hex32, pubkey } from './scalars.ts';

/** A credentials change with its signature, as a beacon node's pool takes it. Lower-case hex with `0x`. */
export type SignedChange = {
  readonly validatorIndex: number;
  readonly fromBlsPubkey: string;
  readonly toExecutionAddress: string;
  readonly signature: string;
};
/** What a change file holds: changes, and the network they are signed for. */
export type ChangeFile = {
  readonly changes: readonly SignedChange[];
  readonly genesisValidatorsRoot: string;
  readonly networkName: string;
};

const item = z.object({
  message: z.object({ validator_index: decimal, from_bls_pubkey: pubkey, to_execution_address: address }),
  signature: z.string().regex(/^0x[0-9a-f]{192}$/),
  metadata: z.object({ network_name: z.string(), genesis_validators_root: hex32, deposit_cli_version: z.string() }),
});

/** Reads a change file of any tool in the reference's layout; all changes are for one network. AppError `key.changeFile`. */
export function readChangeFile(text: string, name: string): ChangeFile {
  const no = (details: string) => new AppError('key.changeFile', { what: name, details });
  const read = readJson(text, z.array(item).min(1), no);
  const networks = new Set(read.map((c) => `${c.metadata.network_name} ${c.metadata.genesis_validators_root}`));
  const first = read[0];
  if (first === undefined || networks.size > 1) throw no('changes for more than one network');
  return {
    changes: read.map(({ message, signature }) => ({
      validatorIndex: message.validator_index,
      fromBlsPubkey: message.from_bls_pubkey,
      toExecutionAddress: message.to_execution_address.toLowerCase(),
      signature,
    })),
    genesisValidatorsRoot: first.metadata.genesis_validators_root,
    networkName: first.metadata.network_name,
  };
}
