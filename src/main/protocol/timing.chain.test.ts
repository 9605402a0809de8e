// Lodestar's state transition lives through the same roads, slot by slot, with every block made and every attestation timely.
import { SecretKey } from '@chainsafe/blst';
import type { CachedBeaconStateAllForks } from '@lodestar/state-transition';
import { sha256 } from '@noble/hashes/sha2';
import { beforeAll, expect, test, vi } from 'vitest';
import { concatBytes } from './bytes.ts';
import { addressCredentials } from './credentials.ts';
import { computeDomain, computeSigningRoot, DOMAIN_DEPOSIT, voluntaryExitDomain } from './domains.ts';
import type { ChainRules } from './rules.ts';
import { depositDataRoot, depositMessageRoot, voluntaryExitRoot } from './ssz.ts';
import { capellaRules, fuluRules } from './testing/practice-rules.ts';
import { activationRoad, earliestExitEpoch, exitTiming } from './timing.ts';

// Properties over real cryptography; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

const GENESIS_FORK = Uint8Array.of(0x10, 0, 0, 0x38);
const CAPELLA_FORK = Uint8Array.of(0x40, 0, 0, 0x38);
const { secondsPerSlot } = fuluRules;

async function lodestar() {
  process.env['LODESTAR_PRESET'] = 'minimal';
  return {
    types: await import('@lodestar/types'),
    config: await import('@lodestar/config'),
    defaults: await import('@lodestar/config/configs'),
    params: await import('@lodestar/params'),
    st: await import('@lodestar/state-transition'),
    block: await import('@lodestar/state-transition/block'),
  };
}
let l: Awaited<ReturnType<typeof lodestar>>;
beforeAll(async () => {
  l = await lodestar();
}, 60_000);

const own = SecretKey.fromBytes(Uint8Array.from({ length: 32 }, (_, i) => i + 1));
const ownPubkey = own.toPublicKey().toBytes();
const credentials = addressCredentials('0x01', '0x00000000219ab540356cBB839Cbe05303d7705Fa');
const amountGwei = 32_000_000_000n;
const depositRoot = depositMessageRoot({ pubkey: ownPubkey, withdrawalCredentials: credentials, amountGwei });
const depositSignature = own
  .sign(computeSigningRoot(depositRoot, computeDomain(DOMAIN_DEPOSIT, GENESIS_FORK, new Uint8Array(32))))
  .toBytes();
const depositData = { pubkey: ownPubkey, withdrawalCredentials: credentials, amount: Number(amountGwei), signature: depositSignature };

