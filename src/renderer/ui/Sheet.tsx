import type { JSX, ReactNode } from 'react';

type Named = { readonly children: ReactNode; readonly label?: string };

/** One panel with hairlines inside. */
export const Sheet = ({ children, label }: Named): JSX.Element =>
  label === undefined ? (
    <div className="sheet">{children}</div>
  ) : (
    <section className="sheet" aria-label={label}>
      {children}
    </section>
  );

/** Cells side by side; they stand below each other where it is narrow. */
export const Cells = ({ children, of }: { readonly children: ReactNode; readonly of: 2 | 3 | 4 }): JSX.Element => (
  <div className={`cells n${of}`}>{children}</div>
);

export const Cell = ({
  children,
  title,
  className,
}: {
  readonly children: ReactNode;
  readonly title?: ReactNode;
  readonly className?: string;
}): JSX.Element => (
  <div className={className === undefined ? 'cell' : `cell ${className}`}>
    {title === undefined ? null : <h2 className="h">{title}</h2>}
    {children}
  </div>
);

/** Label left, amount right; `unit` names the coin once above the column. */
export const Rows = ({ children, unit }: { readonly children: ReactNode; readonly unit?: string }): JSX.Element => (
  <dl className="rows num">
    {unit === undefined ? null : (
      <div className="uh">
        <dt>
          <span className="unseen">Unit</span>
        </dt>
        <dd className="unit c">{unit}</dd>
      </div>
    )}
    {children}
  </dl>
);
/** Label, then a value or a sentence. */
export const Row = ({ label, children }: { readonly label: ReactNode; readonly children: ReactNode }): JSX.Element => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);

/** Rows of a label and a sentence. */
export const Lines = ({ children }: { readonly children: ReactNode }): JSX.Element => <dl className="lines num">{children}</dl>;
