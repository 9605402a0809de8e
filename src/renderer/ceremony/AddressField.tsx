import { type JSX, useState } from 'react';
import type { AddressVerdict } from '../../shared/keys.ts';
import { addressText as text } from '../strings/setup-address.ts';
import { AddressBlocks } from '../ui/Address.tsx';
import { Button } from '../ui/Button.tsx';
import { TextInput } from '../ui/Field.tsx';

type Props = {
  readonly typed: string;
  readonly verdict: AddressVerdict | null;
  /** The practice wallet's address, offered to whom has no wallet; null on real networks. */
  readonly wallet: string | null;
  readonly onChange: (typed: string) => void;
};

/** The address field with its sentence per mistake, blocks of four, and the picture once it is right. */
export const AddressField = ({ typed, verdict, wallet, onChange }: Props): JSX.Element => {
  const [typing, setTyping] = useState(false);
  const bad = verdict !== null && !verdict.ok ? verdict : null;
  const short = bad?.reason === 'length' && typed.trim().length < 42;
  const growing = bad !== null && typing && (short || bad.reason === 'prefix');
  const text40 = typed.trim().replace(/^0x/i, '');
  return (
    <div className="cell" id="address-field">
      <TextInput
        mono
        label={text.label}
        value={typed}
        onChange={(text) => {
          setTyping(true);
          onChange(text);
        }}
        onBlur={() => setTyping(false)}
        placeholder={text.placeholder}
        complaint={bad === null || growing ? null : bad.message}
        hint={growing ? text.growing(typed.trim().length) : null}
      />
      {text40.length < 4 ? null : (
        <>
          <AddressBlocks value={`0x${text40.slice(0, 48)}`} label={text.label} right={verdict?.ok === true} />
          <p className="hint">{text.pictureHint}</p>
        </>
      )}
      {wallet === null || typed !== '' ? null : (
        <div className="offer">
          <Button small onClick={() => onChange(wallet)}>
            {text.wallet}
          </Button>
          <span className="c">{text.walletHint}</span>
        </div>
      )}
    </div>
  );
};
