import { type JSX, useId } from 'react';
import { type MnemonicLanguage, mnemonicLanguages } from '../../shared/languages.ts';
import { ceremony } from '../strings/ceremony.ts';

const text = ceremony.language;
type Props = { readonly value: MnemonicLanguage; readonly onChange: (language: MnemonicLanguage) => void; readonly disabled?: boolean };

/** The ten languages words can be made in, English first, each in its own name. */
export const LanguagePicker = ({ value, onChange, disabled = false }: Props): JSX.Element => {
  const id = useId();
  return (
    <div className="field language">
      <label htmlFor={id}>{text.label}</label>
      <select
        id={id}
        className="input"
        value={value}
        disabled={disabled}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          const chosen = mnemonicLanguages.find((one) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {mnemonicLanguages.map((one) => (
          <option key={one} value={one}>
            {text.names[one]}
          </option>
        ))}
      </select>
      <p className="hint" id={`${id}-hint`}>
        {text.hint}
      </p>
    </div>
  );
};
