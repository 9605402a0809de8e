import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useRoom } from '../route.ts';
import { formatMinute, joined } from './format.ts';
import { useNow } from './now.ts';

/** The last arrival whose heading was focused, so that a heading takes focus once per arrival and never at the start. */
let focused = 0;

type Props = {
  /** How it is. */
  readonly is: string;
  /** What is next. Always given where it can be, so that nothing jumps. */
  readonly next?: string | undefined;
  readonly lead?: ReactNode;
  /** Shows the day and time above. */
  readonly when?: boolean;
  /** Links to the page above this one. */
  readonly crumb?: ReactNode;
};

/**
 * The sentence that opens a room: two voices, how it is and what is next. Only a change of how it is
 * is told to screen readers: what is next may count down.
 */
export const Sentence = ({ is, next, lead, when = false, crumb }: Props): JSX.Element => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { arrival } = useRoom();
  useEffect(() => {
    if (arrival === focused) return;
    focused = arrival;
    // On a busy machine a person may type before this runs: what is typed stays where it belongs.
    if (!document.activeElement?.matches('input, textarea')) heading.current?.focus();
  }, [arrival]);
  return (
    <header className="head">
      {crumb === undefined ? null : <p className="crumb c">{crumb}</p>}
      {when ? <When /> : null}
      <h1 className="sentence num" ref={heading} tabIndex={-1}>
        <span aria-live="polite">{joined(is)}</span> {next === undefined ? null : <span className="next">{joined(next)}</span>}
      </h1>
      {lead === undefined ? null : <p className="lead num">{lead}</p>}
    </header>
  );
};

/** To the minute: a clock that moves each second would keep the machine awake for nothing. */
const When = (): JSX.Element => <p className="when num">{formatMinute(useNow(30_000))}</p>;
