import type { JSX } from 'react';
import { tileWords } from '../../strings/status.ts';
import { formatNumber } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import type { TileProps } from '../tile-props.ts';

/** consensus-specs MIN_EPOCHS_TO_INACTIVITY_PENALTY: more epochs without finality than this are a leak. */
const LEAK_AFTER = 4;

export const Finality = ({ status: { clock } }: TileProps): JSX.Element => {
  const label = <Term id="finality">{tileWords.finality}</Term>;
  if (clock?.finalizedEpoch == null) {
    return <Tile label={label} value={clock === null ? tileWords.unknown : tileWords.noneYet} tone="unk" notes={['']} />;
  }
  const ago = Math.max(0, clock.epoch - clock.finalizedEpoch);
  const late = ago > LEAK_AFTER + 1;
  return (
    <Tile
      label={label}
      value={tileWords.epoch(formatNumber(clock.finalizedEpoch))}
      tone={late ? 'att' : 'fine'}
      part={1}
      partTone={late ? 'amber' : 'plain'}
      notes={[tileWords.epochsAgo(ago), late ? tileWords.leak : tileWords.usual]}
    />
  );
};
