import type { JSX } from 'react';
import { tileWords } from '../../strings/status.ts';
import { formatNumber } from '../../ui/format.ts';
import { Term } from '../../ui/Term.tsx';
import { Tile } from '../../ui/Tile.tsx';
import type { TileProps } from '../tile-props.ts';

/** What a home node on a real network is content with; the practice network has one other node. */
const ENOUGH = 40;
const say = (peers: number | null): string => (peers === null ? tileWords.unknownCount : formatNumber(peers));

export const Peers = ({ status: { execution, consensus, network } }: TileProps): JSX.Element => {
  const known = execution.peers !== null || consensus.peers !== null;
  const all = (execution.peers ?? 0) + (consensus.peers ?? 0);
  const practice = network === 'practice';
  const lonely = known && (execution.peers === 0 || consensus.peers === 0);
  return (
    <Tile
      label={<Term id="peers">{tileWords.peers}</Term>}
      value={known ? (all === 0 ? tileWords.noPeers : formatNumber(all)) : tileWords.unknown}
      tone={known ? (lonely ? 'att' : 'fine') : 'unk'}
      part={known ? Math.min(1, all / (practice ? 2 : ENOUGH)) : null}
      partTone={lonely ? 'amber' : 'plain'}
      notes={
        known ? [tileWords.peersOf(say(execution.peers), say(consensus.peers)), practice && !lonely ? tileWords.allThereIs : ''] : ['']
      }
    />
  );
};
