import type { ReactNode } from 'react';
import type { LayerStatus } from '../../shared/status.ts';
import { healthWords } from '../../shared/strings/status.ts';
import { healthTones, tileWords } from '../strings/status.ts';
import { formatEstimate, formatNumber, formatPercent } from '../ui/format.ts';

/** Client name and version, as far as they are known. */
export const clientOf = (layer: LayerStatus): string => [layer.clientName, layer.version].filter((text) => text !== null).join(' ');

/** How far a layer is: 1 in sync, its share while syncing, null where nothing can be said. */
export const partOf = ({ health: state, head, behindSlots }: LayerStatus): number | null => {
  if (state === 'synced') return 1;
  if (head === null || behindSlots === null || head + behindSlots === 0) return null;
  return head / (head + behindSlots);
};

/** The reading of a layer: its health in words, and its share while it syncs. */
export const readingOf = (layer: LayerStatus): ReactNode => {
  const part = partOf(layer);
  if (layer.health !== 'syncing' || part === null) return healthWords[layer.health];
  return (
    <>
      {healthWords.syncing} <small>{formatPercent(Math.min(part, 0.999))}</small>
    </>
  );
};

/** How late a layer is, or how long it still needs. */
export const lateness = ({ health: state, behindSlots, etaSeconds }: LayerStatus): string => {
  const behind = behindSlots === null ? '' : tileWords.behind(behindSlots, formatNumber(behindSlots));
  if (state !== 'syncing' || etaSeconds === null) return behind;
  const left = tileWords.eta(formatEstimate(etaSeconds));
  return behind === '' ? left : `${behind}, ${left}`;
};

export const barTone = (layer: LayerStatus): 'plain' | 'ember' | 'amber' | 'brick' => {
  const tone = healthTones[layer.health];
  if (tone === 'work') return 'ember';
  if (tone === 'att') return 'amber';
  return tone === 'bad' ? 'brick' : 'plain';
};
