import type { ChainConfig } from '@lodestar/config';
import { minimalChainConfig } from '@lodestar/config/configs';
import { fromHex } from '../../protocol/bytes.ts';
import { DEPOSIT_CONTRACT, type Fork, forkVersionBytes, GENESIS_VALIDATORS } from './rules.ts';

/** Epoch of forks that never come. */
const NEVER = Infinity;

/**
 * Configuration of the consensus layer: the minimal one, with every fork up to `fork` at genesis and short waiting times.
 * `genesisTime` in Unix seconds.
 */
export function chainConfig(fork: Fork, chainId: number, genesisTime: number, secondsPerSlot: number): ChainConfig {
  const fulu = fork === 'fulu' ? 0 : NEVER;
  return {
    ...minimalChainConfig,
    CONFIG_NAME: 'practice',
    TERMINAL_TOTAL_DIFFICULTY: 0n,
    MIN_GENESIS_ACTIVE_VALIDATOR_COUNT: GENESIS_VALIDATORS,
    MIN_GENESIS_TIME: genesisTime,
    GENESIS_DELAY: 0,
    SECONDS_PER_SLOT: secondsPerSlot,
    SLOT_DURATION_MS: secondsPerSlot * 1000,
    SECONDS_PER_ETH1_BLOCK: secondsPerEth1Block(secondsPerSlot),
    ETH1_FOLLOW_DISTANCE: 4,
    SHARD_COMMITTEE_PERIOD: 4,
    MIN_VALIDATOR_WITHDRAWABILITY_DELAY: 4,
    // Below 256 ETH the churn left for consolidations is 0.
    MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: 256_000_000_000,
    DEPOSIT_CHAIN_ID: chainId,
    DEPOSIT_NETWORK_ID: chainId,
    DEPOSIT_CONTRACT_ADDRESS: fromHex(DEPOSIT_CONTRACT),
    BLOB_SCHEDULE: [],
    GENESIS_FORK_VERSION: forkVersionBytes(1),
    ALTAIR_FORK_EPOCH: 0,
    ALTAIR_FORK_VERSION: forkVersionBytes(2),
    BELLATRIX_FORK_EPOCH: 0,
    BELLATRIX_FORK_VERSION: forkVersionBytes(3),
    CAPELLA_FORK_EPOCH: 0,
    CAPELLA_FORK_VERSION: forkVersionBytes(4),
    DENEB_FORK_EPOCH: fulu,
    DENEB_FORK_VERSION: forkVersionBytes(5),
    ELECTRA_FORK_EPOCH: fulu,
    ELECTRA_FORK_VERSION: forkVersionBytes(6),
    FULU_FORK_EPOCH: fulu,
    FULU_FORK_VERSION: forkVersionBytes(7),
    GLOAS_FORK_EPOCH: NEVER,
    GLOAS_FORK_VERSION: forkVersionBytes(8),
    HEZE_FORK_EPOCH: NEVER,
    HEZE_FORK_VERSION: forkVersionBytes(9),
  };
}

/**
 * Lodestar 1.5.1 credits no deposit where four of these are not well above four slots: it then follows the execution chain 64 blocks
 * behind. It asks that chain once a minute, so that less than 14 leaves voting periods without a candidate.
 */
const secondsPerEth1Block = (secondsPerSlot: number) => Math.max(14, 2 * secondsPerSlot);
