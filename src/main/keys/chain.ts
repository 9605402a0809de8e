import { AppError, orNull } from '../../shared/app-error.ts';
import type { FactsNow } from '../../shared/networks.ts';
import { chainDiffers } from '../../shared/strings/chain.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import { chainDifferences } from '../protocol/network-now.ts';
import type { NodeGenesis } from './networks.ts';
import type { OnChain } from './worker-messages.ts';

/** Which chain a node follows. The fork version comes from its configuration, which is what signatures use. Errors: `beacon.*`. */
export async function genesisOf(beacon: Pick<BeaconApi, 'genesis' | 'spec'>): Promise<NodeGenesis> {
  const [genesis, spec] = await Promise.all([beacon.genesis(), beacon.spec()]);
  const genesisForkVersion = (spec['GENESIS_FORK_VERSION'] ?? genesis.genesisForkVersion).toLowerCase();
  return { genesisForkVersion, genesisValidatorsRoot: genesis.genesisValidatorsRoot };
}

/** The genesis validators root of a node that is seen to follow these facts. Errors: `key.networkDiffers`, `beacon.*`. */
export async function rootOn(beacon: Pick<BeaconApi, 'genesis'>, facts: FactsNow): Promise<string> {
  const genesis = await beacon.genesis();
  const differences = chainDifferences(facts, { chainId: null, genesis });
  if (differences.length > 0) throw new AppError('key.networkDiffers', { what: facts.title, found: chainDiffers(differences) });
  return genesis.genesisValidatorsRoot;
}

/**
 * What a node says of validators, where it follows the chain of this root and its head is near the clock; else null, for then it cannot know.
 * A node that does not answer is none.
 */
export async function validatorsOn(
  beacon: Pick<BeaconApi, 'genesis' | 'syncing' | 'validators'>,
  genesisValidatorsRoot: string,
  ids: readonly string[],
): Promise<readonly OnChain[] | null> {
  const looked = await orNull(() => Promise.all([beacon.genesis(), beacon.syncing()]));
  if (looked === null) return null;
  const [genesis, syncing] = looked;
  if (genesis.genesisValidatorsRoot !== genesisValidatorsRoot || syncing.isSyncing) return null;
  const found = await beacon.validators(ids);
  return found.map(({ index, pubkey, withdrawalCredentials, balanceGwei }) => ({
    validatorIndex: index,
    pubkey,
    withdrawalCredentials,
    balanceGwei,
  }));
}
