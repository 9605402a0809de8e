import type { RingSlot } from '../../shared/status.ts';
import { formatNumber, listed } from '../ui/format.ts';

/** The epoch ring as sentences, for those who do not see it. */
export const ringLabel = (slots: readonly RingSlot[], epoch: number): string => {
  const numbers = (wanted: (slot: RingSlot) => boolean): readonly string[] => slots.filter(wanted).map((slot) => formatNumber(slot.slot));
  const blocks = numbers((slot) => slot.kind === 'block');
  const missed = numbers((slot) => slot.kind === 'missed');
  const now = numbers((slot) => slot.kind === 'now');
  const mine = numbers((slot) => slot.own === 'proposal' && slot.kind === 'block');
  const attest = numbers((slot) => slot.own === 'attestation' && slot.kind === 'come');
  const propose = numbers((slot) => slot.own === 'proposal' && slot.kind === 'come');
  const few = slots.length <= 12;
  const many = (list: readonly string[]): string =>
    few ? `${list.length === 1 ? 'Slot' : 'Slots'} ${listed(list)}` : `${list.length} of ${slots.length} slots`;
  return [
    `Epoch ${formatNumber(epoch)}.`,
    blocks.length > 0 ? `${many(blocks)} ${few && blocks.length === 1 ? 'holds a block' : 'hold blocks'}.` : '',
    missed.length > 0 ? `${many(missed)} ${missed.length === 1 ? 'was' : 'were'} missed.` : '',
    mine.length > 0 ? `${listed(mine)} ${mine.length === 1 ? 'is' : 'are'} yours.` : '',
    now.length > 0 ? `Now slot ${listed(now)}.` : '',
    attest.length > 0 ? `You attest in slot ${listed(attest)}.` : '',
    propose.length > 0 ? `You propose in slot ${listed(propose)}.` : '',
  ]
    .filter(Boolean)
    .join(' ');
};
