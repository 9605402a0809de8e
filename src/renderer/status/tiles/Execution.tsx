import type { JSX } from 'react';
import { healthTones, tileWords } from '../../strings/status.ts';
import { formatNumber } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { barTone, clientOf, lateness, partOf, readingOf } from '../layer.tsx';
import type { TileProps } from '../tile-props.ts';

export const Execution = ({ status: { execution } }: TileProps): JSX.Element => {
  const head = execution.head === null ? null : tileWords.block(formatNumber(execution.head));
  return (
    <Tile
      label={<Term id="execution">{tileWords.execution}</Term>}
      value={readingOf(execution)}
      tone={healthTones[execution.health]}
      part={partOf(execution)}
      partTone={barTone(execution)}
      notes={[[clientOf(execution), head].filter(Boolean).join(', '), lateness(execution)]}
    />
  );
};
