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

/** The first thing on a page that is not right yet: its element's id, and what it wants. */
export type Missing = { readonly to: string; readonly what: string };

/** The first of what may be missing that is. */
export const firstMissing = (...places: readonly (Missing | false)[]): Missing | null => places.find((place) => place !== false) ?? null;

/** What stands beside Continue: what is still missing, or what is to be known where nothing is. */
export const whyOf = (why: string, missing: Missing | null, ready: ReactNode = null): ReactNode =>
  missing === null ? (
    ready
  ) : (
    <>
      {why} <WhyLink to={missing.to}>{missing.what}</WhyLink>
    </>
  );

/** The reason beside a closed Continue, as a link to the element with this id. */
export const WhyLink = ({ to, children }: { readonly to: string; readonly children: ReactNode }): JSX.Element => (
  <button type="button" className="link" onClick={() => goTo(to)}>
    {children}
  </button>
);
