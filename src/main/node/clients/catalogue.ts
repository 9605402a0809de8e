import type { ClientId, Role } from '../../../shared/node.ts';
import type { ClientPart, ConsensusClient, ExecutionClient } from './client.ts';
import { grandine } from './consensus/grandine.ts';
import { lighthouse } from './consensus/lighthouse.ts';
import { lodestar } from './consensus/lodestar.ts';
import { nimbus } from './consensus/nimbus.ts';
import { prysm } from './consensus/prysm.ts';
import { teku } from './consensus/teku.ts';
import { besu } from './execution/besu.ts';
import { erigon } from './execution/erigon.ts';
import { geth } from './execution/geth.ts';
import { nethermind } from './execution/nethermind.ts';
import { reth } from './execution/reth.ts';
import { mevBoost } from './mev-boost.ts';

/** Every client Hearth runs. A new one is a file and a line here. */
export const executionClients: readonly ExecutionClient[] = [geth, nethermind, besu, erigon, reth];
export const consensusClients: readonly ConsensusClient[] = [lighthouse, teku, nimbus, prysm, lodestar, grandine];

/** The execution client of this id. Throws RangeError for another layer's id. */
export function executionClient(id: ClientId): ExecutionClient {
  const found = executionClients.find((client) => client.id === id);
  if (found === undefined) throw new RangeError(`${id} is no execution client`);
  return found;
}
/** The consensus client of this id. Throws RangeError for another layer's id. */
export function consensusClient(id: ClientId): ConsensusClient {
  const found = consensusClients.find((client) => client.id === id);
  if (found === undefined) throw new RangeError(`${id} is no consensus client`);
  return found;
}
/** The part of a client that plays this role. Throws RangeError for one that it does not play. */
export function partOf(id: ClientId, role: Role): ClientPart {
  if (role === 'builder') return mevBoost;
  const part = role === 'execution' ? executionClient(id).execution : consensusClient(id)[role];
  if (part === null) throw new RangeError(`${id} has no container for the ${role}`);
  return part;
}
