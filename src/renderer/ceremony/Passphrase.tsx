import type { JSX } from 'react';
import { ceremony } from '../strings/ceremony.ts';
import { PasswordInput } from '../ui/Field.tsx';

const text = ceremony.passphrase;
export type Passphrase = { readonly first: string; readonly again: string };
export const noPassphrase: Passphrase = { first: '', again: '' };
export const passphraseFits = ({ first, again }: Passphrase): boolean => first === again;

type Props = { readonly value: Passphrase; readonly onChange: (value: Passphrase) => void; readonly disabled?: boolean };

/** The optional 25th word, folded away, typed twice: nothing else could find a slip. */
export const PassphraseFields = ({ value, onChange, disabled = false }: Props): JSX.Element => {
  const differs = value.again !== '' && !passphraseFits(value) && value.again.length >= value.first.length;
  return (
    <details className="cell fold" id="passphrase">
      <summary>{text.summary}</summary>
      <p className="q2">{text.warning}</p>
      <div className="pair">
        <PasswordInput
          label={text.label}
          value={value.first}
          disabled={disabled}
          autoComplete="new-password"
          onChange={(first) => onChange({ ...value, first })}
        />
        <PasswordInput
          label={text.repeat}
          value={value.again}
          disabled={disabled}
          autoComplete="new-password"
          complaint={differs ? text.differ : null}
          hint={value.first !== '' && passphraseFits(value) ? text.same : null}
          onChange={(again) => onChange({ ...value, again })}
        />
      </div>
    </details>
  );
};
