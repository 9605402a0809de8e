import { AppError } from '../../shared/app-error.ts';
import type { Status } from '../../shared/status.ts';
import type { Validator } from '../../shared/validators.ts';
import type { BeaconApi } from '../platform/beacon-api/beacon-api.ts';
import { type ChainTime, epochAtSlot, startSlotOfEpoch, timeOfSlot } from '../protocol/epochs.ts';
import { attestationBook } from './attestations.ts';
import { blockBook } from './blocks.ts';
import { dutyBook, type OnDuty } from './duties.ts';
import { ringOf } from './ring.ts';

type Moment = { readonly clockSlot: number; readonly headSlot: number; readonly inSync: boolean; readonly chain: ChainTime };

/** Blocks before the present epoch that are looked through for own proposals, a few each time. */
const LOOK_BACK_SLOTS = 64;
const BACKWARD_A_LOOK = 3;
const PROPOSALS_SHOWN = 5;

export const onDuty = (validators: readonly Validator[]): readonly OnDuty[] =>
  validators.flatMap(({ index, activationEpoch, exitEpoch }) =>
    index === null || activationEpoch === null ? [] : [{ index, activationEpoch, exitEpoch }],
  );

/** What the node does not tell now (it is busy, or syncs and answers 503) is asked again the next time. */
async function untold(asking: Promise<void>): Promise<void> {
  await asking.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

/** The picture of the current epoch and the own duties in it, before it and after. */
export function ownDuties(beacon: BeaconApi) {
  const blocks = blockBook(beacon);
  const duties = dutyBook(beacon);
  const attestations = attestationBook(beacon, duties);

  return {
    async look({ clockSlot, headSlot, inSync, chain }: Moment, validators: readonly OnDuty[]): Promise<Pick<Status, 'ring' | 'duties'>> {
      const epoch = epochAtSlot(clockSlot, chain.slotsPerEpoch);
      const firstSlot = startSlotOfEpoch(epoch, chain.slotsPerEpoch);
      const head = { epoch, slot: headSlot, slotsPerEpoch: chain.slotsPerEpoch };
      blocks.note(headSlot);
      if (inSync) {
        await untold(blocks.fill(Math.max(1, firstSlot), headSlot - 1, chain.slotsPerEpoch));
        await untold(duties.ensure(epoch, validators));
        if (validators.length > 0) {
          await untold(blocks.fill(Math.max(1, firstSlot - LOOK_BACK_SLOTS), firstSlot - 1, BACKWARD_A_LOOK));
          await untold(attestations.look(head, validators));
        }
      }
      const own = new Set(validators.map((v) => v.index));
      const toPropose = duties.proposals(validators);
      const proposed = await blocks.proposals(own, inSync ? toPropose.map((d) => d.slot) : []);
      const toAttest = [epoch, epoch + 1].flatMap((e) => duties.attester(e, validators) ?? []);
      const at = (slot: number) => timeOfSlot(slot, chain);
      const coming = [
        ...toPropose.map((d) => ({ kind: 'propose' as const, ...d })),
        ...toAttest.map(({ slot, validatorIndex }) => ({ kind: 'attest' as const, slot, validatorIndex })),
      ]
        .filter((d) => d.slot > clockSlot)
        .sort((a, b) => a.slot - b.slot || (a.kind === 'propose' ? -1 : 1))[0];
      return {
        ring: ringOf({
          clockSlot,
          headSlot,
          slotsPerEpoch: chain.slotsPerEpoch,
          blockAt: blocks.hasBlock,
          proposalSlots: new Set([...toPropose, ...proposed].map((d) => d.slot)),
          attestationSlots: new Set(toAttest.map((d) => d.slot)),
        }),
        duties: {
          next: coming ? { ...coming, at: at(coming.slot) } : null,
          lastProposals: proposed.slice(0, PROPOSALS_SHOWN).map((p) => ({ kind: 'propose', ...p, at: at(p.slot) })),
          attestations: attestations.list(head, validators),
        },
      };
    },
  };
}
export type OwnDuties = ReturnType<typeof ownDuties>;
