import type { SigningNetwork } from '../../shared/networks.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { NodeGenesis } from './networks.ts';
import type { OnChain } from './worker-messages.ts';

/** Which chain a node follows. The fork version comes from its configuration, which is what signatures use. Errors: `beacon.*`. */
export async function genesisOf(beacon: Pick<BeaconApi, 'genesis' | 'spec'>): Promise<NodeGenesis> {
  const [genesis, spec] = await Promise.all([beacon.genesis(), beacon.spec()]);
  const genesisForkVersion = (spec['GENESIS_FORK_VERSION'] ?? genesis.genesisForkVersion).toLowerCase();
  return { genesisForkVersion, genesisValidatorsRoot: genesis.genesisValidatorsRoot };
}

/**
 * What a node says of validators, where it follows this network and its head is near the clock; else null, for then it cannot know.
 * A node that does not answer is none.
 */
export async function validatorsOn(
  beacon: Pick<BeaconApi, 'genesis' | 'syncing' | 'validators'>,
  network: SigningNetwork,
  ids: readonly string[],
): Promise<readonly OnChain[] | null> {
  try {
    const [genesis, syncing] = await Promise.all([beacon.genesis(), beacon.syncing()]);
    if (genesis.genesisValidatorsRoot !== network.genesisValidatorsRoot || syncing.isSyncing) return null;
  } catch {
    return null;
  }
  const found = await beacon.validators(ids);
  return found.map((v) => ({ validatorIndex: v.index, pubkey: v.pubkey, withdrawalCredentials: v.withdrawalCredentials }));
}
