import type { JSX } from 'react';
import type { Station } from '../../shared/road.ts';
import { ui } from '../strings/ui.ts';
import { formatDuration, formatEstimate, formatWhen } from './format.ts';
import { useNow } from './now.ts';
import { asWalked, stretch } from './stretch.ts';

type Props = {
  readonly stations: readonly Station[];
  readonly label: string;
  /** True for a road nobody walks yet (the preview of an exit): its lengths are shown, nothing fills. */
  readonly planned?: boolean;
};

/** The way of a deposit or an exit as a line with stations. Solid has happened, dotted is to come, ember is where it is. */
export const Road = ({ stations, label, planned = false }: Props): JSX.Element => {
  const now = useNow();
  const walked = planned ? stations : asWalked(stations, now);
  return (
    <ol className="road num" aria-label={label}>
      {walked.map((station, i) => {
        const way = stretch(walked, i, now);
        const here = station.state === 'here' && !planned;
        return (
          <li key={station.id} className={planned ? 'next' : station.state} aria-current={here ? 'step' : undefined}>
            {way === null ? null : <Way part={planned ? 0 : way.part} working={here} />}
            <span className="stn" />
            {way?.seconds == null ? null : (
              <span className="took">
                {station.state === 'done' && !planned ? formatDuration(way.seconds) : formatEstimate(way.seconds)}
                {way.left && !planned ? ` ${ui.left}` : ''}
              </span>
            )}
            <b>{station.name}</b>
            {station.at === null ? null : (
              <span className="at">
                {station.state === 'next' && !(planned && i === 0) ? '≈ ' : ''}
                {formatWhen(station.at, now)}
              </span>
            )}
            <small>{station.detail}</small>
          </li>
        );
      })}
    </ol>
  );
};

const Way = ({ part, working }: { readonly part: number; readonly working: boolean }): JSX.Element => {
  const here = `${(part * 100).toFixed(1)}%`;
  return (
    <svg className="way" aria-hidden="true">
      {part > 0 ? <line className={working ? 'part' : undefined} x1="0" x2={here} y1="1" y2="1" /> : null}
      {part < 1 ? <line className="come" x1={here} x2="100%" y1="1" y2="1" /> : null}
    </svg>
  );
};
