import { z } from 'zod';
import { AppError } from '../../../shared/app-error.ts';
import type { SignedVoluntaryExit } from '../../../shared/signed-exit.ts';
import type { Rest } from '../rest.ts';
import { data, gwei, hex, lowerHex, uint } from './scalars.ts';

const genesis = data(z.object({ genesis_time: uint, genesis_validators_root: lowerHex, genesis_fork_version: lowerHex }));
const header = data(z.object({ root: lowerHex, header: z.object({ message: z.object({ slot: uint, proposer_index: uint }) }) }));
const checkpoint = z.object({ epoch: uint });
const finality = data(z.object({ current_justified: checkpoint, finalized: checkpoint }));
const withdrawal = z.object({ validator_index: uint, address: hex, amount: gwei });
const attestation = z.object({
  aggregation_bits: lowerHex,
  committee_bits: lowerHex.nullish(),
  data: z.object({ slot: uint, index: uint }),
});
const exit = z.object({ message: z.object({ epoch: uint, validator_index: uint }), signature: lowerHex });
const block = data(
  z.object({
    message: z.object({
      slot: uint,
      proposer_index: uint,
      body: z.object({
        graffiti: hex,
        eth1_data: z.object({ deposit_count: uint }),
        attestations: z.array(attestation),
        voluntary_exits: z.array(exit),
        execution_payload: z.object({ block_number: uint, withdrawals: z.array(withdrawal).default([]) }).optional(),
      }),
    }),
  }),
);
/** Some values of the spec are lists (`BLOB_SCHEDULE`); only plain ones are kept. */
const spec = data(z.record(z.string(), z.unknown()));
const depositContract = data(z.object({ chain_id: uint, address: hex }));

/** Routes under `/eth/v1/beacon` and `/eth/v1/config` about genesis, headers, blocks and the pool. */
export const chainRoutes = (http: Rest) => ({
  /** `genesisTime` in Unix seconds. The fork version here may differ from the one deposits are signed with; that one is in `spec`. */
  async genesis() {
    const g = (await http.get('/eth/v1/beacon/genesis', genesis)).data;
    return { genesisTime: g.genesis_time, genesisValidatorsRoot: g.genesis_validators_root, genesisForkVersion: g.genesis_fork_version };
  },
  /** Constants, presets and configuration by their spec names. */
  async spec(): Promise<Record<string, string>> {
    const all = (await http.get('/eth/v1/config/spec', spec)).data;
    return Object.fromEntries(
      Object.entries(all).flatMap(([k, v]) => (typeof v === 'string' || typeof v === 'number' ? [[k, String(v)]] : [])),
    );
  },
  async depositContract() {
    const d = (await http.get('/eth/v1/config/deposit_contract', depositContract)).data;
    return { chainId: d.chain_id, address: d.address };
  },
  /** Null where there is no block: a missed slot, one to come, or one the node no longer has. */
  async header(id: 'head' | 'finalized' | number) {
    const h = await http.getOrNull(`/eth/v1/beacon/headers/${id}`, header);
    return h && { slot: h.data.header.message.slot, root: h.data.root, proposerIndex: h.data.header.message.proposer_index };
  },
  async finalityCheckpoints() {
    const f = (await http.get('/eth/v1/beacon/states/head/finality_checkpoints', finality)).data;
    return { justifiedEpoch: f.current_justified.epoch, finalizedEpoch: f.finalized.epoch };
  },
  /** A whole block without its transactions. Null where there is none. Blocks of a slot never change once finalized. */
  async block(id: 'head' | 'finalized' | number) {
    const found = await http.getOrNull(`/eth/v2/beacon/blocks/${id}`, block);
    if (!found) return null;
    const { slot, proposer_index, body } = found.data.message;
    return {
      slot,
      proposerIndex: proposer_index,
      executionBlockNumber: body.execution_payload?.block_number ?? null,
      graffiti: Buffer.from(body.graffiti.slice(2), 'hex').toString('utf8').replaceAll('\0', ''),
      withdrawals: (body.execution_payload?.withdrawals ?? []).map((w) => ({
        validatorIndex: w.validator_index,
        address: w.address,
        amountGwei: w.amount,
      })),
      eth1DepositCount: body.eth1_data.deposit_count,
      /** `committeeBits` from Electra on (EIP-7549); before, `index` is the committee. */
      attestations: body.attestations.map((a) => ({
        slot: a.data.slot,
        index: a.data.index,
        aggregationBits: a.aggregation_bits,
        committeeBits: a.committee_bits ?? null,
      })),
      exitedIndices: body.voluntary_exits.map((e) => e.message.validator_index),
    };
  },
  /** Exits that wait in this node's pool. */
  async voluntaryExits(): Promise<readonly SignedVoluntaryExit[]> {
    const pool = (await http.get('/eth/v1/beacon/pool/voluntary_exits', data(z.array(exit)))).data;
    return pool.map((e) => ({ epoch: e.message.epoch, validatorIndex: e.message.validator_index, signature: e.signature }));
  },
  /**
   * Publishes a signed exit. Irreversible. A future epoch would be taken with 200 and sit in the pool unused: never send one.
   * Errors: `beacon.refused` with the node's reason.
   */
  async submitVoluntaryExit({ epoch, validatorIndex, signature }: SignedVoluntaryExit): Promise<void> {
    const path = '/eth/v1/beacon/pool/voluntary_exits';
    const body = { message: { epoch: String(epoch), validator_index: String(validatorIndex) }, signature };
    const answer = await http.ask('POST', path, { body });
    if (answer.status === 200) return;
    if (answer.status >= 200 && answer.status <= 299) throw new AppError('beacon.answer', { what: path, details: `HTTP ${answer.status}` });
    throw http.refusal(path, answer);
  },
});
