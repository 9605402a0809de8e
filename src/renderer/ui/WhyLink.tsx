import type { JSX, ReactNode } from 'react';

const reachable = 'input:not([disabled]), summary, button:not([disabled])';

/** Brings a person to what opens a closed button: opens it where it is folded, then gives it the keyboard. */
const goTo = (id: string): void => {
  const place = document.getElementById(id);
  if (place === null) return;
  if (place instanceof HTMLDetailsElement) place.open = true;
  const target = place.matches(reachable) ? place : (place.querySelector<HTMLElement>(reachable) ?? place);
  target.scrollIntoView({ block: 'nearest' });
  target.focus();
};

/** The reason beside a closed Continue, as a link to the element with this id. */
export const WhyLink = ({ to, children }: { readonly to: string; readonly children: ReactNode }): JSX.Element => (
  <button type="button" className="link" onClick={() => goTo(to)}>
    {children}
  </button>
);
