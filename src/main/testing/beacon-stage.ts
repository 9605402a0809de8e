import { type Answer, type Asked, ok, type Routes, recorded, unknownToLodestar, unknownToPrysm } from './http-neighbour.ts';

const NEVER = '18446744073709551615';
export type StageValidator = {
  readonly index: number;
  readonly pubkey: string;
  readonly status: string;
  readonly balanceGwei?: bigint;
  readonly credentials?: string;
  readonly slashed?: boolean;
  readonly eligibility?: number | null;
  readonly activation?: number | null;
  readonly exit?: number | null;
  readonly withdrawable?: number | null;
};
type StageBlock = {
  readonly proposer?: number;
  readonly attestations?: readonly { readonly slot: number; readonly index: number; readonly bits: string; readonly committees?: string }[];
  readonly exits?: readonly number[];
  readonly withdrawals?: readonly { readonly index: number; readonly gwei: bigint }[];
};
type StageDuty = { readonly index: number; readonly slot: number; readonly committee: number; readonly position: number };

/** A chain as a beacon node would tell it; a test changes it between questions. `null` where the client has no such route. */
export type BeaconStage = {
  kind: 'prysm' | 'lodestar-1.5.1';
  genesisTime: number;
  headSlot: number;
  isSyncing: boolean;
  isOptimistic: boolean;
  elOffline: boolean;
  /** Connected ones; null: as recorded. */
  peers: number | null;
  finalizedEpoch: number;
  validators: readonly StageValidator[];
  pending: readonly { readonly pubkey: string; readonly gwei: bigint; readonly slot: number }[] | null;
  /** Slots without a block; every other one up to the head has one. */
  missed: readonly number[];
  blocks: Readonly<Record<number, StageBlock>>;
  proposers: (slot: number) => number;
  attesters: (epoch: number) => readonly StageDuty[];
  /** Indices that were seen to sign in an epoch. */
  alive: ((epoch: number) => readonly number[]) | null;
  rewards: ((epoch: number) => Answer) | null;
  pool: { readonly epoch: string; readonly index: string; readonly signature: string }[];
  spec: Readonly<Record<string, string>>;
};

export const beaconStage = (change: Partial<BeaconStage> = {}): BeaconStage => ({
  kind: 'prysm',
  genesisTime: 1_800_000_000,
  headSlot: 100,
  isSyncing: false,
  isOptimistic: false,
  elOffline: false,
  peers: null,
  finalizedEpoch: 10,
  validators: [],
  pending: [],
  missed: [],
  blocks: {},
  proposers: (slot) => slot % 64,
  attesters: () => [],
  alive: () => [],
  rewards: () => ({ status: 404, body: { message: 'Attestation rewards are available after two epoch transitions', code: 404 } }),
  pool: [],
  spec: {},
  ...change,
});

const STATES = '/eth/v1/beacon/states/head';
const epochText = (epoch: number | null | undefined) => (epoch == null ? NEVER : String(epoch));
const last = (path: string) => Number(path.split('/').at(-1));

