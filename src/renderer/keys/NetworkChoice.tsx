import type { JSX } from 'react';
import type { NetworkName } from '../../shared/networks.ts';
import { useCall } from '../queries.ts';
import { ceremony } from '../strings/ceremony.ts';
import { networks } from '../strings/ui.ts';
import { Choice } from '../ui/Choice.tsx';

const text = ceremony.terms;
const names: readonly NetworkName[] = ['hoodi', 'mainnet', 'sepolia', 'ephemery', 'practice'];
type Props = { readonly value: NetworkName | null; readonly onChange: (network: NetworkName) => void; readonly disabled?: boolean };

/** The network that keys are for. A practice network can be chosen while one runs. */
export const NetworkChoice = ({ value, onChange, disabled = false }: Props): JSX.Element => {
  const practice = useCall('practice.status', {}).data;
  const none = practice === undefined || practice.instance === null || practice.state === 'none' || practice.state === 'gone';
  return (
    <div className="cell">
      <Choice
        wide
        legend={text.network}
        value={value}
        onChange={onChange}
        options={names.map((name) => ({
          value: name,
          title: networks[name].title,
          disabled: disabled || (name === 'practice' && none),
          note: name === 'practice' && none ? text.practiceClosed : text.notes[name],
        }))}
      />
    </div>
  );
};
