import { z } from 'zod';
import { hex32, pubkey } from '../../../shared/scalars.ts';
import { isUnknownRoute, type Rest } from '../rest.ts';
import { data, epochOrNull, gwei, lowerHex, uint } from './scalars.ts';

const statuses = [
  'pending_initialized',
  'pending_queued',
  'active_ongoing',
  'active_exiting',
  'active_slashed',
  'exited_unslashed',
  'exited_slashed',
  'withdrawal_possible',
  'withdrawal_done',
] as const;
const record = z.object({
  index: uint,
  balance: gwei,
  status: z.enum(statuses),
  validator: z.object({
    pubkey: lowerHex.pipe(pubkey),
    withdrawal_credentials: lowerHex.pipe(hex32),
    effective_balance: gwei,
    slashed: z.boolean(),
    activation_eligibility_epoch: epochOrNull,
    activation_epoch: epochOrNull,
    exit_epoch: epochOrNull,
    withdrawable_epoch: epochOrNull,
  }),
});
const records = data(z.array(record));
const pendingDeposits = data(z.array(z.object({ pubkey: lowerHex.pipe(pubkey), amount: gwei, slot: uint })));
const liveness = data(z.array(z.object({ index: uint, is_live: z.boolean() })));

/** A validator as the head state has it. Epochs that are not set yet are null. */
export type BeaconValidator = ReturnType<typeof toValidator>;
const toValidator = (r: z.output<typeof record>) => ({
  index: r.index,
  status: r.status,
  balanceGwei: r.balance,
  pubkey: r.validator.pubkey,
  withdrawalCredentials: r.validator.withdrawal_credentials,
  effectiveBalanceGwei: r.validator.effective_balance,
  slashed: r.validator.slashed,
  activationEligibilityEpoch: r.validator.activation_eligibility_epoch,
  activationEpoch: r.validator.activation_epoch,
  exitEpoch: r.validator.exit_epoch,
  withdrawableEpoch: r.validator.withdrawable_epoch,
});

/** 50 public keys make a request line of 5 kB, which every server takes. */
const IDS_PER_REQUEST = 50;
/** One parameter per value: Lodestar 1.5.1 reads commas as part of a value. */
const query = (name: string, values: readonly (string | number)[]) => values.map((v) => `${name}=${v}`).join('&');

/** Validators, deposits that wait, and liveness: `/eth/v1/beacon/states/head/…`, `/eth/v1/validator/liveness`. */
export const validatorRoutes = (http: Rest) => ({
  /** By public key or index. Those the state does not know are left out, also keys that only wait in the deposit queue. */
  async validators(ids: readonly string[]): Promise<readonly BeaconValidator[]> {
    const found: BeaconValidator[] = [];
    for (let at = 0; at < ids.length; at += IDS_PER_REQUEST) {
      const path = `/eth/v1/beacon/states/head/validators?${query('id', ids.slice(at, at + IDS_PER_REQUEST))}`;
      found.push(...(await http.get(path, records)).data.map(toValidator));
    }
    return found;
  },
  /** Sum of the effective balances of all active validators. Reads each of them: for practice networks. */
  async activeBalanceGwei(): Promise<bigint> {
    const active = statuses.filter((s) => s.startsWith('active'));
    const all = (await http.get(`/eth/v1/beacon/states/head/validators?${query('status', active)}`, records)).data;
    return all.reduce((sum, r) => sum + r.validator.effective_balance, 0n);
  },
  /** The deposit queue in its order (from Electra on). Null where the node has no such queue. */
  async pendingDeposits() {
    const found = await http.getOrNull('/eth/v1/beacon/states/head/pending_deposits', pendingDeposits);
    return found?.data.map((d) => ({ pubkey: d.pubkey, amountGwei: d.amount, slot: d.slot })) ?? null;
  },
  /**
   * Whether these validators were seen to sign in an epoch (the current or the previous one). Null where the node cannot tell.
   * Lodestar 1.5.1 has an older form of the route.
   */
  async liveness(epoch: number, indices: readonly number[]): Promise<readonly { index: number; isLive: boolean }[] | null> {
    const path = `/eth/v1/validator/liveness/${epoch}`;
    const answer = await http.ask('POST', path, { body: indices.map(String) });
    if (!isUnknownRoute(answer)) return http.take(path, answer, liveness).data.map(({ index, is_live }) => ({ index, isLive: is_live }));
    const old = `/eth/v1/validator/liveness?epoch=${epoch}&${query('indices', indices)}`;
    const second = await http.ask('GET', old);
    if (second.status === 404 || second.status === 405) return null;
    return http.take(old, second, liveness).data.map(({ index, is_live }) => ({ index, isLive: is_live }));
  },
});
