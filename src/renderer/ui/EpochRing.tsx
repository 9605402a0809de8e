import type { JSX } from 'react';
import type { RingSlot } from '../../shared/status.ts';
import { formatNumber } from './format.ts';
import { arc, middle } from './ring.ts';

type Props = {
  /** The slots of the epoch, 8 or 32, in order. */
  readonly slots: readonly RingSlot[];
  readonly epoch: number;
  /** A whole sentence that says what the picture shows. */
  readonly label: string;
};

const shape = ({ kind, own }: RingSlot): string => {
  if (kind === 'come') return own === null ? 'come' : 'come mine';
  if (kind === 'missed') return own === 'proposal' ? 'missed mine' : 'missed';
  if (kind === 'now') return 'now';
  return own === 'proposal' ? 'yours' : 'block';
};
/** Own attestations of the past, and an own duty right now, carry a dot: the arc says what the slot held. */
const dotted = ({ kind, own }: RingSlot): boolean => own !== null && (kind === 'now' || (own === 'attestation' && kind !== 'come'));

/** An epoch as a ring of slots: filled has a block, hollow was missed, ember is yours, dotted is to come. */
export const EpochRing = ({ slots, epoch, label }: Props): JSX.Element => {
  const n = slots.length;
  const few = n <= 12;
  const now = slots.find((slot) => slot.kind === 'now');
  const place = now === undefined ? n : slots.indexOf(now) + 1;
  return (
    <svg className="ring" viewBox="-25 0 290 240" role="img" aria-label={label}>
      {slots.map((slot, i) => (
        <path key={slot.slot} className={shape(slot)} d={arc(i, n, slot.kind === 'come' || slot.kind === 'missed')}>
          <title>{`Slot ${formatNumber(slot.slot)}`}</title>
        </path>
      ))}
      {slots.filter(dotted).map((slot) => {
        const at = middle(slots.indexOf(slot), n, 85);
        return <circle key={slot.slot} className="dot" cx={at.x} cy={at.y} r={few ? 4.5 : 3.5} />;
      })}
      {slots.map((slot, i) => {
        if (!few && i % 8 !== 0) return null;
        const at = middle(i, n, 106);
        const mark = slot.own !== null ? 'own' : slot.kind === 'now' ? 'cur' : undefined;
        return (
          <text key={slot.slot} className={mark} x={at.x} y={at.y + 4} textAnchor={at.anchor}>
            {few ? formatNumber(slot.slot) : i}
          </text>
        );
      })}
      <text x="120" y="98" textAnchor="middle">
        {few ? 'slot' : `slot ${place} of ${n}`}
      </text>
      <text className={few ? 'big' : 'big long'} x="120" y="127" textAnchor="middle">
        {few ? formatNumber(now?.slot ?? slots.at(-1)?.slot ?? 0) : formatNumber(epoch)}
      </text>
      <text x="120" y="147" textAnchor="middle">
        {few ? `epoch ${formatNumber(epoch)}` : 'epoch'}
      </text>
    </svg>
  );
};
