import { toHex } from '../../protocol/bytes.ts';
import { chainConfig } from './chain-config.ts';
import { configYaml } from './config-yaml.ts';
import { consensusGenesis } from './consensus-genesis.ts';
import { executionGenesis } from './execution-genesis.ts';
import type { GenesisFiles, GenesisRequest } from './message.ts';

/** Genesis of both layers, fitting one another. */
export function makeGenesis(request: GenesisRequest, pubkeys: readonly Uint8Array[]): GenesisFiles {
  const { fork, chainId, genesisTime, secondsPerSlot, predeploys } = request;
  const execution = executionGenesis(fork, chainId, genesisTime, predeploys);
  const consensus = consensusGenesis(fork, genesisTime, pubkeys, execution);
  return {
    elGenesis: execution.json,
    configYaml: configYaml(chainConfig(fork, chainId, genesisTime, secondsPerSlot)),
    genesisSsz: consensus.ssz,
    genesisValidatorsRoot: toHex(consensus.validatorsRoot),
    genesisBlockHash: toHex(execution.blockHash),
    genesisStateRoot: toHex(consensus.stateRoot),
  };
}
