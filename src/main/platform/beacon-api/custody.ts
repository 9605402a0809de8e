import { z } from 'zod';
import { type BlobRules, fuluCustody } from '../../protocol/custody.ts';
import type { Rest } from '../rest.ts';
import { data, gwei, uint } from './scalars.ts';

const spec = data(
  z.object({
    NUMBER_OF_COLUMNS: uint.default(fuluCustody.columns),
    NUMBER_OF_CUSTODY_GROUPS: uint,
    CUSTODY_REQUIREMENT: uint,
    VALIDATOR_CUSTODY_REQUIREMENT: uint,
    BALANCE_PER_ADDITIONAL_CUSTODY_GROUP: gwei,
    MAX_BLOBS_PER_BLOCK_ELECTRA: uint,
    BLOB_SCHEDULE: z.array(z.object({ MAX_BLOBS_PER_BLOCK: uint })),
    SECONDS_PER_SLOT: uint,
  }),
);

/** What `/eth/v1/config/spec` says of blobs. A preset's NUMBER_OF_COLUMNS stands there in some clients only. */
export const custodyRoutes = (http: Rest) => ({
  /** `maxBlobs` is the most of the whole schedule: what is announced counts. Errors: `beacon.answer` also where the node knows no Fulu. */
  async blobRules(): Promise<BlobRules> {
    const { data: s } = await http.get('/eth/v1/config/spec', spec);
    return {
      columns: s.NUMBER_OF_COLUMNS,
      groups: s.NUMBER_OF_CUSTODY_GROUPS,
      nodeGroups: s.CUSTODY_REQUIREMENT,
      validatorGroups: s.VALIDATOR_CUSTODY_REQUIREMENT,
      gweiPerGroup: s.BALANCE_PER_ADDITIONAL_CUSTODY_GROUP,
      maxBlobs: Math.max(s.MAX_BLOBS_PER_BLOCK_ELECTRA, ...s.BLOB_SCHEDULE.map((b) => b.MAX_BLOBS_PER_BLOCK)),
      secondsPerSlot: s.SECONDS_PER_SLOT,
    };
  },
});