function chain(fork: 'capella' | 'fulu') {
  const seq = fork === 'fulu' ? l.params.ForkSeq.fulu : l.params.ForkSeq.capella;
  const version = (n: number) => Uint8Array.of(n * 16, 0, 0, 0x38);
  const forks = ['ALTAIR', 'BELLATRIX', 'CAPELLA', 'DENEB', 'ELECTRA', 'FULU'];
  const chainConfig = l.config.createChainForkConfig({
    ...l.defaults.minimalChainConfig,
    ...Object.fromEntries(
      forks.flatMap((f, i) => [
        [`${f}_FORK_EPOCH`, i + 1 <= seq ? 0 : Number.POSITIVE_INFINITY],
        [`${f}_FORK_VERSION`, version(i + 2)],
      ]),
    ),
    GENESIS_FORK_VERSION: GENESIS_FORK,
    SHARD_COMMITTEE_PERIOD: capellaRules.shardCommitteePeriod,
    MIN_VALIDATOR_WITHDRAWABILITY_DELAY: capellaRules.minValidatorWithdrawabilityDelay,
    MIN_PER_EPOCH_CHURN_LIMIT_ELECTRA: 256_000_000_000,
  });
  const types = fork === 'fulu' ? l.types.ssz.fulu : l.types.ssz.capella;
  // Fulu's state has every field that Capella's has.
  const value = types.BeaconState.defaultValue() as ReturnType<typeof l.types.ssz.fulu.BeaconState.defaultValue>;
  const current = fork === 'fulu' ? version(7) : CAPELLA_FORK;
  value.fork = { previousVersion: current, currentVersion: current, epoch: 0 };
  value.latestBlockHeader.bodyRoot = types.BeaconBlockBody.hashTreeRoot(types.BeaconBlockBody.defaultValue() as never);
  value.randaoMixes = Array.from({ length: 64 }, () => new Uint8Array(32).fill(7));
  for (const key of l.st.interopSecretKeys(64)) {
    const pubkey = key.toPublicKey().toBytes();
    const never = Number.POSITIVE_INFINITY;
    value.validators.push({
      pubkey,
      withdrawalCredentials: new Uint8Array(32),
      effectiveBalance: 32e9,
      slashed: false,
      activationEligibilityEpoch: 0,
      activationEpoch: 0,
      exitEpoch: never,
      withdrawableEpoch: never,
    });
    value.balances.push(32e9);
    value.previousEpochParticipation.push(0);
    value.currentEpochParticipation.push(0);
    value.inactivityScores.push(0);
  }
  value.genesisValidatorsRoot = types.BeaconState.fields.validators.hashTreeRoot(value.validators);
  const config = l.config.createBeaconConfig(chainConfig, value.genesisValidatorsRoot);
  if (fork === 'fulu') {
    value.depositRequestsStartIndex = 0n;
    value.earliestExitEpoch = 5;
    value.earliestConsolidationEpoch = 5;
  }
  const view = types.BeaconState.toViewDU(value as never);
  const active = Uint32Array.from({ length: 64 }, (_, i) => i);
  const increments = Uint16Array.from({ length: 64 }, () => 32);
  const sync = l.st.getNextSyncCommittee(seq, view, active, increments).syncCommittee;
  value.currentSyncCommittee = sync;
  value.nextSyncCommittee = sync;
  if (fork === 'fulu') {
    value.proposerLookahead = [0, 1].flatMap((epoch) =>
      l.st.computeProposers(seq, l.st.getSeed(view, epoch, l.params.DOMAIN_BEACON_PROPOSER), { epoch, activeIndices: active }, increments),
    );
  }
  let state: CachedBeaconStateAllForks = l.st.createCachedBeaconState(types.BeaconState.toViewDU(value as never), {
    config,
    pubkeyCache: l.st.createPubkeyCache(),
  });
  const everyoneAttests = () => {
    const s = state as unknown as { currentEpochParticipation: { length: number; set(i: number, v: number): void } };
    for (let i = 0; i < s.currentEpochParticipation.length; i++) s.currentEpochParticipation.set(i, 7);
  };
  return {
    seq,
    types,
    state: () => state,
    advance: (slot: number) => {
      if (slot % 8 === 0) everyoneAttests();
      state.commit();
      state = l.st.processSlots(state, slot);
    },
    own: () => {
      return state.validators.length > 64 ? state.validators.getReadonly(64) : null;
    },
  };
}
type Chain = ReturnType<typeof chain>;

/** Advances slot by slot until the own validator is active; `each` runs as the block of every slot. */
function seen(c: Chain, each: (slot: number) => void) {
  const at: Partial<Record<'creditedSlot' | 'eligibleSlot' | 'finalizedSlot' | 'activeSlot', number>> = {};
  for (let slot = 1; at.activeSlot === undefined && slot < 300; slot++) {
    c.advance(slot);
    each(slot);
    const v = c.own();
    if (v === null) continue;
    at.creditedSlot ??= slot;
    if (v.activationEligibilityEpoch * 8 <= slot) at.eligibleSlot ??= slot;
    if (v.activationEpoch !== Number.POSITIVE_INFINITY) at.finalizedSlot ??= slot;
    if (v.activationEpoch * 8 <= slot) at.activeSlot ??= slot;
  }
  return at;
}
const roadOf = (rules: ChainRules, slot: number) => {
  const { creditedSlot, eligibleSlot, finalizedSlot, activeSlot } = activationRoad(rules, slot);
  return { creditedSlot, eligibleSlot, finalizedSlot, activeSlot };
};

