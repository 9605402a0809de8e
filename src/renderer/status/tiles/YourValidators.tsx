import type { JSX } from 'react';
import type { ValidatorStatus } from '../../../shared/validators.ts';
import { tileWords } from '../../strings/status.ts';
import { coinOf } from '../../strings/ui.ts';
import { validatorStates } from '../../strings/validators.ts';
import { formatAmount } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import type { TileProps } from '../tile-props.ts';

export const YourValidators = ({ status: { validators, network } }: TileProps): JSX.Element => {
  const label = <Term id="validator">{tileWords.validators}</Term>;
  if (validators.length === 0) return <Tile label={label} value={tileWords.noValidator} tone="unk" notes={[tileWords.noKey]} />;
  const sum = validators.reduce((gwei, one) => gwei + (one.balanceGwei ?? 0n), 0n);
  const counts = new Map<ValidatorStatus, number>();
  for (const { status } of validators) counts.set(status, (counts.get(status) ?? 0) + 1);
  const words = [...counts].map(([status, n]) => `${n} ${validatorStates[status].word.toLowerCase()}`);
  const active = (counts.get('active_ongoing') ?? 0) + (counts.get('active_exiting') ?? 0);
  return (
    <Tile
      label={label}
      value={`${active} active`}
      tone={validators.some((one) => one.status === 'active_slashed') ? 'bad' : 'fine'}
      part={active / validators.length}
      notes={[words.join(', '), formatAmount(sum, coinOf(network))]}
    />
  );
};
