import type { JSX, ReactNode } from 'react';

type Props = {
  readonly children: ReactNode;
  /** Buttons left (Back, Leave setup), the reason or note, and the primary button at the end. */
  readonly back?: ReactNode;
  /** Why Continue is closed (with a link to what opens it), or what it will do. */
  readonly why?: ReactNode;
  readonly whyId?: string;
  readonly forward?: ReactNode;
};

/** The right side of the wizard: the page, and a bar that stays. Lies beside a StepList in the wizard's frame. */
export const Stage = ({ children, back, why, whyId, forward }: Props): JSX.Element => (
  <div className="stage">
    <main className="room" id="content" tabIndex={-1}>
      <div className="page">{children}</div>
    </main>
    <footer className="foot">
      {back}
      <p className="why num" id={whyId}>
        {why}
      </p>
      {forward}
    </footer>
  </div>
);