test.each([3, 19, 24, 25, 40])('Fulu: a deposit in slot %i passes every station when the rules say', (depositSlot) => {
  const c = chain('fulu');
  const road = seen(c, (slot) => {
    if (slot !== depositSlot) return;
    l.block.processDepositRequest(c.seq, c.state() as never, { ...depositData, index: 0n } as never);
  });
  expect(road).toEqual(roadOf(fuluRules, depositSlot));
});

/** A deposit contract with one deposit: its root and the branch of the deposit. */
function depositTree() {
  let node = depositDataRoot({ pubkey: ownPubkey, withdrawalCredentials: credentials, amountGwei, signature: depositSignature });
  let empty: Uint8Array = new Uint8Array(32);
  const proof: Uint8Array[] = [];
  for (let level = 0; level < 32; level++) {
    proof.push(empty);
    node = sha256(concatBytes(node, empty));
    empty = sha256(concatBytes(empty, empty));
  }
  const length = new Uint8Array(32);
  length[0] = 1;
  return { root: sha256(concatBytes(node, length)), proof: [...proof, length] };
}

test.each([2, 3, 4, 5, 36, 60])('Capella: a deposit in slot %i passes every station when the rules say', (depositSlot) => {
  const c = chain('capella');
  const tree = depositTree();
  const vote = { depositRoot: tree.root, depositCount: 1n, blockHash: new Uint8Array(32).fill(9) };
  const road = seen(c, (slot) => {
    const state = c.state();
    const periodStartSeconds = (slot - (slot % 32)) * secondsPerSlot;
    // is_candidate_block for the block that holds the deposit (phase0/validator.md#get_eth1_data)
    const candidate = depositSlot * secondsPerSlot + capellaRules.eth1.followSeconds <= periodStartSeconds;
    l.block.processEth1Data(state, candidate ? vote : state.eth1Data);
    const body = c.types.BeaconBlockBody.defaultValue();
    if (state.eth1Data.depositCount > BigInt(state.eth1DepositIndex)) body.deposits = [{ proof: tree.proof, data: depositData }];
    l.block.processOperations(c.seq, state, body as never, {} as never);
  });
  expect(road).toEqual(roadOf(capellaRules, depositSlot));
});

test.each(['fulu', 'capella'] as const)('%s: an exit that we signed is taken and paid when the rules say', (fork) => {
  const rules = fork === 'fulu' ? fuluRules : capellaRules;
  const c = chain(fork);
  const exitSlot = earliestExitEpoch(rules, 0) * 8 + 4;
  for (let slot = 1; slot <= exitSlot; slot++) c.advance(slot);
  const state = c.state();
  const leaving = l.st.interopSecretKeys(64)[5];
  if (leaving === undefined) throw new Error('no key');
  const hex = (b: Uint8Array) => `0x${Buffer.from(b).toString('hex')}`;
  const domain = voluntaryExitDomain({ capellaForkVersion: hex(CAPELLA_FORK), genesisValidatorsRoot: hex(state.genesisValidatorsRoot) });
  const message = { epoch: 4, validatorIndex: 5 };
  const signature = leaving.sign(computeSigningRoot(voluntaryExitRoot(message), domain)).toBytes();
  const body = c.types.BeaconBlockBody.defaultValue();
  body.voluntaryExits = [{ message, signature }];
  l.block.processOperations(c.seq, state, body as never, {} as never);
  const v = state.validators.getReadonly(5);
  const { exitSlot: leaves, withdrawableSlot, paidSlot, paidBySlot } = exitTiming(rules, exitSlot, 64);
  expect({ leaves: v.exitEpoch * 8, withdrawableSlot: v.withdrawableEpoch * 8 }).toEqual({ leaves, withdrawableSlot });

  state.validators.get(5).withdrawalCredentials = credentials;
  const payable: number[] = [];
  for (let slot = exitSlot + 1; slot <= paidBySlot; slot++) {
    c.advance(slot);
    const { expectedWithdrawals } = l.st.getExpectedWithdrawals(c.seq, c.state() as never);
    if (expectedWithdrawals.some((w) => w.validatorIndex === 5 && w.amount >= amountGwei)) payable.push(slot);
  }
  expect(payable[0]).toBe(paidSlot);
});
