import { type JSX, type Ref, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { formatTime } from '../ui/format.ts';
import { type KeptLine, windowOf } from './log-buffer.ts';

/** As in log.css. */
const LINE_PX = 20;

type Props = {
  readonly lines: readonly KeptLine[];
  readonly query: string;
  readonly label: string;
  /** Whether the newest line is kept in sight. */
  readonly follow: boolean;
  readonly onFollow: (follow: boolean) => void;
};

/** Only the lines in sight are in the page, so that a hundred thousand cost as much as forty. */
export const LogLines = ({ lines, query, label, follow, onFollow }: Props): JSX.Element => {
  const box = useRef<HTMLElement>(null);
  const all = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ top: 0, height: 264 });
  const { first, end } = windowOf(lines.length, at.top, at.height, LINE_PX);

  useLayoutEffect(() => {
    all.current?.style.setProperty('--log-lines', String(lines.length));
    all.current?.style.setProperty('--log-first', String(first));
    if (follow && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [lines.length, first, follow]);

  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const look = (): void => setAt({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const scrolled = (): void => {
    const element = box.current;
    if (element === null) return;
    setAt({ top: element.scrollTop, height: element.clientHeight });
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < LINE_PX;
    if (atEnd !== follow) onFollow(atEnd);
  };

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="log num" ref={box as Ref<HTMLElement>} tabIndex={0} aria-label={label} onScroll={scrolled}>
      <div className="all" ref={all}>
        <div className="seen">
          {lines.slice(first, end).map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is a place in the box, and rows are reused while scrolling
            <Line key={i} line={line} query={query} />
          ))}
        </div>
      </div>
    </section>
  );
};

/** Most clients write the time themselves. */
const hasTime = (text: string): boolean => /\d\d:\d\d:\d\d/.test(text.slice(0, 40));

const Line = ({ line, query }: { readonly line: KeptLine; readonly query: string }): JSX.Element => {
  return (
    <div className="line" data-level={line.level}>
      {line.at === null || hasTime(line.text) ? null : <time>{formatTime(line.at)} </time>}
      <Marked text={line.text} query={query.trim()} />
    </div>
  );
};

/** The text with what was searched for marked. */
const Marked = ({ text, query }: { readonly text: string; readonly query: string }): JSX.Element => {
  const at = query === '' ? -1 : text.toLowerCase().indexOf(query.toLowerCase());
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, at + query.length)}</mark>
      {text.slice(at + query.length)}
    </>
  );
};
