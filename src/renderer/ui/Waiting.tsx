import { type JSX, useState } from 'react';
import { formatDuration } from './format.ts';
import { useNow } from './now.ts';
import { State } from './State.tsx';

/** What is being waited for and since when. Says nothing in the first second, so that quick answers do not flicker. */
export const Waiting = ({ what }: { readonly what: string }): JSX.Element => {
  const now = useNow();
  const [since] = useState(() => Date.now());
  const seconds = Math.max(0, (now - since) / 1000);
  return (
    <p className="waiting num" role="status">
      {seconds < 1 ? null : (
        <State tone="work">
          {what}, {formatDuration(seconds)}
        </State>
      )}
    </p>
  );
};
