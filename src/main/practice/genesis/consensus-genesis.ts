import { aggregateSerializedPublicKeys, SecretKey } from '@chainsafe/blst';
import {
  EPOCHS_PER_HISTORICAL_VECTOR,
  MAX_SEED_LOOKAHEAD,
  MIN_SEED_LOOKAHEAD,
  SHUFFLE_ROUND_COUNT,
  SLOTS_PER_EPOCH,
  SYNC_COMMITTEE_SIZE,
} from '@lodestar/params';
import { type capella, type fulu, ssz } from '@lodestar/types';
import { sha256 } from '@noble/hashes/sha2';
import { fromHex, toHex } from '../../protocol/bytes.ts';
import { proposerLookahead, syncCommitteeIndices } from './committees.ts';
import type { ExecutionGenesis } from './execution-genesis.ts';
import { type Fork, forkVersionBytes } from './rules.ts';
import { EMPTY_TRIE_ROOT } from './trie.ts';

const FAR_FUTURE_EPOCH = Infinity;
const BALANCE_GWEI = 32_000_000_000;
const CURVE_ORDER = 52435875175126190479447740508185965837690552500527637822603658699938581184513n;
const preset = {
  shuffleRounds: SHUFFLE_ROUND_COUNT,
  slotsPerEpoch: SLOTS_PER_EPOCH,
  minSeedLookahead: MIN_SEED_LOOKAHEAD,
  syncCommitteeSize: SYNC_COMMITTEE_SIZE,
};

export type ConsensusGenesis = { readonly ssz: Uint8Array; readonly stateRoot: Uint8Array; readonly validatorsRoot: Uint8Array };

/** Public keys of the first interop validators, known to every client. Source: eth2.0-pm, mocked start. */
export function interopPubkeys(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => {
    const digest = sha256(Uint8Array.from({ length: 32 }, (_byte, i) => (i < 4 ? (index >> (8 * i)) & 255 : 0))).reverse();
    const secret = BigInt(toHex(digest)) % CURVE_ORDER;
    return SecretKey.fromBytes(fromHex(secret.toString(16).padStart(64, '0')))
      .toPublicKey()
      .toBytes();
  });
}

/** State of the consensus layer at genesis. The preset is the one @lodestar/params was loaded with. `time` in Unix seconds. */
export function consensusGenesis(fork: Fork, time: number, pubkeys: readonly Uint8Array[], execution: ExecutionGenesis): ConsensusGenesis {
  if (fork === 'capella') {
    const state = ssz.capella.BeaconState.defaultValue();
    fill(state, fork, time, pubkeys, execution);
    state.latestBlockHeader.bodyRoot = ssz.capella.BeaconBlockBody.hashTreeRoot(ssz.capella.BeaconBlockBody.defaultValue());
    const { BeaconState } = ssz.capella;
    return { ssz: BeaconState.serialize(state), stateRoot: BeaconState.hashTreeRoot(state), validatorsRoot: state.genesisValidatorsRoot };
  }
  const state = ssz.fulu.BeaconState.defaultValue();
  fill(state, fork, time, pubkeys, execution);
  state.latestBlockHeader.bodyRoot = ssz.fulu.BeaconBlockBody.hashTreeRoot(ssz.fulu.BeaconBlockBody.defaultValue());
  // Left unset, deposits hang for ever and the bridge of before Electra takes them a second time.
  state.depositRequestsStartIndex = 0n;
  // compute_activation_exit_epoch(0)
  state.earliestExitEpoch = 1 + MAX_SEED_LOOKAHEAD;
  state.earliestConsolidationEpoch = 1 + MAX_SEED_LOOKAHEAD;
  state.proposerLookahead = proposerLookahead(fork, pubkeys.length, execution.blockHash, preset);
  const { BeaconState } = ssz.fulu;
  return { ssz: BeaconState.serialize(state), stateRoot: BeaconState.hashTreeRoot(state), validatorsRoot: state.genesisValidatorsRoot };
}

/** What both forks share. */
function fill(
  state: capella.BeaconState | fulu.BeaconState,
  fork: Fork,
  time: number,
  pubkeys: readonly Uint8Array[],
  execution: ExecutionGenesis,
): void {
  const version = forkVersionBytes(fork === 'capella' ? 4 : 7);
  state.genesisTime = time;
  state.fork = { previousVersion: version, currentVersion: version, epoch: 0 };
  state.eth1Data = {
    depositRoot: ssz.phase0.DepositDataRootList.hashTreeRoot([]),
    depositCount: 0n,
    blockHash: execution.blockHash,
  };
  state.randaoMixes = Array.from({ length: EPOCHS_PER_HISTORICAL_VECTOR }, () => execution.blockHash);
  for (const pubkey of pubkeys) {
    const withdrawalCredentials = sha256(pubkey);
    withdrawalCredentials[0] = 0;
    state.validators.push({
      pubkey,
      withdrawalCredentials,
      effectiveBalance: BALANCE_GWEI,
      slashed: false,
      activationEligibilityEpoch: 0,
      activationEpoch: 0,
      exitEpoch: FAR_FUTURE_EPOCH,
      withdrawableEpoch: FAR_FUTURE_EPOCH,
    });
    state.balances.push(BALANCE_GWEI);
    state.previousEpochParticipation.push(0);
    state.currentEpochParticipation.push(0);
    state.inactivityScores.push(0);
  }
  state.genesisValidatorsRoot = ssz.phase0.Validators.hashTreeRoot(state.validators);
  Object.assign(state.latestExecutionPayloadHeader, {
    stateRoot: execution.stateRoot,
    receiptsRoot: EMPTY_TRIE_ROOT,
    gasLimit: execution.gasLimit,
    timestamp: time,
    baseFeePerGas: execution.baseFeeWei,
    blockHash: execution.blockHash,
    transactionsRoot: ssz.bellatrix.Transactions.hashTreeRoot([]),
    withdrawalsRoot: ssz.capella.Withdrawals.hashTreeRoot([]),
  });
  const members = syncCommitteeIndices(fork, pubkeys.length, execution.blockHash, preset).map((i) => pubkeys[i] ?? new Uint8Array(48));
  const committee = { pubkeys: members, aggregatePubkey: aggregateSerializedPublicKeys(members).toBytes() };
  state.currentSyncCommittee = committee;
  state.nextSyncCommittee = committee;
}
