import type { JSX } from 'react';
import { keys } from '../strings/keys.ts';
import { goToRoomPage, roomPages } from './pages.ts';

/** What else can be done in this room, each with what it does. */
export const Ways = (): JSX.Element => (
  <section className="sheet ways" aria-label={keys.ways.label}>
    {roomPages.map((way) => (
      <div className="way" key={way}>
        <button type="button" aria-describedby={`way-${way}`} onClick={() => goToRoomPage(way)}>
          {keys.ways[way].title}
        </button>
        <p className="c" id={`way-${way}`}>
          {keys.ways[way].text}
        </p>
      </div>
    ))}
  </section>
);
