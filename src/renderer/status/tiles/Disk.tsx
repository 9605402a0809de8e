import type { JSX } from 'react';
import { tileWords } from '../../strings/status.ts';
import { formatBytes, formatLong } from '../../ui/format.ts';
import { Tile } from '../../ui/Tile.tsx';
import type { TileProps } from '../tile-props.ts';

/** Below these the node is about to stop, or soon will be. */
const STOPS_BYTES = 2e9;
const WATCH_BYTES = 20e9;

export const Disk = ({ status: { disk } }: TileProps): JSX.Element => {
  if (disk === null) return <Tile label={tileWords.diskFree} value={tileWords.unknown} tone="unk" notes={['']} />;
  const { where, freeBytes, totalBytes, bytesPerDay, nodeBytes, docker } = disk;
  const isFull = freeBytes < STOPS_BYTES || (docker !== null && docker.freeBytes < STOPS_BYTES);
  const tone = isFull ? 'bad' : freeBytes < WATCH_BYTES ? 'att' : 'fine';
  const grows = bytesPerDay !== null && bytesPerDay > 0;
  const uses = nodeBytes === null ? tileWords.noGrowth : tileWords.nodeUses(formatBytes(nodeBytes));
  const changes = grows ? tileWords.perDay(formatBytes(bytesPerDay)) : uses;
  return (
    <Tile
      label={grows ? tileWords.diskFull : tileWords.diskFree}
      value={grows ? formatLong(freeBytes / bytesPerDay) : formatBytes(freeBytes)}
      tone={tone}
      part={totalBytes === 0 ? null : 1 - freeBytes / totalBytes}
      partTone={tone === 'bad' ? 'brick' : tone === 'att' ? 'amber' : 'ink'}
      notes={[
        tileWords.free(formatBytes(freeBytes), formatBytes(totalBytes), where),
        docker === null ? changes : tileWords.dockerFree(formatBytes(docker.freeBytes), changes),
      ]}
    />
  );
};
