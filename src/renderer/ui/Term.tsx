import { type JSX, type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { glossary, type TermId } from '../strings/glossary.ts';

/** Keeps the explanation inside the window: below the term, or above it where there is no room. */
const place = (term: HTMLElement, tip: HTMLElement): void => {
  const at = term.getBoundingClientRect();
  const size = tip.getBoundingClientRect();
  const x = Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8));
  const below = at.bottom + 6;
  const y = below + size.height > window.innerHeight - 8 ? at.top - size.height - 6 : below;
  tip.style.setProperty('--tip-x', `${x}px`);
  tip.style.setProperty('--tip-y', `${y}px`);
};

/** A term of the field. Its explanation opens on hover and on focus; Escape closes it. */
export const Term = ({ id, children }: { readonly id: TermId; readonly children: ReactNode }): JSX.Element => {
  const tipId = useId();
  const term = useRef<HTMLButtonElement>(null);
  const tip = useRef<HTMLSpanElement>(null);
  const open = useRef(false);
  const show = (): void => {
    if (tip.current === null || term.current === null || open.current) return;
    open.current = true;
    tip.current.showPopover();
    place(term.current, tip.current);
  };
  const hide = (): void => {
    if (open.current) tip.current?.hidePopover();
    open.current = false;
  };
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') hide();
  };
  return (
    <>
      <button
        ref={term}
        type="button"
        className="term"
        aria-describedby={tipId}
        onPointerEnter={show}
        onPointerLeave={hide}
        onFocus={show}
        onBlur={hide}
        onClick={show}
        onKeyDown={key}
      >
        {children}
      </button>
      <span ref={tip} id={tipId} role="tooltip" popover="manual" className="tip">
        {glossary[id]}
      </span>
    </>
  );
};
