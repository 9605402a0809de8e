import { z } from 'zod';
import type { Rest } from '../rest.ts';
import { data, uint } from './scalars.ts';

const proposer = data(z.array(z.object({ validator_index: uint, slot: uint })));
const attester = data(
  z.array(z.object({ validator_index: uint, slot: uint, committee_index: uint, committee_length: uint, validator_committee_index: uint })),
);

/** Where a validator attests in an epoch: its slot, committee and place in it. */
export type AttesterDuty = {
  readonly validatorIndex: number;
  readonly slot: number;
  readonly committeeIndex: number;
  readonly committeeLength: number;
  readonly position: number;
};

/** Routes under `/eth/v1/validator/duties`. While the node syncs they answer `beacon.refused` (503). */
export const dutyRoutes = (http: Rest) => ({
  /** Who proposes in each slot of the current epoch. Ask for no other epoch: Lodestar 1.5.1 answers the next one with wrong slots. */
  async proposerDuties(epoch: number) {
    const found = (await http.get(`/eth/v1/validator/duties/proposer/${epoch}`, proposer)).data;
    return found.map((d) => ({ validatorIndex: d.validator_index, slot: d.slot }));
  },
  /** The previous, current or next epoch. */
  async attesterDuties(epoch: number, indices: readonly number[]): Promise<readonly AttesterDuty[]> {
    if (indices.length === 0) return [];
    const found = (await http.post(`/eth/v1/validator/duties/attester/${epoch}`, indices.map(String), attester)).data;
    return found.map((d) => ({
      validatorIndex: d.validator_index,
      slot: d.slot,
      committeeIndex: d.committee_index,
      committeeLength: d.committee_length,
      position: d.validator_committee_index,
    }));
  },
});
