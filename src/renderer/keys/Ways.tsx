import type { JSX } from 'react';
import { keys } from '../strings/keys.ts';
import { goToRoomPage, type RoomPage } from './pages.ts';

const ways: readonly RoomPage[] = ['make', 'words', 'take-in', 'drill', 'verify'];

/** What else can be done in this room, each with what it does. */
export const Ways = (): JSX.Element => (
  <section className="sheet ways" aria-label={keys.ways.label}>
    {ways.map((way) => (
      <button
        type="button"
        key={way}
        className="way"
        onClick={() => goToRoomPage(way)}
        aria-describedby={`way-${way}`}
        aria-labelledby={`way-name-${way}`}
      >
        <b id={`way-name-${way}`}>{keys.ways[way].title}</b>
        <span className="c" id={`way-${way}`}>
          {keys.ways[way].text}
        </span>
      </button>
    ))}
  </section>
);
