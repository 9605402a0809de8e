import type { JSX } from 'react';
import type { LayerHealth, LayerStatus, Status } from '../../shared/status.ts';
import { startText as text } from '../strings/setup-host.ts';
import { formatEstimate, formatNumber } from '../ui/format.ts';
import { Cells, Sheet } from '../ui/Sheet.tsx';
import type { Tone } from '../ui/State.tsx';
import { Tile } from '../ui/Tile.tsx';

const tones: { readonly [H in LayerHealth]: Tone } = {
  absent: 'todo',
  stopped: 'bad',
  paused: 'att',
  starting: 'work',
  syncing: 'work',
  synced: 'fine',
  stalled: 'att',
  silent: 'att',
};

const part = ({ head, behindSlots, health }: LayerStatus): number | null => {
  if (health === 'synced') return 1;
  return head === null || behindSlots === null ? null : head / Math.max(1, head + behindSlots);
};

const notes = (layer: LayerStatus, head: (n: string) => string): readonly string[] => {
  const eta = layer.etaSeconds === null ? '' : `, ${text.eta(formatEstimate(layer.etaSeconds))}`;
  const first = layer.head === null ? text.noHead : head(formatNumber(layer.head));
  const behind = layer.behindSlots === null || layer.health === 'synced' ? '' : `${text.behind(formatNumber(layer.behindSlots))}${eta}`;
  return [first, layer.why ?? behind];
};

/** Both layers of the own node: how far, how much is left. */
export const SyncTiles = ({ status }: { readonly status: Status }): JSX.Element => (
  <div>
    <h2 className="unseen">{text.sync}</h2>
    <Sheet>
      <Cells of={2}>
        {([status.execution, status.consensus] as const).map((layer, i) => (
          <Tile
            key={i === 0 ? 'execution' : 'consensus'}
            label={`${i === 0 ? text.execution : text.consensus}${layer.clientName === null ? '' : ` · ${layer.clientName}`}`}
            value={text.health[layer.health]}
            tone={tones[layer.health]}
            part={part(layer)}
            partTone={layer.health === 'synced' ? 'ink' : 'ember'}
            notes={notes(layer, i === 0 ? text.block : text.slot)}
          />
        ))}
      </Cells>
    </Sheet>
  </div>
);
