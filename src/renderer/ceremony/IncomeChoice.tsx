import type { JSX } from 'react';
import { addressText as text } from '../strings/setup-address.ts';
import { Choice } from '../ui/Choice.tsx';
import { amountText, limitsOf } from './AmountField.tsx';

export type Kind = '0x01' | '0x02';
type Props = {
  readonly value: Kind;
  readonly onChange: (kind: Kind) => void;
  readonly coin: string;
  readonly practice?: boolean;
  /** The network's rules do not know 0x02. */
  readonly closed?: boolean;
  /** Units of stake for one coin. */
  readonly multiplier?: number;
};

/** What becomes of income: paid out (0x01), or left in (0x02). */
export const IncomeChoice = ({ value, onChange, coin, practice = false, closed = false, multiplier = 1 }: Props): JSX.Element => {
  const start = amountText(limitsOf('0x01', multiplier).most);
  const most = amountText(limitsOf('0x02', multiplier).most);
  return (
    <div className="cell">
      <Choice
        wide
        legend={text.kind(start, coin)}
        value={value}
        onChange={onChange}
        options={(['0x01', '0x02'] as const).map((kind) => ({
          value: kind,
          disabled: kind === '0x02' && closed,
          title: (
            <>
              {kind === '0x01' ? text.paid.title : text.left.title} <span className="mono q2">{kind}</span>
            </>
          ),
          note: (
            <>
              {kind === '0x02' ? text.left.text(start, most, coin) : practice ? text.paid.practice : text.paid.real}{' '}
              {kind === '0x02' && closed ? <span className="closed">{text.leftClosed}</span> : null}
            </>
          ),
        }))}
      />
    </div>
  );
};
