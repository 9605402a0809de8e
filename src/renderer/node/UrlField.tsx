import { type JSX, useState } from 'react';
import { runOptions } from '../strings/node-run.ts';
import { TextInput } from '../ui/Field.tsx';
import { isUrl } from './draft.ts';

type UrlProps = {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
};
/** An address; complains once it was left, never while it is typed. */
export const UrlField = ({ label, placeholder, value, onChange }: UrlProps): JSX.Element => {
  const [left, setLeft] = useState(false);
  return (
    <TextInput
      mono
      label={label}
      value={value}
      {...(placeholder === undefined ? {} : { placeholder })}
      onChange={(typed) => {
        setLeft(false);
        onChange(typed);
      }}
      onBlur={() => setLeft(true)}
      complaint={left && value !== '' && !isUrl(value) ? runOptions.url : null}
    />
  );
};
