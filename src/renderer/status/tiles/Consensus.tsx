import type { JSX } from 'react';
import { healthTones, tileWords } from '../../strings/status.ts';
import { formatNumber } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { barTone, clientOf, lateness, partOf, readingOf } from '../layer.tsx';
import type { TileProps } from '../tile-props.ts';

export const Consensus = ({ status: { consensus, clock } }: TileProps): JSX.Element => {
  const head = consensus.head === null ? null : tileWords.slot(formatNumber(consensus.head));
  const final = clock?.finalizedEpoch == null ? tileWords.notFinal : tileWords.finalized(formatNumber(clock.finalizedEpoch));
  return (
    <Tile
      label={<Term id="consensus">{tileWords.consensus}</Term>}
      value={readingOf(consensus)}
      tone={healthTones[consensus.health]}
      part={partOf(consensus)}
      partTone={barTone(consensus)}
      notes={[[clientOf(consensus), head].filter(Boolean).join(', '), consensus.health === 'synced' ? final : lateness(consensus)]}
    />
  );
};
