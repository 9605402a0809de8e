import type { JSX } from 'react';
import { runOptions } from '../strings/node-run.ts';
import { TextInput } from '../ui/Field.tsx';
import { type Draft, type PortName, portsWrong } from './draft.ts';

const text = runOptions.ports;
type Props = { readonly ports: Draft['ports']; readonly onChange: (ports: Draft['ports']) => void };

/** Ports that are open to the world. */
export const PortFields = ({ ports, onChange }: Props): JSX.Element => {
  const wrong = portsWrong(ports);
  return (
    <fieldset className="ports">
      <legend className="flabel">{text.legend}</legend>
      <p className="q2">{text.hint}</p>
      <div className="trio">
        {(['execution', 'consensus', 'quic'] as const).map((name: PortName) => (
          <TextInput key={name} label={text[name]} value={ports[name]} onChange={(port) => onChange({ ...ports, [name]: port })} />
        ))}
      </div>
      {wrong === null ? null : (
        <p className="q2 wrong" role="alert">
          {text[wrong]}
        </p>
      )}
    </fieldset>
  );
};
