import type { JSX } from 'react';
import { tileWords } from '../../strings/status.ts';
import { formatNumber } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import { countAttestations } from '../attestations.ts';
import type { TileProps } from '../tile-props.ts';

export const Attestations = ({ status: { duties } }: TileProps): JSX.Element => {
  const { inTime, late, missed, unknown, known } = countAttestations(duties.attestations);
  const last = duties.lastProposals.at(-1);
  const proposal = last === undefined ? tileWords.noProposal : tileWords.lastProposal(formatNumber(last.slot));
  const faults = [late > 0 ? tileWords.late(late) : '', missed > 0 ? tileWords.missed(missed) : ''].filter(Boolean).join(', ');
  const label = <Term id="attestation">{tileWords.attestations}</Term>;
  if (known === 0) {
    return <Tile label={label} value={tileWords.noneYet} tone="unk" notes={[unknown > 0 ? tileWords.cannotTell : '', proposal]} />;
  }
  return (
    <Tile
      label={label}
      value={tileWords.ofLast(inTime, known)}
      tone={missed > inTime ? 'att' : 'fine'}
      part={inTime / known}
      partTone={missed > inTime ? 'amber' : 'plain'}
      notes={[faults === '' ? tileWords.inTime : faults, proposal]}
    />
  );
};
