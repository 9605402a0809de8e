import type { JSX } from 'react';
import { addressText as text } from '../strings/setup-address.ts';
import { TextInput } from '../ui/Field.tsx';
import { blockFits } from './verdict.ts';

export type Blocks = { readonly first: string; readonly last: string };
type Props = { readonly address: string | null; readonly blocks: Blocks; readonly onChange: (blocks: Blocks) => void };

const clean = (typed: string): string => typed.trim().replace(/^0x/i, '').slice(0, 4);

/** Two blocks typed from the wallet's own screen, so that an address changed on its way is noticed. */
export const Compare = ({ address, blocks, onChange }: Props): JSX.Element => {
  const differs = (place: 'first' | 'last'): boolean =>
    address !== null && blocks[place].length === 4 && !blockFits(address, blocks[place], place);
  return (
    <div className="cell compare" id="address-compare">
      <div>
        <p className="flabel">{text.compareTitle}</p>
        {differs('first') || differs('last') ? (
          <p className="complaint">{text.differs}</p>
        ) : (
          <p className="q2">{address === null ? text.compareClosed : text.compareHint}</p>
        )}
      </div>
      {(['first', 'last'] as const).map((place) => (
        <TextInput
          key={place}
          mono
          label={text[place]}
          value={blocks[place]}
          disabled={address === null}
          onChange={(typed) => onChange({ ...blocks, [place]: clean(typed) })}
          complaint={differs(place) ? text.differsShort : null}
        />
      ))}
    </div>
  );
};