/** Routes that answer from the stage as it is when they are asked, in the form of the recorded answers. */
export function beaconRoutes(stage: BeaconStage): Routes {
  const missing = (asked: Asked): Answer => (stage.kind === 'prysm' ? unknownToPrysm : unknownToLodestar(asked));
  const blockAt = ({ path }: Asked) => {
    const slot = path.endsWith('/head') ? stage.headSlot : last(path);
    return slot > stage.headSlot || stage.missed.includes(slot) ? null : slot;
  };
  const noBlock: Answer = { status: 404, body: { message: 'Block not found', code: 404 } };
  const proposer = (slot: number) => String(stage.blocks[slot]?.proposer ?? stage.proposers(slot));
  return {
    'GET /eth/v1/beacon/genesis': () =>
      ok({ genesis_time: String(stage.genesisTime), genesis_validators_root: `0x${'83'.repeat(32)}`, genesis_fork_version: '0x10000038' }),
    'GET /eth/v1/config/spec': () => {
      const found = recorded('beacon/config_spec');
      if (typeof found === 'string') return found;
      return ok({ ...(found.body as { data: Record<string, unknown> }).data, ...stage.spec });
    },
    'GET /eth/v1/config/deposit_contract': recorded('beacon/config_deposit_contract'),
    'GET /eth/v1/node/syncing': () =>
      ok({
        head_slot: String(stage.headSlot),
        sync_distance: '0',
        is_syncing: stage.isSyncing,
        is_optimistic: stage.isOptimistic,
        el_offline: stage.elOffline,
      }),
    'GET /eth/v1/node/version': recorded('node/version'),
    'GET /eth/v1/node/peer_count': () =>
      stage.peers === null
        ? recorded('node/peer_count')
        : ok({ connected: String(stage.peers), disconnected: '0', connecting: '0', disconnecting: '0' }),
    [`GET ${STATES}/finality_checkpoints`]: () =>
      ok({ current_justified: { epoch: String(stage.finalizedEpoch + 1) }, finalized: { epoch: String(stage.finalizedEpoch) } }),
    [`GET ${STATES}/validators`]: ({ query }) => {
      const ids = query.getAll('id');
      const found = stage.validators.filter((v) => ids.length === 0 || ids.includes(v.pubkey) || ids.includes(String(v.index)));
      return ok(found.map(record));
    },
    [`GET ${STATES}/pending_deposits`]: (asked) =>
      stage.pending ? ok(stage.pending.map((p) => ({ pubkey: p.pubkey, amount: String(p.gwei), slot: String(p.slot) }))) : missing(asked),
    'GET /eth/v1/beacon/headers/*': (asked) => {
      const slot = blockAt(asked);
      if (slot === null) return noBlock;
      return ok({ root: `0x${'ab'.repeat(32)}`, header: { message: { slot: String(slot), proposer_index: proposer(slot) } } });
    },
    'GET /eth/v2/beacon/blocks/*': (asked) => {
      const slot = blockAt(asked);
      return slot === null ? noBlock : ok(block(slot, proposer(slot), stage.blocks[slot] ?? {}));
    },
    'GET /eth/v1/beacon/pool/voluntary_exits': () =>
      ok(stage.pool.map((e) => ({ message: { epoch: e.epoch, validator_index: e.index }, signature: e.signature }))),
    'POST /eth/v1/beacon/pool/voluntary_exits': ({ body }) => {
      const { message, signature } = body as { message: { epoch: string; validator_index: string }; signature: string };
      stage.pool.push({ epoch: message.epoch, index: message.validator_index, signature });
      return { status: 200, body: '' };
    },
    'GET /eth/v1/validator/duties/proposer/*': ({ path }) =>
      ok(Array.from({ length: 8 }, (_, i) => last(path) * 8 + i).map((slot) => ({ validator_index: proposer(slot), slot: String(slot) }))),
    'POST /eth/v1/validator/duties/attester/*': ({ path, body }) =>
      ok(
        stage
          .attesters(last(path))
          .filter((d) => (body as string[]).includes(String(d.index)))
          .map(duty),
      ),
    'POST /eth/v1/validator/liveness/*': (asked) => {
      if (!stage.alive || stage.kind !== 'prysm') return missing(asked);
      const alive = stage.alive(last(asked.path));
      return ok((asked.body as string[]).map((index) => ({ index, is_live: alive.includes(Number(index)) })));
    },
    'POST /eth/v1/beacon/rewards/attestations/*': (asked) => (stage.rewards ? stage.rewards(last(asked.path)) : missing(asked)),
  };
}

const record = (v: StageValidator) => ({
  index: String(v.index),
  balance: String(v.balanceGwei ?? 32_000_000_000n),
  status: v.status,
  validator: {
    pubkey: v.pubkey,
    withdrawal_credentials: v.credentials ?? `0x01${'00'.repeat(11)}70997970c51812dc3a010c7d01b50e0d17dc79c8`,
    effective_balance: '32000000000',
    slashed: v.slashed ?? false,
    activation_eligibility_epoch: epochText(v.eligibility),
    activation_epoch: epochText(v.activation),
    exit_epoch: epochText(v.exit),
    withdrawable_epoch: epochText(v.withdrawable),
  },
});

const duty = (d: StageDuty) => ({
  validator_index: String(d.index),
  slot: String(d.slot),
  committee_index: String(d.committee),
  committee_length: '4',
  validator_committee_index: String(d.position),
});

const block = (slot: number, proposer: string, b: StageBlock) => ({
  message: {
    slot: String(slot),
    proposer_index: proposer,
    body: {
      graffiti: `0x${'00'.repeat(32)}`,
      eth1_data: { deposit_count: '0' },
      attestations: (b.attestations ?? []).map((a) => ({
        aggregation_bits: a.bits,
        ...(a.committees ? { committee_bits: a.committees } : {}),
        data: { slot: String(a.slot), index: String(a.index) },
      })),
      voluntary_exits: (b.exits ?? []).map((i) => ({ message: { epoch: '0', validator_index: String(i) }, signature: '0x00' })),
      execution_payload: {
        block_number: String(slot),
        withdrawals: (b.withdrawals ?? []).map((w) => ({
          validator_index: String(w.index),
          address: `0x${'70'.repeat(20)}`,
          amount: String(w.gwei),
        })),
      },
    },
  },
});
