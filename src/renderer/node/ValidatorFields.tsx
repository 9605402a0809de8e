import { type JSX, useState } from 'react';
import type { AddressVerdict } from '../../shared/keys.ts';
import { runOptions as text } from '../strings/node-run.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { TextInput } from '../ui/Field.tsx';
import { type Draft, graffitiFits } from './draft.ts';

type Props = { readonly draft: Draft; readonly verdict: AddressVerdict | null; readonly onChange: (draft: Draft) => void };

/** Who gets the fees, and what stands in the blocks. */
export const ValidatorFields = ({ draft, verdict, onChange }: Props): JSX.Element => {
  const [typing, setTyping] = useState(false);
  const bad = verdict !== null && !verdict.ok && !typing ? verdict.message : null;
  return (
    <>
      <div>
        <TextInput
          mono
          label={text.fee.label}
          value={draft.fee}
          onChange={(fee) => {
            setTyping(true);
            onChange({ ...draft, fee });
          }}
          onBlur={() => setTyping(false)}
          hint={verdict?.ok === true ? text.fee.judged : text.fee.hint}
          complaint={bad}
        />
        {verdict?.ok === true ? <AddressBlocks value={verdict.address} label={text.fee.label} right /> : null}
      </div>
      <TextInput
        label={text.graffiti.label}
        value={draft.graffiti}
        onChange={(graffiti) => onChange({ ...draft, graffiti })}
        hint={text.graffiti.hint}
        complaint={graffitiFits(draft.graffiti) ? null : text.graffiti.long}
      />
    </>
  );
};
