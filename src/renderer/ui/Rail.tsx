import type { JSX, KeyboardEvent } from 'react';
import type { NetworkName } from '../../shared/networks.ts';
import { goTo, type RoomId, rooms } from '../route.ts';
import { roomNames, ui } from '../strings/ui.ts';
import { Flame } from './icons.tsx';
import { NetworkMark } from './NetworkMark.tsx';
import { roomIcons } from './room-icons.tsx';
import { State, type Tone } from './State.tsx';

export type Badge = { readonly room: RoomId; readonly tone: Tone; readonly says: string };
type Props = {
  readonly room: RoomId;
  /** Undefined until it is known. */
  readonly network: NetworkName | null | undefined;
  readonly badges: readonly Badge[];
  readonly version: string | null;
};

/** Arrow keys move along the rooms, Home and End to its ends; Tab leaves as usual. */
const move = (event: KeyboardEvent<HTMLElement>): void => {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -rooms.length, End: rooms.length };
  const step = steps[event.key];
  if (step === undefined) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
  event.preventDefault();
};

/** The left rail: which program, which network, which rooms. A badge says where attention is needed. */
export const Rail = ({ room, network, badges, version }: Props): JSX.Element => (
  <nav className="rail" aria-label={ui.rooms}>
    <div className="brand">
      <Flame />
      <span>Hearth</span>
    </div>
    {network === undefined ? <div className="net blank" /> : <NetworkMark network={network} />}
    {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys are a convenience, each button works alone */}
    <div className="rooms" onKeyDown={move}>
      {rooms.map((id) => {
        const badge = badges.find((other) => other.room === id);
        const current = id === room || (room === 'setup' && id === 'home');
        return (
          <button key={id} type="button" aria-current={current ? 'page' : undefined} onClick={() => goTo(id)}>
            {roomIcons[id]}
            <span>{roomNames[id]}</span>
            {badge === undefined ? null : (
              <span className="dot" title={badge.says}>
                <State tone={badge.tone} />
                <span className="unseen">{badge.says}</span>
              </span>
            )}
          </button>
        );
      })}
    </div>
    {version === null ? null : <p className="railfoot">Hearth {version}</p>}
  </nav>
);
