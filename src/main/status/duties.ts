import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import type { AttesterDuty } from '../platform/beacon-api/duties.ts';

/** A validator and the epochs in which it has duties: from `activationEpoch` up to, not with, `exitEpoch`. */
export type OnDuty = { readonly index: number; readonly activationEpoch: number; readonly exitEpoch: number | null };

export const indicesIn = (epoch: number, validators: readonly OnDuty[]): readonly number[] =>
  validators.filter((v) => v.activationEpoch <= epoch && (v.exitEpoch === null || epoch < v.exitEpoch)).map((v) => v.index);

const KEPT_EPOCHS = 34;

/** Own duties by epoch, each asked once: attestations of the previous, current and next epoch, proposals of the current one. */
export function dutyBook(beacon: Pick<BeaconApi, 'attesterDuties' | 'proposerDuties'>) {
  const attester = new Map<string, readonly AttesterDuty[]>();
  const proposer = new Map<number, readonly { readonly slot: number; readonly validatorIndex: number }[]>();
  const key = (epoch: number, indices: readonly number[]) => `${epoch}:${indices.join(',')}`;

  async function attestations(epoch: number, validators: readonly OnDuty[]): Promise<void> {
    const indices = indicesIn(epoch, validators);
    if (epoch < 0 || indices.length === 0 || attester.has(key(epoch, indices))) return;
    attester.set(key(epoch, indices), await beacon.attesterDuties(epoch, indices));
  }

  return {
    /** Fetches what is missing. */
    async ensure(epoch: number, validators: readonly OnDuty[]): Promise<void> {
      for (const e of [epoch, epoch + 1, epoch - 1]) await attestations(e, validators);
      if (indicesIn(epoch, validators).length > 0 && !proposer.has(epoch)) proposer.set(epoch, await beacon.proposerDuties(epoch));
      for (const old of attester.keys()) if (Number.parseInt(old, 10) < epoch - KEPT_EPOCHS) attester.delete(old);
      for (const old of proposer.keys()) if (old < epoch - KEPT_EPOCHS) proposer.delete(old);
    },
    /** Undefined where it was never learnt. */
    attester: (epoch: number, validators: readonly OnDuty[]) => attester.get(key(epoch, indicesIn(epoch, validators))),
    /** Own slots to propose in, of all epochs learnt. */
    proposals(validators: readonly OnDuty[]): readonly { readonly slot: number; readonly validatorIndex: number }[] {
      const own = new Set(validators.map((v) => v.index));
      return [...proposer.values()].flat().filter((d) => own.has(d.validatorIndex));
    },
  };
}
export type DutyBook = ReturnType<typeof dutyBook>;
